// Lines of any bytes through members.c, built natively with sanitizers: nothing is read or written outside of its room, members
// lie one behind another, what is decoded is what stands there, what is found again is what was kept, and what is guessed is what is found without.   node scripts/fuzz-wasm.mjs
#include "../members.c"

#include <sanitizer/asan_interface.h>
#include <stdlib.h>
#include <string.h>

static Member guessed_members[NAMES];
static const char *const known[] = {"v", "w", "x1", "名称"};

static void hold(int what) {
  if (!what) abort();
}

// Units of UTF-16 are those bytes of UTF-8.
static void hold_text(const uint16_t *units, uint32_t count, const byte *bytes, uint32_t size) {
  const byte *p = bytes;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t point = units[i];
    if (point >= 0xD800 && point < 0xE000) {
      hold(point < 0xDC00 && ++i < count && units[i] >= 0xDC00 && units[i] < 0xE000);
      point = 0x10000 + ((point - 0xD800) << 10) + (units[i] - 0xDC00);
    }
    uint32_t more = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    static const byte marks[] = {0, 0xC0, 0xE0, 0xF0};
    hold(*p++ == (marks[more] | point >> (6 * more)));
    while (more--) hold(*p++ == (0x80 | ((point >> (6 * more)) & 0x3F)));
  }
  hold(p == bytes + size);
}

static void check(const uint8_t *given, size_t size) {
  if (size > INPUT) return;
  memcpy(input, given, size);
  memset(input + size, 0, PADDING);
  // What stands behind the padding is nobody's.
  ASAN_POISON_MEMORY_REGION(input + size + PADDING, sizeof input - size - PADDING);
  int32_t count = split(size);
  hold(count >= -1 && count < NAMES);
  memcpy(guessed_members, members, sizeof members);
  memset(guesses, 0, sizeof guesses);
  memset(name_after, 0, sizeof name_after);
  hold(split(size) == count);
  for (int32_t i = 0; i < count; i++) {
    const Member *one = members + i, *other = guessed_members + i;
    hold(one->name == other->name && one->start == other->start && one->size == other->size && one->id == other->id);
    hold(one->id || (one->kind == other->kind && one->names == other->names && one->text == other->text && one->units == other->units));
  }
  uint32_t behind = 0;
  for (int32_t i = 0; i < count; i++) {
    const Member *member = members + i;
    hold(member->name >= 1 && member->name <= names && member->size > 0);
    hold(member->start > behind && member->start + member->size <= size);
    behind = member->start + member->size;
    const uint32_t quote = member->kind & STRING ? 1 : 0;
    if (member->kind & WIDE && !member->id) hold_text(text + member->text, member->units, input + member->start + quote, member->size - 2 * quote);
    uint32_t id = keep(i);
    if (member->id) hold(id == member->id);
    if (!id) clear();
    else {
      const Slot *slot = slot_of(KEY(member->name, member->size), input + member->start, member->size, hash_of(input + member->start, member->size, member->name));
      hold(slot->id == id && memcmp(arena + slot->at, input + member->start, member->size) == 0);
    }
  }
  ASAN_UNPOISON_MEMORY_REGION(input, sizeof input);
}

int LLVMFuzzerTestOneInput(const uint8_t *text, size_t size) {
  if (names == 0) {
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
      strcpy((char *)naming(), known[i]);
      hold(name(strlen(known[i])) == i + 1);
    }
    follow(1);
  }
  size_t begin = 0;
  for (size_t end = 0; end <= size; end++) {
    if (end < size && text[end] != '\n') continue;
    check(text + begin, end - begin);
    // Once more, now that its values are known.
    check(text + begin, end - begin);
    begin = end + 1;
  }
  return 0;
}
