#include "json.h"
#include "utf.h"

// Splits a line, a JSON object, into its members, and finds members whose value was kept before, byte for byte.
// See src/wasm/byte-splitter.ts. A line that is not plain is refused with -1: the caller parses it. Values are not validated here:
// the caller keeps a value only after it was found valid.

#define INPUT (1u << 20)
#define PADDING 128
#define ARENA (2u << 20)
#define SLOTS (1u << 15)
#define VALUES (SLOTS / 2)
#define NAMES 512
#define NAME_SLOTS 2048

// A member of the line: `name` is its number, `start` and `size` are the bytes of its value in room(), `id` is the id of a kept
// value or 0. For values that are not kept: `names` counts the member names inside, `text` is the offset in texts() at which a
// value that is not ASCII was decoded to UTF-16, and `units` is its length in UTF-16 units.
typedef struct {
  uint32_t name, start, size, id, kind, names, text, units;
} Member;

// A slot of the hash table of kept values: `at` is the offset of the value's bytes in `arena`. A free slot has id 0.
typedef struct {
  uint32_t hash, at, key, id;
} Slot;

static byte input[INPUT + PADDING];
static byte arena[ARENA + PADDING];
static Slot slots[SLOTS];
static Member members[NAMES];
static uint16_t text[INPUT + PADDING];
static byte name_text[NAMES * 64 + PADDING];
static uint32_t name_at[NAMES + 1], name_size[NAMES + 1], name_last_line[NAMES + 1], name_slots[NAME_SLOTS];
static byte bypassed[NAMES + 1];
static uint32_t name_count, line_number, arena_used, value_count;

// Predictions: members mostly follow each other as they did in lines before, and comparing bytes is cheaper than scanning for the
// end of a value. `next_name` has for a name the name that followed it last. `guesses` has for a pair of a kept value and a name
// the slot of the value that the name had last time in a record with that value.
#define GUESSES (1u << 16)
static uint16_t next_name[NAMES + 1];
static uint16_t guesses[GUESSES];
// The name whose value predicts the values of the other members best.
static uint32_t lead_name;

EXPORT(room) byte *room(void) { return input; }
EXPORT(list) Member *list(void) { return members; }
EXPORT(texts) uint16_t *texts(void) { return text; }
EXPORT(naming) byte *naming(void) { return name_text + name_count * 64; }

// Adds the name whose `size` bytes are at naming(). Returns its number, from 1, or 0 if there is no room for it.
EXPORT(name) uint32_t name(uint32_t size) {
  if (name_count == NAMES - 1 || size == 0 || size > 64) return 0;
  const byte *text = name_text + name_count * 64;
  uint32_t at = hash_of(text, size, 1) % NAME_SLOTS;
  while (name_slots[at]) at = (at + 1) % NAME_SLOTS;
  name_slots[at] = ++name_count;
  name_at[name_count] = text - name_text;
  name_size[name_count] = size;
  return name_count;
}

static inline uint32_t number_of(const byte *p, uint32_t size) {
  for (uint32_t at = hash_of(p, size, 1) % NAME_SLOTS, n; (n = name_slots[at]); at = (at + 1) % NAME_SLOTS)
    if (name_size[n] == size && same(name_text + name_at[n], p, size)) return n;
  return 0;
}

// Sets whether values of a name are neither looked up nor kept, since they hardly ever repeat.
EXPORT(pass) void pass(uint32_t name, uint32_t passed) { bypassed[name] = passed; }

// The key of a value: the number of its name (9 bits) and its size (23 bits).
#define KEY(name, size) ((name) << 23 | (size))
#define NAME_OF(key) ((key) >> 23)
#define SIZE_OF(key) ((key) & 0x7FFFFF)
#define MAX_SIZE 65536

// The slot of a kept value, or a free slot for it.
static inline Slot *slot_of(uint32_t key, const byte *p, uint32_t size, uint32_t hash) {
  uint32_t at = hash % SLOTS;
  for (;; at = (at + 1) % SLOTS) {
    Slot *slot = slots + at;
    if (slot->id == 0 || (slot->hash == hash && slot->key == key && same(arena + slot->at, p, size))) return slot;
  }
}

// A template: a line that other lines with the same leading value are compared with, since most of their bytes are the same.

// A member of a template: the offsets at which its value begins and ends.
typedef struct {
  uint32_t name, value, end;
} Span;

// `at` and `size` are the bytes of the line in template_arena, `spans` and `count` its members. `min_listed` is the fewest members
// in which a line differed, `misfits` the number of lines in a row that differed in many more.
typedef struct {
  uint32_t at, size, spans, count, min_listed, misfits;
} Template;

#define TEMPLATES 512
#define TEMPLATE_ARENA (2u << 20)
#define DEVIATES -2
_Alignas(8) static byte template_arena[TEMPLATE_ARENA];
static Template templates[TEMPLATES];
// Templates of a leading value, by its id: one for each of up to four shapes of its records, the most recently matched first.
#define SHAPES 4
static uint16_t templates_of[VALUES + 1][SHAPES];
static uint32_t template_count, template_arena_used;

// If there is no more room for templates, and fewer than MIN_MATCHES lines for each of them have matched, none is kept for the next
// PAUSE lines.
#define MIN_MATCHES 4
#define PAUSE (1u << 16)
static uint32_t match_count, paused_until;

// Keeps the value of a member of the line that was split last. Returns its id, from 1, or 0 if there is no room.
EXPORT(keep) uint32_t keep(uint32_t number) {
  const Member *member = members + number;
  uint32_t size = member->size;
  if (size > MAX_SIZE || arena_used + size > ARENA || value_count == VALUES) return 0;
  const byte *p = input + member->start;
  uint32_t key = KEY(member->name, size), hash = hash_of(p, size, member->name);
  Slot *slot = slot_of(key, p, size, hash);
  if (slot->id) return slot->id;
  __builtin_memcpy(arena + arena_used, p, size);
  *slot = (Slot){hash, arena_used, key, ++value_count};
  arena_used += size;
  return value_count;
}

// Forgets all values and templates. Ids begin anew.
EXPORT(clear) void clear(void) {
  __builtin_memset(slots, 0, sizeof slots);
  __builtin_memset(templates_of, 0, sizeof templates_of);
  arena_used = value_count = template_count = template_arena_used = match_count = 0;
}

// Sets the leading name.
EXPORT(follow) void follow(uint32_t name) { lead_name = name; }

static inline uint16_t *guess_of(uint32_t id, uint32_t name) {
  uint32_t mixed = (id * NAMES + name) * 0x9E3779B1u;
  return guesses + (mixed >> 16);
}

// The slot if its kept value has this name and is the value at p; else 0.
static inline Slot *value_in_slot(uint16_t number, uint32_t name, const byte *p, const byte *end) {
  Slot *slot = slots + number;
  uint32_t size = SIZE_OF(slot->key);
  if (slot->id == 0 || NAME_OF(slot->key) != name || size > (uint32_t)(end - p) || !same(arena + slot->at, p, size)) return 0;
  // A number may go on behind the bytes of the kept value; a string, object or array cannot.
  byte first = *p, next = p[size];
  if (first == '"' || first == '{' || first == '[' || next == ',' || next == '}' || next <= ' ') return slot;
  return 0;
}

// The current line: id of its leading value, id of the last kept value that the leading value did not predict, the template that it
// matched, number of listed members, and its size in bytes. `decoded` is the end of the decoded text in texts().
static uint32_t lead_value, last_value, matched, listed, length;
static uint16_t *decoded;

// A template is replaced if MISFITS lines in a row differ from it in more than SLACK members above its minimum: there is a better one.
#define SLACK 4
#define MISFITS 3

static inline uint32_t aligned(uint32_t size) { return (size + 7) & ~7u; }

// Puts a template first among those of the leading value. The one at `index` is overwritten: itself, or the least recently matched.
static inline void move_to_front(uint32_t number, uint32_t index) {
  uint16_t *of = templates_of[lead_value];
  for (; index; index--) of[index] = of[index - 1];
  *of = number;
}

// Keeps the line that was split last as a template of its leading value. Returns its id, from 1, or 0 if it matches a template
// already, has no kept leading value, is too long, or no templates are kept at present.
EXPORT(keep_line) uint32_t keep_line(void) {
  if (matched || !lead_value || length > MAX_SIZE) return 0;
  uint32_t spans = aligned(length + PADDING), size = spans + listed * sizeof(Span);
  if (line_number < paused_until) return 0;
  if (template_count == TEMPLATES - 1 || template_arena_used + size > TEMPLATE_ARENA) {
    if (match_count < template_count * MIN_MATCHES) paused_until = line_number + PAUSE;
    __builtin_memset(templates_of, 0, sizeof templates_of);
    template_count = template_arena_used = match_count = 0;
  }
  uint32_t number = ++template_count;
  templates[number] = (Template){template_arena_used, length, template_arena_used + spans, listed, NAMES, 0};
  move_to_front(number, SHAPES - 1);
  __builtin_memcpy(template_arena + template_arena_used, input, length);
  __builtin_memset(template_arena + template_arena_used + length, 0, PADDING);
  Span *span = (Span *)(template_arena + template_arena_used + spans);
  for (uint32_t i = 0; i < listed; i++) span[i] = (Span){members[i].name, members[i].start, members[i].start + members[i].size};
  template_arena_used += aligned(size);
  return number;
}

// Id of the template that the last line matched: only members that differ from it are listed. 0 = none, all members are listed.
EXPORT(model) uint32_t model(void) { return matched; }

// Lists the member with this name and the value at p. Returns the end of the value, or 0 if the line is not plain.
static const byte *read_value(uint32_t number, const byte *p, const byte *end) {
  const int isKept = !bypassed[number];
  Member *member = members + listed++;
  uint16_t *by_lead = guess_of(lead_value, number), *by_last = guess_of(last_value, number);
  Slot *slot = isKept ? value_in_slot(*by_lead, number, p, end) : 0;
  const byte *q;
  if (isKept && !slot) {
    slot = value_in_slot(*by_last, number, p, end);
    if (slot) *by_lead = slot - slots, last_value = slot->id;
  }
  if (slot) {
    uint32_t size = SIZE_OF(slot->key);
    *member = (Member){number, p - input, size, slot->id, 0, 0, 0, 0};
    q = p + size;
  } else {
    uint32_t kind = 0, count = 0;
    if (*p == '"') {
      kind = STRING;
      q = string_end(p + 1, &kind);
      if (q) q++;
    } else if (*p == '{' || *p == '[') {
      kind = GROUP;
      q = group_end(p, end, &kind, &count);
    } else
      for (q = p; *q > ' ' && *q != ',' && *q != '}' && *q != ']';) q++;
    if (!q || q == p || q > end) return 0;
    *member = (Member){number, p - input, q - p, 0, kind, count, 0, 0};
    if (isKept && member->size <= MAX_SIZE) {
      Slot *found = slot_of(KEY(number, member->size), p, member->size, hash_of(p, member->size, number));
      if (found->id) *by_lead = *by_last = found - slots, last_value = member->id = found->id;
    }
    if (kind & WIDE && !member->id) {
      uint32_t quote = kind & STRING ? 1 : 0;
      uint16_t *behind = decode(p + quote, q - quote, decoded);
      if (!behind) return 0;
      member->text = decoded - text;
      member->units = behind - decoded;
      decoded = behind;
    }
  }
  if (number == lead_name) lead_value = member->id;
  return q;
}

// Splits the rest of a line, behind its leading value at p, by a template. Returns 0, -1 if the line is not plain, or DEVIATES if it
// has other members than the template.
static int32_t split_by_template(const Template *template, const byte *p, const byte *end) {
  const byte *line = template_arena + template->at;
  const Span *spans = (const Span *)(template_arena + template->spans);
  uint32_t k = listed, at = spans[k - 1].end;
  for (uint32_t i = 0; i < k; i++)
    if (spans[i].name != members[i].name) return DEVIATES;
  for (;;) {
    // p corresponds to offset `at` of the template.
    uint32_t to = at + common_prefix(line + at, p, template->size - at);
    // A value is equal only if the byte behind it is equal too: a number may go on.
    while (k < template->count && spans[k].end < to) k++;
    if (to == template->size) return p + (to - at) == end ? 0 : DEVIATES;
    if (k == template->count || to < spans[k].value) return DEVIATES;
    p = read_value(spans[k].name, skip_space(p + (spans[k].value - at)), end);
    if (!p) return -1;
    at = spans[k++].end;
  }
}

// Splits the rest of a line by the first template of its leading value that fits. Returns as split_by_template does.
static int32_t split_by_templates(const byte *p, const byte *end) {
  const uint32_t listed_before = listed, last_value_before = last_value;
  uint16_t *const decoded_before = decoded, *const of = templates_of[lead_value];
  for (uint32_t i = 0; i < SHAPES && of[i]; i++) {
    Template *template = templates + (matched = of[i]);
    int32_t problem = split_by_template(template, p, end);
    if (problem == DEVIATES) {
      listed = listed_before, last_value = last_value_before, decoded = decoded_before;
      continue;
    }
    match_count++;
    move_to_front(matched, i);
    if (listed < template->min_listed) template->min_listed = listed;
    if (listed <= template->min_listed + SLACK) template->misfits = 0;
    else if (++template->misfits == MISFITS) {
      // Removed: the next line of this shape becomes the template.
      for (uint32_t index = 1; index < SHAPES; index++) of[index - 1] = of[index];
      of[SHAPES - 1] = 0;
    }
    return problem;
  }
  return DEVIATES;
}

// Returns 0, -1 if the line is not plain, or DEVIATES if no template fits: call it again without templates.
static int32_t split_line(uint32_t size, int use_templates) {
  const byte *p = skip_space(input), *end = input + size;
  uint32_t before = 0;
  lead_value = last_value = matched = listed = 0;
  length = size;
  decoded = text;
  line_number++;
  if (*p != '{') return -1;
  p = skip_space(p + 1);
  if (*p == '}') p++;
  else
    for (;;) {
      uint32_t kind = 0;
      if (*p != '"' || listed == NAMES) return -1;
      uint32_t number = next_name[before], size = name_size[number];
      const byte *q = ++p + size;
      if (number == 0 || q >= end || *q != '"' || !same(name_text + name_at[number], p, size)) {
        q = string_end(p, &kind);
        if (!q || kind & ESCAPED) return -1;
        number = number_of(p, q - p);
        next_name[before] = number;
      }
      if (number == 0 || name_last_line[number] == line_number) return -1;
      name_last_line[number] = line_number;
      before = number;
      p = skip_space(q + 1);
      if (*p != ':') return -1;
      p = read_value(number, skip_space(p + 1), end);
      if (!p) return -1;
      if (number == lead_name && use_templates && *templates_of[lead_value]) return split_by_templates(p, end);
      p = skip_space(p);
      if (*p == '}') {
        p++;
        break;
      }
      if (*p != ',') return -1;
      p = skip_space(p + 1);
    }
  return skip_space(p) == end ? 0 : -1;
}

// Splits the first `size` bytes of room(), followed by PADDING zeros. Returns the number of members in list(), or -1 if the line is
// not plain.
EXPORT(split) int32_t split(uint32_t size) {
  int32_t problem = split_line(size, 1);
  if (problem == DEVIATES) problem = split_line(size, 0);
  return problem ? -1 : (int32_t)listed;
}
