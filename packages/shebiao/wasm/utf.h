#pragma once
#include "vectors.h"

#define HIGH(v) wasm_u16x8_extend_high_u8x16(v)
#define LOW(v) wasm_u16x8_extend_low_u8x16(v)

// Decodes UTF-8 to UTF-16. Returns the end of the output, or 0 if the input is not UTF-8. Writes up to 15 units behind the end.
static uint16_t *decode(const byte *p, const byte *end, uint16_t *to) {
  while (p < end) {
    v128_t v = wasm_v128_load(p);
    uint32_t high = bits(v), plain = high ? __builtin_ctz(high) : 16;
    if (plain > (uint32_t)(end - p)) plain = end - p;
    if (plain) {
      wasm_v128_store(to, LOW(v));
      wasm_v128_store(to + 8, HIGH(v));
      to += plain;
      p += plain;
      continue;
    }
    // Four characters of three bytes each, as nearly all Chinese is: 1110xxxx 10xxxxxx 10xxxxxx.
    v128_t lanes = wasm_i8x16_swizzle(v, wasm_i8x16_const(2, 1, 0, 16, 5, 4, 3, 16, 8, 7, 6, 16, 11, 10, 9, 16));
    v128_t fixed = wasm_v128_and(lanes, wasm_i32x4_splat(0x00F0C0C0));
    if (end - p >= 12 && wasm_i32x4_all_true(wasm_i32x4_eq(fixed, wasm_i32x4_splat(0x00E08080)))) {
      v128_t unit = wasm_v128_or(
          wasm_v128_or(wasm_v128_and(lanes, wasm_i32x4_splat(0x3F)), wasm_v128_and(wasm_u32x4_shr(lanes, 2), wasm_i32x4_splat(0xFC0))),
          wasm_v128_and(wasm_u32x4_shr(lanes, 4), wasm_i32x4_splat(0xF000)));
      // Overlong encodings and surrogates are invalid.
      v128_t half = wasm_i32x4_eq(wasm_v128_and(unit, wasm_i32x4_splat(0xF800)), wasm_i32x4_splat(0xD800));
      if (wasm_v128_any_true(wasm_v128_or(half, wasm_u32x4_lt(unit, wasm_i32x4_splat(0x800))))) return 0;
      wasm_v128_store64_lane(to, wasm_u16x8_narrow_i32x4(unit, unit), 0);
      to += 4;
      p += 12;
      continue;
    }
    uint32_t first = *p++;
    uint32_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    if (first < 0xC2 || first > 0xF4 || (uint32_t)(end - p) < more) return 0;
    uint32_t point = first & (0x3F >> more);
    for (uint32_t i = 0; i < more; i++) {
      if ((*p & 0xC0) != 0x80) return 0;
      point = point << 6 | (*p++ & 0x3F);
    }
    if (point > 0x10FFFF || (point & 0xFFFFF800) == 0xD800 || (more == 2 && point < 0x800) || (more == 3 && point < 0x10000)) return 0;
    if (more < 3) *to++ = point;
    else {
      *to++ = 0xD800 + ((point - 0x10000) >> 10);
      *to++ = 0xDC00 + (point & 0x3FF);
    }
  }
  return to;
}
