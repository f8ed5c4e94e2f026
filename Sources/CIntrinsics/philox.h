// Many blocks of Philox4x32-10 at a time, where a register holds eight products.
#pragma once

#include <stdint.h>
#include <string.h>

#if defined(__AVX512F__)
typedef uint32_t meso_words __attribute__((vector_size(64)));
typedef uint64_t meso_products __attribute__((vector_size(64)));

#define MESO_INLINE static inline __attribute__((always_inline))

// The high halves of eight products, in the places of the low ones. What stands in their own places
// has no meaning. A shuffle, since the ports that shift are those that multiply.
MESO_INLINE meso_products meso_high(meso_products products) {
  meso_words words = (meso_words)products;
  return (meso_products)__builtin_shufflevector(
    words, words, 1, 1, 3, 3, 5, 5, 7, 7, 9, 9, 11, 11, 13, 13, 15, 15);
}

// The low halves of sixteen products, side by side.
MESO_INLINE void meso_pack(meso_products first, meso_products second, uint32_t *words) {
  meso_words packed = __builtin_shufflevector(
    (meso_words)first, (meso_words)second,
    0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
  memcpy(words, &packed, sizeof packed);
}

// The blocks of eight times `registers` entities, an even number of registers. A word stays in the
// low half of a product's place from the first round to the last: the next multiplication reads no
// more of it, and nothing has to be gathered between rounds. A round waits for the one before it, so
// more registers than two keep the multipliers busy.
MESO_INLINE void meso_philox_registers(
  int registers, const uint64_t *entities, uint32_t c2, uint32_t c3, uint32_t k0, uint32_t k1,
  uint32_t *w0, uint32_t *w1, uint32_t *w2, uint32_t *w3
) {
  meso_products x0[4], x1[4], x2[4], x3[4];
#pragma clang loop unroll(full)
  for (int part = 0; part < registers; ++part) {
    memcpy(&x0[part], entities + 8 * part, sizeof x0[part]);
    x1[part] = meso_high(x0[part]);
    x2[part] = (meso_products){} + c2;
    x3[part] = (meso_products){} + c3;
  }
#pragma clang loop unroll(full)
  for (uint32_t round = 0; round < 10; ++round) {
    uint32_t key0 = k0 + round * 0x9E3779B9, key1 = k1 + round * 0xBB67AE85;
#pragma clang loop unroll(full)
    for (int part = 0; part < registers; ++part) {
      meso_products product0 = (x0[part] & 0xFFFFFFFF) * 0xD2511F53;
      meso_products product1 = (x2[part] & 0xFFFFFFFF) * 0xCD9E8D57;
      x0[part] = meso_high(product1) ^ x1[part] ^ key0;
      x2[part] = meso_high(product0) ^ x3[part] ^ key1;
      x1[part] = product1;
      x3[part] = product0;
    }
  }
#pragma clang loop unroll(full)
  for (int part = 0; part < registers; part += 2) {
    meso_pack(x0[part], x0[part + 1], w0 + 8 * part);
    meso_pack(x1[part], x1[part + 1], w1 + 8 * part);
    meso_pack(x2[part], x2[part + 1], w2 + 8 * part);
    meso_pack(x3[part], x3[part + 1], w3 + 8 * part);
  }
}
#endif

// Fills four columns with the words of one block of each entity, and returns how many entities that
// was: all, or none where there are fewer than sixteen or registers are smaller.
static inline long meso_philox(
  const uint64_t *entities, long count, uint32_t c2, uint32_t c3, uint32_t k0, uint32_t k1,
  uint32_t *w0, uint32_t *w1, uint32_t *w2, uint32_t *w3
) {
#if defined(__AVX512F__)
  if (count < 16) return 0;
  long row = 0;
  for (; row + 32 <= count; row += 32)
    meso_philox_registers(
      4, entities + row, c2, c3, k0, k1, w0 + row, w1 + row, w2 + row, w3 + row);
  for (; row < count; row += 16) {
    // The last sixteen may begin among those that are done, and make the same of them again.
    if (row + 16 > count) row = count - 16;
    meso_philox_registers(
      2, entities + row, c2, c3, k0, k1, w0 + row, w1 + row, w2 + row, w3 + row);
  }
  return count;
#else
  (void)entities, (void)count, (void)c2, (void)c3, (void)k0, (void)k1;
  (void)w0, (void)w1, (void)w2, (void)w3;
  return 0;
#endif
}
