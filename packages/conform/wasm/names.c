#include <stdint.h>
#include <wasm_simd128.h>

// How often a quotation mark stands right before a colon; -1 where space or an escaped quotation mark stands before one.
// See src/read/names.ts. Reads two bytes before `text`, and up to 16 behind its end: the caller leaves room and clears it.
__attribute__((export_name("names"))) int32_t names(const uint8_t *text, uint32_t size) {
  const v128_t colon = wasm_i8x16_splat(':'), quote = wasm_i8x16_splat('"'), slash = wasm_i8x16_splat('\\');
  v128_t unsure = wasm_i8x16_splat(0);
  int32_t count = 0;
  for (uint32_t i = 0; i < size; i += 16) {
    v128_t here = wasm_i8x16_eq(wasm_v128_load(text + i), colon);
    v128_t before = wasm_v128_load(text + i - 1);
    v128_t named = wasm_v128_and(here, wasm_i8x16_eq(before, quote));
    v128_t spaced = wasm_v128_or(wasm_v128_or(wasm_i8x16_eq(before, wasm_i8x16_splat(' ')), wasm_i8x16_eq(before, wasm_i8x16_splat('\t'))),
                                 wasm_v128_or(wasm_i8x16_eq(before, wasm_i8x16_splat('\n')), wasm_i8x16_eq(before, wasm_i8x16_splat('\r'))));
    v128_t escaped = wasm_i8x16_eq(wasm_v128_load(text + i - 2), slash);
    unsure = wasm_v128_or(unsure, wasm_v128_or(wasm_v128_and(here, spaced), wasm_v128_and(named, escaped)));
    count += __builtin_popcount(wasm_i8x16_bitmask(named));
  }
  return wasm_v128_any_true(unsure) ? -1 : count;
}
