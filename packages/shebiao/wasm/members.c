#include "json.h"
#include "utf.h"

// Splits a line that is a JSON object into its members, and tells which of their values were met before, byte for byte.
// See src/read/members.ts. Whatever is not plain is refused: -1 says that somebody else shall read the line. That a value
// is sound JSON is not looked at here; only a value that was found sound is kept.

#define INPUT (1u << 20)
#define PADDING 128
#define ARENA (2u << 20)
#define SLOTS (1u << 15)
#define KEPT (SLOTS / 2)
#define NAMES 512
#define NAME_SLOTS 2048

// Kinds of a value, for who makes it into one of JavaScript's.
enum { STRING = 1, WIDE = 2, ESCAPED = 4, GROUP = 8 };

// `text` and `units`: where in texts() a value that is not ASCII stands in UTF-16, and how many units it is.
typedef struct {
  uint32_t name, start, size, id, kind, names, text, units;
} Member;

typedef struct {
  uint32_t hash, at, key, id;
} Slot;

static byte input[INPUT + PADDING];
static byte arena[ARENA + PADDING];
static Slot slots[SLOTS];
static Member members[NAMES];
static uint16_t text[INPUT + PADDING];
static byte name_text[NAMES * 64 + PADDING];
static uint32_t name_at[NAMES + 1], name_size[NAMES + 1], name_met[NAMES + 1], name_slots[NAME_SLOTS];
static byte unkept[NAMES + 1];
static uint32_t names, line, used, kept;

// What comes next is mostly what came next before, and to hold bytes against bytes is cheaper than to look for where a value
// ends. Of a name: the name that came after it last. Of a value and a name: the slot of the value that name had beside it last.
#define GUESSES (1u << 16)
static uint16_t name_after[NAMES + 1];
static uint16_t guesses[GUESSES];
static uint32_t lead;

EXPORT(room) byte *room(void) { return input; }
EXPORT(list) Member *list(void) { return members; }
EXPORT(texts) uint16_t *texts(void) { return text; }
EXPORT(naming) byte *naming(void) { return name_text + names * 64; }

static inline uint64_t word(const byte *p) {
  uint64_t v;
  __builtin_memcpy(&v, p, 8);
  return v;
}

// Reads up to 7 bytes behind the end: there is padding behind every text.
static inline uint32_t hash_of(const byte *p, uint32_t size, uint32_t seed) {
  const uint64_t k = 0x9E3779B97F4A7C15u;
  uint64_t a = seed * k, b = ~a;
  uint32_t i = 0;
  for (; i + 16 <= size; i += 16) {
    a = (a ^ word(p + i)) * k;
    b = (b ^ word(p + i + 8)) * k;
    a ^= a >> 29;
    b ^= b >> 31;
  }
  for (; i < size; i += 8) {
    uint64_t v = word(p + i);
    if (size - i < 8) v &= ((uint64_t)1 << (8 * (size - i))) - 1;
    a = (a ^ v) * k;
    a ^= a >> 29;
  }
  a = (a ^ (b >> 7) ^ size) * k;
  return (uint32_t)(a >> 32);
}

static inline v128_t differ(const byte *a, const byte *b) { return wasm_v128_xor(wasm_v128_load(a), wasm_v128_load(b)); }

// Reads up to 15 bytes behind the end of both.
static inline int same(const byte *a, const byte *b, uint32_t size) {
  uint32_t i = 0;
  for (; i + 64 <= size; i += 64) {
    v128_t first = wasm_v128_or(differ(a + i, b + i), differ(a + i + 16, b + i + 16));
    v128_t second = wasm_v128_or(differ(a + i + 32, b + i + 32), differ(a + i + 48, b + i + 48));
    if (wasm_v128_any_true(wasm_v128_or(first, second))) return 0;
  }
  for (; i + 16 <= size; i += 16)
    if (!wasm_i8x16_all_true(wasm_i8x16_eq(wasm_v128_load(a + i), wasm_v128_load(b + i)))) return 0;
  uint32_t rest = size - i;
  if (rest == 0) return 1;
  return (~bits(wasm_i8x16_eq(wasm_v128_load(a + i), wasm_v128_load(b + i))) & ((1u << rest) - 1)) == 0;
}

// Numbers the name whose `size` bytes stand at naming(), from 1; 0 where there is no room for it.
EXPORT(name) uint32_t name(uint32_t size) {
  if (names == NAMES - 1 || size == 0 || size > 64) return 0;
  const byte *text = name_text + names * 64;
  uint32_t at = hash_of(text, size, 1) % NAME_SLOTS;
  while (name_slots[at]) at = (at + 1) % NAME_SLOTS;
  name_slots[at] = ++names;
  name_at[names] = text - name_text;
  name_size[names] = size;
  return names;
}

static inline uint32_t number_of(const byte *p, uint32_t size) {
  for (uint32_t at = hash_of(p, size, 1) % NAME_SLOTS, n; (n = name_slots[at]); at = (at + 1) % NAME_SLOTS)
    if (name_size[n] == size && same(name_text + name_at[n], p, size)) return n;
  return 0;
}

// Whether values of a name are not worth keeping: hardly any comes twice.
EXPORT(pass) void pass(uint32_t name, uint32_t passed) { unkept[name] = passed; }

// A value with the name it has: as 9 bits and 23.
#define KEY(name, size) ((name) << 23 | (size))
#define NAME_OF(key) ((key) >> 23)
#define SIZE_OF(key) ((key) & 0x7FFFFF)
#define LONGEST 65536

static inline Slot *slot_of(uint32_t key, const byte *p, uint32_t size, uint32_t hash) {
  uint32_t at = hash % SLOTS;
  for (;; at = (at + 1) % SLOTS) {
    Slot *slot = slots + at;
    if (slot->id == 0 || (slot->hash == hash && slot->key == key && same(arena + slot->at, p, size))) return slot;
  }
}

// A line of records with one leading value, for others with it to be held against: most of what stands in one stands in all.
typedef struct {
  uint32_t name, value, end;
} Part;

typedef struct {
  uint32_t at, size, parts, count, fewest, strikes;
} Model;

#define MODELS 512
#define MODEL_ROOM (2u << 20)
#define DEVIATES -2
_Alignas(8) static byte model_room[MODEL_ROOM];
static Model models[MODELS];
// Of a leading value: one for each of some shapes that its records have, the one that served last before the others.
#define SHAPES 4
static uint16_t models_of[KEPT + 1][SHAPES];
static uint32_t model_count, model_used;

// Where lines like models are not so many times as many as these were when there is no more room, none is kept for so many lines.
#define WORTH 4
#define LINES_PASSED (1u << 16)
static uint32_t served, unkept_to;

// Keeps the value of a member of the line that was split last; gives back its number, from 1, or 0 where it cannot be kept.
EXPORT(keep) uint32_t keep(uint32_t number) {
  const Member *member = members + number;
  uint32_t size = member->size;
  if (size > LONGEST || used + size > ARENA || kept == KEPT) return 0;
  const byte *p = input + member->start;
  uint32_t key = KEY(member->name, size), hash = hash_of(p, size, member->name);
  Slot *slot = slot_of(key, p, size, hash);
  if (slot->id) return slot->id;
  __builtin_memcpy(arena + used, p, size);
  *slot = (Slot){hash, used, key, ++kept};
  used += size;
  return kept;
}

// Forgets every value; their numbers begin anew.
EXPORT(clear) void clear(void) {
  __builtin_memset(slots, 0, sizeof slots);
  __builtin_memset(models_of, 0, sizeof models_of);
  used = kept = model_count = model_used = served = 0;
}

// The name whose value says most of what the others will be.
EXPORT(follow) void follow(uint32_t name) { lead = name; }

static inline uint16_t *guess_of(uint32_t id, uint32_t name) {
  uint32_t mixed = (id * NAMES + name) * 0x9E3779B1u;
  return guesses + (mixed >> 16);
}

// The kept value of a name that is in that slot and stands at p; 0 where it is another.
static inline Slot *guessed(uint16_t number, uint32_t name, const byte *p, const byte *end) {
  Slot *slot = slots + number;
  uint32_t size = SIZE_OF(slot->key);
  if (slot->id == 0 || NAME_OF(slot->key) != name || size > (uint32_t)(end - p) || !same(arena + slot->at, p, size)) return 0;
  // A string, object or array ends where its text does; a number may go on.
  byte first = *p, next = p[size];
  if (first == '"' || first == '{' || first == '[' || next == ',' || next == '}' || next <= ' ') return slot;
  return 0;
}

static inline const byte *spaces(const byte *p) {
  while (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n') p++;
  return p;
}

// The quotation mark that ends the string whose text begins at p; 0 where a control character stands in it, as behind the end.
static inline const byte *string_end(const byte *p, uint32_t *kind) {
  v128_t wide = wasm_i8x16_splat(0);
  for (;;) {
    v128_t v = wasm_v128_load(p);
    uint32_t found = bits(wasm_v128_or(wasm_v128_or(is(v, '"'), is(v, '\\')), wasm_u8x16_lt(v, wasm_i8x16_splat(' '))));
    if (found == 0) {
      wide = wasm_v128_or(wide, v);
      p += 16;
      continue;
    }
    uint32_t i = __builtin_ctz(found);
    if (bits(v) & ((1u << i) - 1)) *kind |= WIDE;
    p += i;
    if (*p == '"') {
      if (bits(wide)) *kind |= WIDE;
      return p;
    }
    if (*p != '\\' || p[1] < ' ') return 0;
    *kind |= ESCAPED;
    p += 2;
  }
}

// Behind the bracket that ends the group that begins at p, whichever brackets they are; 0 where `end` comes first. Of sound
// JSON `count` is how many members there are in it, however deep: colons outside of strings.
static inline const byte *group_end(const byte *p, const byte *end, uint32_t *kind, uint32_t *count) {
  uint32_t depth = 0;
  Strings strings = {0, 0};
  v128_t wide = wasm_i8x16_splat(0);
  uint64_t slashed = 0;
  for (; p < end; p += 64) {
    Block block = block_at(p, &strings);
    wide = wasm_v128_or(wide, block.all);
    slashed |= block.slashes;
    for (uint64_t both = block.opens | block.closes; both; both &= both - 1) {
      uint64_t one = both & -both;
      if (block.opens & one) depth++;
      else if (--depth == 0) {
        if (bits(wide)) *kind |= WIDE;
        if (slashed) *kind |= ESCAPED;
        *count += __builtin_popcountll(block.colons & (one - 1));
        p += __builtin_ctzll(one) + 1;
        return p <= end ? p : 0;
      }
    }
    *count += __builtin_popcountll(block.colons);
  }
  return 0;
}

// Of the line at hand: the leading value and the last one that was not guessed by it, the model it is like, how many members are
// listed and of how many bytes it is; and up to where its new values were decoded.
static uint32_t led, last, like, listed, length;
static uint16_t *decoded;

// Where so many lines in a row differ from their model in so many members more than the best did, there is a better model.
#define SLACK 4
#define STRIKES 3

static inline uint32_t aligned(uint32_t size) { return (size + 7) & ~7u; }

// Puts a model before all others of the leading value, up to the one whose place it takes.
static inline void put_first(uint32_t number, uint32_t place) {
  uint16_t *of = models_of[led];
  for (; place; place--) of[place] = of[place - 1];
  *of = number;
}

// Keeps the line that was split last as a model of its leading value; gives back its number, from 1, or 0 where it has one, or is
// too long.
EXPORT(keep_line) uint32_t keep_line(void) {
  if (like || !led || length > LONGEST) return 0;
  uint32_t parts = aligned(length + PADDING), size = parts + listed * sizeof(Part);
  if (line < unkept_to) return 0;
  if (model_count == MODELS - 1 || model_used + size > MODEL_ROOM) {
    if (served < model_count * WORTH) unkept_to = line + LINES_PASSED;
    __builtin_memset(models_of, 0, sizeof models_of);
    model_count = model_used = served = 0;
  }
  uint32_t number = ++model_count;
  models[number] = (Model){model_used, length, model_used + parts, listed, NAMES, 0};
  put_first(number, SHAPES - 1);
  __builtin_memcpy(model_room + model_used, input, length);
  __builtin_memset(model_room + model_used + length, 0, PADDING);
  Part *part = (Part *)(model_room + model_used + parts);
  for (uint32_t i = 0; i < listed; i++) part[i] = (Part){members[i].name, members[i].start, members[i].start + members[i].size};
  model_used += aligned(size);
  return number;
}

// The model of the line that was split last: only members that differ from it are listed. 0 where all are.
EXPORT(model) uint32_t model(void) { return like; }

// Up to where two texts are the same, of which the first is no longer than `size`.
static inline uint32_t equal(const byte *one, const byte *other, uint32_t size) {
  for (uint32_t i = 0; i < size; i += 16) {
    uint32_t differing = bits(is(wasm_v128_xor(wasm_v128_load(one + i), wasm_v128_load(other + i)), 0)) ^ 0xFFFF;
    if (differing) {
      i += __builtin_ctz(differing);
      return i < size ? i : size;
    }
  }
  return size;
}

// Reads the value of a name that begins at p; gives back behind it, or 0 where the line is not plain.
static const byte *value_of(uint32_t number, const byte *p, const byte *end) {
  const int isKept = !unkept[number];
  Member *member = members + listed++;
  uint16_t *by_lead = guess_of(led, number), *by_last = guess_of(last, number);
  Slot *slot = isKept ? guessed(*by_lead, number, p, end) : 0;
  const byte *q;
  if (isKept && !slot) {
    slot = guessed(*by_last, number, p, end);
    if (slot) *by_lead = slot - slots, last = slot->id;
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
    if (isKept && member->size <= LONGEST) {
      Slot *found = slot_of(KEY(number, member->size), p, member->size, hash_of(p, member->size, number));
      if (found->id) *by_lead = *by_last = found - slots, last = member->id = found->id;
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
  if (number == lead) led = member->id;
  return q;
}

// Splits the rest of a line, whose leading value ends at p and was listed last, by a model; DEVIATES where its members are others.
static int32_t split_by(const Model *model, const byte *p, const byte *end) {
  const byte *line = model_room + model->at;
  const Part *parts = (const Part *)(model_room + model->parts);
  uint32_t k = listed, at = parts[k - 1].end;
  for (uint32_t i = 0; i < k; i++)
    if (parts[i].name != members[i].name) return DEVIATES;
  for (;;) {
    // What stands at p stood there in the model.
    uint32_t to = at + equal(line + at, p, model->size - at);
    // A value is the same if what stands behind it is: a number may go on.
    while (k < model->count && parts[k].end < to) k++;
    if (to == model->size) return p + (to - at) == end ? 0 : DEVIATES;
    if (k == model->count || to < parts[k].value) return DEVIATES;
    p = value_of(parts[k].name, spaces(p + (parts[k].value - at)), end);
    if (!p) return -1;
    at = parts[k++].end;
  }
}

// Splits that rest by the models of the leading value, one after another; DEVIATES where none fits.
static int32_t split_like(const byte *p, const byte *end) {
  const uint32_t before = listed, met = last;
  uint16_t *const behind = decoded, *const of = models_of[led];
  for (uint32_t i = 0; i < SHAPES && of[i]; i++) {
    Model *model = models + (like = of[i]);
    int32_t problem = split_by(model, p, end);
    if (problem == DEVIATES) {
      listed = before, last = met, decoded = behind;
      continue;
    }
    served++;
    put_first(like, i);
    if (listed < model->fewest) model->fewest = listed;
    if (listed <= model->fewest + SLACK) model->strikes = 0;
    else if (++model->strikes == STRIKES) {
      // The next line of its shape is to be the model.
      for (uint32_t place = 1; place < SHAPES; place++) of[place - 1] = of[place];
      of[SHAPES - 1] = 0;
    }
    return problem;
  }
  return DEVIATES;
}

static int32_t split_whole(uint32_t size, int mayBeLike) {
  const byte *p = spaces(input), *end = input + size;
  uint32_t before = 0;
  led = last = like = listed = 0;
  length = size;
  decoded = text;
  line++;
  if (*p != '{') return -1;
  p = spaces(p + 1);
  if (*p == '}') p++;
  else
    for (;;) {
      uint32_t kind = 0;
      if (*p != '"' || listed == NAMES) return -1;
      uint32_t number = name_after[before], size = name_size[number];
      const byte *q = ++p + size;
      if (number == 0 || q >= end || *q != '"' || !same(name_text + name_at[number], p, size)) {
        q = string_end(p, &kind);
        if (!q || kind & ESCAPED) return -1;
        number = number_of(p, q - p);
        name_after[before] = number;
      }
      if (number == 0 || name_met[number] == line) return -1;
      name_met[number] = line;
      before = number;
      p = spaces(q + 1);
      if (*p != ':') return -1;
      p = value_of(number, spaces(p + 1), end);
      if (!p) return -1;
      if (number == lead && mayBeLike && *models_of[led]) return split_like(p, end);
      p = spaces(p);
      if (*p == '}') {
        p++;
        break;
      }
      if (*p != ',') return -1;
      p = spaces(p + 1);
    }
  return spaces(p) == end ? 0 : -1;
}

// Splits the first `size` bytes of room(), behind which PADDING zeros stand. Gives back how many members list() holds, or -1.
EXPORT(split) int32_t split(uint32_t size) {
  int32_t problem = split_whole(size, 1);
  if (problem == DEVIATES) problem = split_whole(size, 0);
  return problem ? -1 : (int32_t)listed;
}
