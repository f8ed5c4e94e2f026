// Numbers of 64 bits picked from columns by flags, and put back, eight at a time.
#pragma once

#include <stdint.h>
#include <string.h>

#if defined(__AVX512F__)
typedef long long meso_numbers __attribute__((vector_size(64)));
typedef uint8_t meso_flags __attribute__((vector_size(8)));

// One bit for each of eight flags that is 1.
static inline __attribute__((always_inline)) uint8_t meso_mask(const uint8_t *flags) {
  meso_flags narrow;
  memcpy(&narrow, flags, sizeof narrow);
  meso_numbers wide = __builtin_convertvector(narrow, meso_numbers);
  return __builtin_ia32_cmpq512_mask(wide, (meso_numbers){} + 1, 0, 0xFF);
}
#endif

// Copies the numbers whose flags are 1, side by side, for all whole eights of rows, and returns how many
// rows that was: none where registers are smaller. `*picked` is raised by the numbers that were copied.
//
// Eight numbers are written at a time, so `into` has room for as many numbers as there are rows. It may
// be `numbers`.
static inline long meso_pick(
  const uint64_t *numbers, const uint8_t *flags, long count, uint64_t *into, long *picked
) {
  long row = 0;
#if defined(__AVX512F__)
  long done = *picked;
  for (; row + 8 <= count; row += 8) {
    meso_numbers eight;
    memcpy(&eight, numbers + row, sizeof eight);
    uint8_t mask = meso_mask(flags + row);
    eight = __builtin_ia32_compressdi512_mask(eight, eight, mask);
    memcpy(into + done, &eight, sizeof eight);
    done += __builtin_popcount(mask);
  }
  *picked = done;
#else
  (void)numbers, (void)flags, (void)count, (void)into, (void)picked;
#endif
  return row;
}

// The reverse: adds numbers that stand side by side to the rows whose flags are 1.
static inline long meso_add_picked(
  const int64_t *numbers, const uint8_t *flags, long count, int64_t *into, long *added
) {
  long row = 0;
#if defined(__AVX512F__)
  long done = *added;
  for (; row + 8 <= count; row += 8) {
    meso_numbers eight, sums;
    memcpy(&eight, numbers + done, sizeof eight);
    memcpy(&sums, into + row, sizeof sums);
    uint8_t mask = meso_mask(flags + row);
    sums += (meso_numbers)__builtin_ia32_expanddi512_mask(eight, (meso_numbers){}, mask);
    memcpy(into + row, &sums, sizeof sums);
    done += __builtin_popcount(mask);
  }
  *added = done;
#else
  (void)numbers, (void)flags, (void)count, (void)into, (void)added;
#endif
  return row;
}
