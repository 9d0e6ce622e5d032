#pragma once
#include "../vectors.h"
#include <stdlib.h>

static void expect(int condition) {
  if (!condition) abort();
}

// Expects that UTF-16 units are the decoded form of UTF-8 bytes.
static void expect_text(const uint16_t *units, uint32_t count, const byte *bytes, uint32_t size) {
  const byte *p = bytes;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t point = units[i];
    if (point >= 0xD800 && point < 0xE000) {
      expect(point < 0xDC00 && ++i < count && units[i] >= 0xDC00 && units[i] < 0xE000);
      point = 0x10000 + ((point - 0xD800) << 10) + (units[i] - 0xDC00);
    }
    uint32_t more = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    static const byte marks[] = {0, 0xC0, 0xE0, 0xF0};
    expect(*p++ == (marks[more] | point >> (6 * more)));
    while (more--) expect(*p++ == (0x80 | ((point >> (6 * more)) & 0x3F)));
  }
  expect(p == bytes + size);
}
