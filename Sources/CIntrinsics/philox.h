// Sixteen blocks of Philox4x32-10 at a time, where a register holds sixteen words.
#pragma once

#include <stdint.h>
#include <string.h>

#if defined(__AVX512F__)
typedef uint32_t meso_words __attribute__((vector_size(64)));
typedef uint64_t meso_products __attribute__((vector_size(64)));

#define MESO_INLINE static inline __attribute__((always_inline))

// All words times one number: the high and the low halves of the products. Every other word is
// multiplied at a time, since a product takes the room of two; a shuffle then gathers the halves.
MESO_INLINE void meso_multiply(
  meso_words words, uint64_t number, meso_words *high, meso_words *low
) {
  meso_products pairs = (meso_products)words;
  meso_words even = (meso_words)((pairs & 0xFFFFFFFF) * number);
  meso_words odd = (meso_words)((pairs >> 32) * number);
  *high = __builtin_shufflevector(
    even, odd, 1, 17, 3, 19, 5, 21, 7, 23, 9, 25, 11, 27, 13, 29, 15, 31);
  *low = __builtin_shufflevector(
    even, odd, 0, 16, 2, 18, 4, 20, 6, 22, 8, 24, 10, 26, 12, 28, 14, 30);
}

MESO_INLINE void meso_philox_sixteen(
  const uint64_t *entities, meso_words c2, meso_words c3, uint32_t k0, uint32_t k1,
  uint32_t *w0, uint32_t *w1, uint32_t *w2, uint32_t *w3
) {
  meso_words first, second;
  memcpy(&first, entities, sizeof first);
  memcpy(&second, entities + 8, sizeof second);
  meso_words x0 = __builtin_shufflevector(
    first, second, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
  meso_words x1 = __builtin_shufflevector(
    first, second, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
  meso_words x2 = c2, x3 = c3;
#pragma clang loop unroll(full)
  for (uint32_t round = 0; round < 10; ++round) {
    meso_words high0, low0, high1, low1;
    meso_multiply(x0, 0xD2511F53, &high0, &low0);
    meso_multiply(x2, 0xCD9E8D57, &high1, &low1);
    x0 = high1 ^ x1 ^ (k0 + round * 0x9E3779B9);
    x2 = high0 ^ x3 ^ (k1 + round * 0xBB67AE85);
    x1 = low1;
    x3 = low0;
  }
  memcpy(w0, &x0, sizeof x0);
  memcpy(w1, &x1, sizeof x1);
  memcpy(w2, &x2, sizeof x2);
  memcpy(w3, &x3, sizeof x3);
}
#endif

// Fills four columns with the words of one block of each entity, and returns how many entities that
// was: all, or none where there are fewer than sixteen or registers are smaller.
//
// A loop that a compiler vectorises keeps a word in 64 bits and packs the results in the end, which
// takes a sixth longer.
static inline long meso_philox(
  const uint64_t *entities, long count, uint32_t c2, uint32_t c3, uint32_t k0, uint32_t k1,
  uint32_t *w0, uint32_t *w1, uint32_t *w2, uint32_t *w3
) {
#if defined(__AVX512F__)
  if (count < 16) return 0;
  meso_words every2 = (meso_words){} + c2, every3 = (meso_words){} + c3;
  for (long next = 0; next < count; next += 16) {
    // The last sixteen may begin among those that are done, and make the same of them again.
    long row = next + 16 <= count ? next : count - 16;
    meso_philox_sixteen(
      entities + row, every2, every3, k0, k1, w0 + row, w1 + row, w2 + row, w3 + row);
  }
  return count;
#else
  (void)entities, (void)count, (void)c2, (void)c3, (void)k0, (void)k1;
  (void)w0, (void)w1, (void)w2, (void)w3;
  return 0;
#endif
}
