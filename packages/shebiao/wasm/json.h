#pragma once
#include "vectors.h"

// JSON read 64 bytes at a time, a bit for each of them: what stands outside of strings, and what makes strings.

// What goes on from one block to the next: all bits where it is inside of a string, and whether the first character is escaped.
typedef struct {
  uint64_t inside, escaped;
} Strings;

// Brackets and colons outside of strings; backslashes anywhere; what is inside of a string, with the quotation mark that opens it
// and without the one that closes it; and all bytes in one, for what any of them has.
typedef struct {
  uint64_t opens, closes, colons, slashes, text;
  v128_t all;
} Block;

static inline Block block_at(const byte *p, Strings *strings) {
  uint64_t quotes = 0, slashes = 0, opens = 0, closes = 0, colons = 0;
  v128_t all = wasm_i8x16_splat(0);
  for (int i = 0; i < 4; i++) {
    v128_t v = wasm_v128_load(p + 16 * i);
    // { and [, } and ] differ in one bit.
    v128_t brackets = wasm_v128_or(v, wasm_i8x16_splat(0x20));
    quotes |= (uint64_t)bits(is(v, '"')) << (16 * i);
    slashes |= (uint64_t)bits(is(v, '\\')) << (16 * i);
    colons |= (uint64_t)bits(is(v, ':')) << (16 * i);
    opens |= (uint64_t)bits(is(brackets, '{')) << (16 * i);
    closes |= (uint64_t)bits(is(brackets, '}')) << (16 * i);
    all = wasm_v128_or(all, v);
  }
  if (slashes | strings->escaped) {
    // Which characters an odd number of backslashes stands before.
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
  // Bit by bit whether the quotation marks up to there are odd in number.
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
