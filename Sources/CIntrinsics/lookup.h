// Places in a small table, eight at a time, where a register holds the table.
#pragma once

#include <stdint.h>
#include <string.h>

// Fills a column with the entries of a table of up to eight that stand at some places, and returns how
// many that was: all whole eights, or none where there are more entries or registers are smaller.
//
// An entry is any value of 64 bits. A compiler makes loads of such a loop, one for each place.
static inline long meso_lookup(
  const uint64_t *table, long entries, const uint8_t *places, long count, uint64_t *values
) {
#if defined(__AVX512F__)
  typedef long long meso_eight __attribute__((vector_size(64)));
  typedef uint8_t meso_eight_bytes __attribute__((vector_size(8)));
  if (entries > 8) return 0;
  meso_eight all = {0};
  for (long entry = 0; entry < entries; ++entry) all[entry] = (long long)table[entry];
  long row = 0;
  for (; row + 8 <= count; row += 8) {
    meso_eight_bytes narrow;
    memcpy(&narrow, places + row, sizeof narrow);
    meso_eight wide = __builtin_convertvector(narrow, meso_eight);
    meso_eight found = __builtin_ia32_permvardi512(all, wide);
    memcpy(values + row, &found, sizeof found);
  }
  return row;
#else
  (void)table, (void)entries, (void)places, (void)count, (void)values;
  return 0;
#endif
}
