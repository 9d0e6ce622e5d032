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
