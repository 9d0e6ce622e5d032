#include "json.h"
#include "utf.h"

// What is to be known of a JSON text before it is parsed: see src/read/line-text.ts.

#define INPUT (1u << 20)
#define PADDING 16

static byte room_and_padding[PADDING + INPUT + PADDING];
static byte *const input = room_and_padding + PADDING;
static uint16_t text[INPUT + PADDING];

EXPORT(room) byte *room(void) { return input; }
EXPORT(texts) uint16_t *texts(void) { return text; }

// How many units of UTF-16 the first `size` bytes of room() are, which texts() then holds; -1 where they are no UTF-8.
EXPORT(decode) int32_t decode_input(uint32_t size) {
  uint16_t *behind = decode(input, input + size, text);
  return behind ? behind - text : -1;
}

// How often a quotation mark stands right before a colon in them; -1 where space or an escaped quotation mark stands before one.
// See src/read/names.ts. PADDING zeros stand behind them.
EXPORT(names) int32_t names(uint32_t size) {
  const v128_t colon = wasm_i8x16_splat(':'), quote = wasm_i8x16_splat('"'), slash = wasm_i8x16_splat('\\');
  v128_t unsure = wasm_i8x16_splat(0);
  int32_t count = 0;
  for (const byte *p = input; p < input + size; p += 16) {
    v128_t here = wasm_i8x16_eq(wasm_v128_load(p), colon);
    v128_t before = wasm_v128_load(p - 1);
    v128_t named = wasm_v128_and(here, wasm_i8x16_eq(before, quote));
    v128_t spaced = wasm_v128_or(wasm_v128_or(wasm_i8x16_eq(before, wasm_i8x16_splat(' ')), wasm_i8x16_eq(before, wasm_i8x16_splat('\t'))),
                                 wasm_v128_or(wasm_i8x16_eq(before, wasm_i8x16_splat('\n')), wasm_i8x16_eq(before, wasm_i8x16_splat('\r'))));
    v128_t escaped = wasm_i8x16_eq(wasm_v128_load(p - 2), slash);
    unsure = wasm_v128_or(unsure, wasm_v128_or(wasm_v128_and(here, spaced), wasm_v128_and(named, escaped)));
    count += __builtin_popcount(bits(named));
  }
  return wasm_v128_any_true(unsure) ? -1 : count;
}

// A chunk of a file, in which the elements of an array are looked for.
#define BEHIND 64
static byte chunk[INPUT + BEHIND];

// Of the group that was found last: its names of members, its line ends, its units of UTF-16 behind the last of them, and whether
// there is anything in it but ASCII.
static struct {
  uint32_t names, ends, units, wide;
} found;

EXPORT(chunk) byte *chunk_room(void) { return chunk; }
EXPORT(found) void *found_group(void) { return &found; }

// Of 64 bytes of UTF-8: line ends, what begins a character, what begins one of two units, what is not ASCII.
typedef struct {
  uint64_t ends, firsts, pairs, wide;
} Units;

static inline Units units_at(const byte *p) {
  Units units = {0, 0, 0, 0};
  for (int i = 0; i < 4; i++) {
    v128_t v = wasm_v128_load(p + 16 * i);
    units.ends |= (uint64_t)bits(is(v, '\n')) << (16 * i);
    units.firsts |= (uint64_t)bits(wasm_i8x16_ge(v, wasm_i8x16_splat(-64))) << (16 * i);
    units.pairs |= (uint64_t)bits(wasm_u8x16_ge(v, wasm_i8x16_splat((char)0xF0))) << (16 * i);
    units.wide |= (uint64_t)bits(v) << (16 * i);
  }
  return units;
}

// Brackets open at once that are told apart.
#define DEEPEST 64

// Behind the group that begins at `from` in the first `size` bytes of chunk(), behind which BEHIND zeros stand; -1 where it does
// not end in them, or is not plain: brackets that do not fit each other, or too many, or a backslash outside of strings.
EXPORT(group) int32_t group(uint32_t from, uint32_t size) {
  const uint64_t all = ~(uint64_t)0;
  Strings strings = {0, 0};
  // The kinds of the open brackets, the innermost in the lowest bit.
  uint64_t kinds = 0, within = all;
  uint32_t depth = 0;
  __builtin_memset(&found, 0, sizeof found);
  for (const byte *p = chunk + from, *end = chunk + size; p < end; p += 64) {
    Block block = block_at(p, &strings);
    for (uint64_t both = block.opens | block.closes; both; both &= both - 1) {
      uint64_t one = both & -both;
      // { and [, } and ] differ in this bit.
      uint32_t kind = p[__builtin_ctzll(one)] >> 5 & 1;
      if (block.opens & one) {
        if (++depth > DEEPEST) return -1;
        kinds = kinds << 1 | kind;
        continue;
      }
      if ((kinds & 1) != kind) return -1;
      kinds >>= 1;
      if (--depth > 0) continue;
      within = one | (one - 1);
      break;
    }
    if (block.slashes & ~block.text & within) return -1;
    Units units = units_at(p);
    found.names += __builtin_popcountll(block.colons & within);
    found.wide |= (units.wide & within) != 0;
    uint64_t behind = within, ends = units.ends & within;
    if (ends) {
      found.ends += __builtin_popcountll(ends);
      found.units = 0;
      behind &= ~(((uint64_t)2 << (63 - __builtin_clzll(ends))) - 1);
    }
    found.units += __builtin_popcountll(units.firsts & behind) + __builtin_popcountll(units.pairs & behind);
    if (depth == 0) return p - chunk + 64 - __builtin_clzll(within);
  }
  return -1;
}
