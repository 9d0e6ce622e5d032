#pragma once
#include <stdint.h>
#ifdef __wasm__
#include <wasm_simd128.h>
#define EXPORT(name) __attribute__((export_name(#name)))
#else
// A native build, for the sanitizers in wasm/fuzz.
#define SIMDE_ENABLE_NATIVE_ALIASES
#include <simde/wasm/simd128.h>
#define EXPORT(name)
#endif

typedef uint8_t byte;

// A bit for each byte: its highest bit.
static inline uint32_t bits(v128_t v) { return wasm_i8x16_bitmask(v); }

// A mask of the bytes that are c.
static inline v128_t is(v128_t v, byte c) { return wasm_i8x16_eq(v, wasm_i8x16_splat(c)); }

static inline uint64_t word(const byte *p) {
  uint64_t v;
  __builtin_memcpy(&v, p, 8);
  return v;
}

// Reads up to 7 bytes behind the end, so every text needs padding.
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

// Whether two texts are equal. Reads up to 15 bytes behind the end of both.
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
