// Fuzzes text.c with any bytes, in a native build with sanitizers: node scripts/fuzz-wasm.mjs
// No buffer overflow; decoded text equals the UTF-8; names and groups equal those of a scan byte by byte.
#include "../text.c"

#include "expect.h"
#include <sanitizer/asan_interface.h>
#include <string.h>

static void check_text(const byte *given, uint32_t size) {
  memcpy(input, given, size);
  memset(input + size, 0, PADDING);
  ASAN_POISON_MEMORY_REGION(input + size + PADDING, INPUT - size);
  const int32_t units = decode_input(size), count = names(size);
  if (units >= 0) expect_text(text, units, given, size);
  else {
    int wide = 0;
    for (uint32_t i = 0; i < size; i++) wide |= given[i] & 0x80;
    expect(wide);
  }
  int32_t expected = 0;
  for (uint32_t i = 1; i < size && expected >= 0; i++) {
    if (given[i] != ':') continue;
    if (strchr(" \t\n\r", given[i - 1]) || (i > 1 && given[i - 1] == '"' && given[i - 2] == '\\')) expected = -1;
    else expected += given[i - 1] == '"';
  }
  // strchr finds a zero byte too, which is not whitespace.
  if (!memchr(given, 0, size)) expect(count == expected);
  ASAN_UNPOISON_MEMORY_REGION(input + size + PADDING, INPUT - size);
}

static void check_group(uint32_t from, uint32_t size) {
  const int32_t behind = group(from, size);
  if (behind < 0) return;
  char open[MAX_DEPTH];
  uint32_t depth = 0, at = from, count = 0, ends = 0, units = 0, wide = 0;
  int inside = 0;
  do {
    expect(at < size);
    const byte c = chunk[at++];
    wide |= c & 0x80;
    if (c == '\n') ends++, units = 0;
    else if ((c & 0xC0) != 0x80) units += c >= 0xF0 ? 2 : 1;
    if (inside) {
      if (c == '"') inside = 0;
      else if (c == '\\') {
        expect(at < size);
        const byte next = chunk[at++];
        wide |= next & 0x80;
        if (next == '\n') ends++, units = 0;
        else if ((next & 0xC0) != 0x80) units += next >= 0xF0 ? 2 : 1;
      }
    } else if (c == '"') inside = 1;
    else if (c == ':') count++;
    else if (c == '{' || c == '[') {
      expect(depth < MAX_DEPTH);
      open[depth++] = c + 2;
    } else if (c == '}' || c == ']') expect(open[--depth] == c);
    else expect(c != '\\');
  } while (depth > 0);
  expect(at == (uint32_t)behind && found.names == count && found.ends == ends && found.units == units && found.wide == (wide != 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *given, size_t size) {
  if (size > INPUT) return 0;
  check_text(given, size);
  memcpy(chunk, given, size);
  memset(chunk + size, 0, BEHIND);
  ASAN_POISON_MEMORY_REGION(chunk + size + BEHIND, INPUT - size);
  for (uint32_t from = 0; from < size; from++)
    if (chunk[from] == '{' || chunk[from] == '[') check_group(from, size);
  ASAN_UNPOISON_MEMORY_REGION(chunk + size + BEHIND, INPUT - size);
  return 0;
}
