#pragma once
#include <stdint.h>
#ifdef __wasm__
#include <wasm_simd128.h>
#define EXPORT(name) __attribute__((export_name(#name)))
#else
// For the sanitizers of a native build: see wasm/fuzz.
#define SIMDE_ENABLE_NATIVE_ALIASES
#include <simde/wasm/simd128.h>
#define EXPORT(name)
#endif

typedef uint8_t byte;

static inline uint32_t bits(v128_t v) { return wasm_i8x16_bitmask(v); }

static inline v128_t is(v128_t v, byte c) { return wasm_i8x16_eq(v, wasm_i8x16_splat(c)); }
