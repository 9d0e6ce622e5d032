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

// Forgets all values. Ids begin anew.
EXPORT(clear) void clear(void) {
  __builtin_memset(slots, 0, sizeof slots);
  arena_used = value_count = 0;
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

// The current line: id of its leading value, id of the last kept value that the leading value did not predict, and the number of
// listed members. `decoded` is the end of the decoded text in texts().
static uint32_t lead_value, last_value, listed;
static uint16_t *decoded;

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

// Splits the first `size` bytes of room(), followed by PADDING zeros. Returns the number of members in list(), or -1 if the line is
// not plain.
EXPORT(split) int32_t split(uint32_t size) {
  const byte *p = skip_space(input), *end = input + size;
  uint32_t before = 0;
  lead_value = last_value = listed = 0;
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
      p = skip_space(p);
      if (*p == '}') {
        p++;
        break;
      }
      if (*p != ',') return -1;
      p = skip_space(p + 1);
    }
  return skip_space(p) == end ? (int32_t)listed : -1;
}
