#include "json.h"
#include "utf.h"

// Decodes JSON text, counts its member names and finds the ends of groups before it is parsed: see src/wasm/text-decoder.ts.

#define INPUT (1u << 20)
#define PADDING 16

static byte room_and_padding[PADDING + INPUT + PADDING];
static byte *const input = room_and_padding + PADDING;
static uint16_t text[INPUT + PADDING];

EXPORT(room) byte *room(void) { return input; }
EXPORT(texts) uint16_t *texts(void) { return text; }

// Decodes the first `size` bytes of room() into texts(). Returns the number of UTF-16 units, or -1 if they are not UTF-8.
EXPORT(decode) int32_t decode_input(uint32_t size) {
  uint16_t *behind = decode(input, input + size, text);
  return behind ? behind - text : -1;
}

// Counts the quotation marks right before a colon in the first `size` bytes of room(), followed by PADDING zeros. Returns -1 if there
// is whitespace or an escaped quotation mark before a colon. See packages/conform/src/read/key-count.ts.
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

// A chunk of a file, in which groups (objects and arrays) are found.
#define BEHIND 64
static byte chunk[INPUT + BEHIND];

// The group that was found last: number of member names, of line ends, and of UTF-16 units behind the last line end; `wide` is 1 if it
// is not ASCII.
static struct {
  uint32_t names, ends, units, wide;
} found;

EXPORT(chunk) byte *chunk_room(void) { return chunk; }
EXPORT(found) void *found_group(void) { return &found; }

// Bitsets of 64 bytes of UTF-8: line ends, first bytes of characters, first bytes of surrogate pairs, bytes that are not ASCII.
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

// Maximum depth of brackets.
#define MAX_DEPTH 64

// Finds the end of the group that begins at `from` in the first `size` bytes of chunk(), followed by BEHIND zeros. Returns -1 if the
// group does not end in them, or is not plain: its brackets do not match or are too deep, or there is a backslash outside of strings.
EXPORT(group) int32_t group(uint32_t from, uint32_t size) {
  const uint64_t all = ~(uint64_t)0;
  Strings strings = {0, 0};
  // A stack of the kinds of open brackets, the innermost in the lowest bit.
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
        if (++depth > MAX_DEPTH) return -1;
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
