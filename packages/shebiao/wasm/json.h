#pragma once
#include "vectors.h"

// Scans JSON without parsing it, 64 bytes at a time, with a bit for each byte.

// Kinds of a value: they decide how it is converted to a JavaScript value. WIDE: not ASCII.
enum { STRING = 1, WIDE = 2, ESCAPED = 4, GROUP = 8 };

// State that is carried from one block to the next: `inside` has all bits set if the block begins inside of a string, `escaped` is 1
// if its first byte is escaped.
typedef struct {
  uint64_t inside, escaped;
} Strings;

// Bitsets of the bytes of a block: brackets and colons outside of strings; backslashes anywhere; `text` is inside of strings, with
// the opening quotation mark and without the closing one. `all` is the bitwise OR of all bytes.
typedef struct {
  uint64_t opens, closes, colons, slashes, text;
  v128_t all;
} Block;

static inline Block block_at(const byte *p, Strings *strings) {
  uint64_t quotes = 0, slashes = 0, opens = 0, closes = 0, colons = 0;
  v128_t all = wasm_i8x16_splat(0);
  for (int i = 0; i < 4; i++) {
    v128_t v = wasm_v128_load(p + 16 * i);
    // { and [ differ in one bit, as do } and ].
    v128_t brackets = wasm_v128_or(v, wasm_i8x16_splat(0x20));
    quotes |= (uint64_t)bits(is(v, '"')) << (16 * i);
    slashes |= (uint64_t)bits(is(v, '\\')) << (16 * i);
    colons |= (uint64_t)bits(is(v, ':')) << (16 * i);
    opens |= (uint64_t)bits(is(brackets, '{')) << (16 * i);
    closes |= (uint64_t)bits(is(brackets, '}')) << (16 * i);
    all = wasm_v128_or(all, v);
  }
  if (slashes | strings->escaped) {
    // Bytes behind an odd number of backslashes: they are escaped.
    uint64_t after = strings->escaped;
    strings->escaped = 0;
    for (uint64_t rest = slashes & ~after; rest;) {
      uint64_t slash = rest & -rest;
      after |= slash << 1;
      rest &= ~(slash | slash << 1);
      if (slash >> 63) strings->escaped = 1;
    }
    quotes &= ~after;
  }
  // Prefix XOR: a bit is set if the number of quotation marks up to it is odd.
  uint64_t text = quotes;
  text ^= text << 1;
  text ^= text << 2;
  text ^= text << 4;
  text ^= text << 8;
  text ^= text << 16;
  text ^= text << 32;
  text ^= strings->inside;
  strings->inside = (uint64_t)((int64_t)text >> 63);
  return (Block){opens & ~text, closes & ~text, colons & ~text, slashes, text, all};
}

static inline const byte *skip_space(const byte *p) {
  while (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n') p++;
  return p;
}

// The closing quotation mark of the string whose text begins at p. 0 if there is a control character before it, such as the zeros
// behind the end.
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

// The end of the object or array that begins at p, or 0 if it does not end before `end`. Brackets need not match in kind. `count` grows
// by the colons outside of strings: in valid JSON, the member names at any depth.
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
