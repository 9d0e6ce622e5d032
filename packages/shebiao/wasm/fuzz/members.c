// Fuzzes members.c with lines of any bytes, in a native build with sanitizers: node scripts/fuzz-wasm.mjs
// No buffer overflow; members do not overlap; decoded text equals the UTF-8; values that are found again equal those that were kept;
// predictions do not change the result.
#include "../members.c"

#include "expect.h"
#include <sanitizer/asan_interface.h>
#include <string.h>

static Member predicted_members[NAMES];
static const char *const known[] = {"v", "w", "x1", "名称"};

static void check(const uint8_t *given, size_t size) {
  if (size > INPUT) return;
  memcpy(input, given, size);
  memset(input + size, 0, PADDING);
  // Bytes behind the padding must not be read.
  ASAN_POISON_MEMORY_REGION(input + size + PADDING, sizeof input - size - PADDING);
  const int32_t predicted_count = split(size);
  expect(predicted_count >= -1 && predicted_count < NAMES);
  memcpy(predicted_members, members, sizeof members);
  memset(guesses, 0, sizeof guesses);
  memset(next_name, 0, sizeof next_name);
  const int32_t count = split(size);
  expect(count == predicted_count);
  for (int32_t i = 0; i < count; i++) {
    const Member *one = members + i, *other = predicted_members + i;
    expect(one->name == other->name && one->start == other->start && one->size == other->size && one->id == other->id);
    expect(one->id || (one->kind == other->kind && one->names == other->names && one->text == other->text && one->units == other->units));
  }
  uint32_t behind = 0;
  for (int32_t i = 0; i < count; i++) {
    const Member *member = members + i;
    expect(member->name >= 1 && member->name <= name_count && member->size > 0);
    expect(member->start > behind && member->start + member->size <= size);
    behind = member->start + member->size;
    const uint32_t quote = member->kind & STRING ? 1 : 0;
    if (member->kind & WIDE && !member->id) expect_text(text + member->text, member->units, input + member->start + quote, member->size - 2 * quote);
    uint32_t id = keep(i);
    if (member->id) expect(id == member->id);
    if (!id) clear();
    else {
      const Slot *slot = slot_of(KEY(member->name, member->size), input + member->start, member->size, hash_of(input + member->start, member->size, member->name));
      expect(slot->id == id && memcmp(arena + slot->at, input + member->start, member->size) == 0);
    }
  }
  ASAN_UNPOISON_MEMORY_REGION(input, sizeof input);
}

int LLVMFuzzerTestOneInput(const uint8_t *text, size_t size) {
  if (name_count == 0) {
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
      strcpy((char *)naming(), known[i]);
      expect(name(strlen(known[i])) == i + 1);
    }
    follow(1);
  }
  size_t begin = 0;
  for (size_t end = 0; end <= size; end++) {
    if (end < size && text[end] != '\n') continue;
    check(text + begin, end - begin);
    // Again, with its values kept.
    check(text + begin, end - begin);
    begin = end + 1;
  }
  return 0;
}
