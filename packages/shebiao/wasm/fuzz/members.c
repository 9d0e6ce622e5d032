// Lines of any bytes through members.c, built natively with sanitizers: nothing is read or written outside of its room, members
// lie one behind another, what is decoded is what stands there, what is found again is what was kept, and what is guessed, or
// left out as like a model, is what is found without.   node scripts/fuzz-wasm.mjs
#include "../members.c"

#include "hold.h"
#include <sanitizer/asan_interface.h>
#include <string.h>

static Member guessed_members[NAMES];
static uint16_t kept_models[KEPT + 1][SHAPES];
static const char *const known[] = {"v", "w", "x1", "名称"};

static void check(const uint8_t *given, size_t size) {
  if (size > INPUT) return;
  memcpy(input, given, size);
  memset(input + size, 0, PADDING);
  // What stands behind the padding is nobody's.
  ASAN_POISON_MEMORY_REGION(input + size + PADDING, sizeof input - size - PADDING);
  const int32_t guessed_count = split(size);
  hold(guessed_count >= -1 && guessed_count < NAMES);
  memcpy(guessed_members, members, sizeof members);
  const Model *const guessed_model = like ? models + like : 0;
  memcpy(kept_models, models_of, sizeof models_of);
  memset(models_of, 0, sizeof models_of);
  memset(guesses, 0, sizeof guesses);
  memset(name_after, 0, sizeof name_after);
  const int32_t count = split(size);
  memcpy(models_of, kept_models, sizeof models_of);
  hold(!like && count >= -1 && count < NAMES && (count < 0) == (guessed_count < 0));
  hold(count < 0 || !guessed_model ? count == guessed_count : count == (int32_t)guessed_model->count);
  for (int32_t i = 0, k = 0; i < count; i++) {
    const Member *one = members + i, *other = guessed_members + k;
    if (k < guessed_count && one->name == other->name) {
      k++;
      hold(one->start == other->start && one->size == other->size && one->id == other->id);
      hold(one->id || (one->kind == other->kind && one->names == other->names && one->text == other->text && one->units == other->units));
    } else {
      hold(guessed_model != 0);
      const Part *part = (const Part *)(model_room + guessed_model->parts) + i;
      hold(part->name == one->name && part->end - part->value == one->size);
      hold(memcmp(model_room + guessed_model->at + part->value, input + one->start, one->size) == 0);
    }
    if (i + 1 == count) hold(k == guessed_count);
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
  if (count >= 0 && keep_line()) hold(*models_of[led] == model_count);
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
