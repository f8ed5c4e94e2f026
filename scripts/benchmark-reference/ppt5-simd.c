/* PPT-5 with AVX2: eight contributors at a time, judged in Float32 and paid in whole micro-tokens.
   Two eight-lane xoshiro128++ a tile; normals by Box and Muller (1958) on fitted polynomials. */
#include "ppt5.h"

#include <immintrin.h>

const char engine_name[] = "C SIMD (AVX2)";

#define LANES 8
typedef __m256i ints;   /* eight of 32 bits, or four of 64 */
typedef __m256 floats;

/* xoshiro128++ 1.0 (Blackman and Vigna, 2019), one generator in each lane. */
struct lanes { ints a, b, c, d; };
struct pair { struct lanes left, right; };

static struct pair *streams;
static float *skill;
static int32_t *kinds;

static inline ints all(int32_t value) { return _mm256_set1_epi32(value); }
static inline ints all_wide(int64_t value) { return _mm256_set1_epi64x(value); }
static inline floats every(double value) { return _mm256_set1_ps((float)value); }
static inline floats as_floats(ints bits) { return _mm256_castsi256_ps(bits); }
static inline ints as_ints(floats values) { return _mm256_castps_si256(values); }
static inline int mask_of(ints lanes) { return _mm256_movemask_ps(as_floats(lanes)); }
static inline ints either(ints x, ints y) { return _mm256_or_si256(x, y); }
static inline ints equal(ints x, ints y) { return _mm256_cmpeq_epi32(x, y); }

static inline ints rotated(ints x, int bits) {
  return either(_mm256_slli_epi32(x, bits), _mm256_srli_epi32(x, 32 - bits));
}

static inline ints words(struct lanes *s) {
  const ints drawn = _mm256_add_epi32(rotated(_mm256_add_epi32(s->a, s->d), 7), s->a);
  const ints shifted = _mm256_slli_epi32(s->b, 9);
  s->c = _mm256_xor_si256(s->c, s->a);
  s->d = _mm256_xor_si256(s->d, s->b);
  s->b = _mm256_xor_si256(s->b, s->c);
  s->a = _mm256_xor_si256(s->a, s->d);
  s->c = _mm256_xor_si256(s->c, shifted);
  s->d = rotated(s->d, 11);
  return drawn;
}

static struct lanes seeded_lanes(struct stream *source) {
  uint32_t state[4][LANES] __attribute__((aligned(32)));
  for (int part = 0; part < 4; part++)
    for (int lane = 0; lane < LANES; lane++)
      state[part][lane] = (uint32_t)(stream_word(source) >> 32);
  return (struct lanes){
    _mm256_load_si256((const ints *)state[0]), _mm256_load_si256((const ints *)state[1]),
    _mm256_load_si256((const ints *)state[2]), _mm256_load_si256((const ints *)state[3])};
}

void engine_open(const struct model *m, uint64_t seed) {
  if (!streams) {
    streams = column(m->tiles, sizeof *streams);
    skill = column(m->contributors, sizeof *skill);
    kinds = column(m->validators, sizeof *kinds);
  }
  for (int64_t i = 0; i < m->contributors; i++) skill[i] = (float)m->skill[i];
  for (int64_t j = 0; j < m->validators; j++) kinds[j] = m->validator_kind[j];
  for (int64_t tile = 0; tile < m->tiles; tile++) {
    struct stream source = stream_of(seed, (uint64_t)tile);
    streams[tile].left = seeded_lanes(&source);
    streams[tile].right = seeded_lanes(&source);
  }
}

/* √(−2 ln u) for u = k / 2²⁴, k from 1 to 2²⁴. The mantissa r + 1 lies in [√½, √2);
   ln(1 + r) = r + r² p(r), p minimax of degree 5 (error 3e-7). */
static inline floats radius(ints bits) {
  const floats k = _mm256_cvtepi32_ps(_mm256_add_epi32(_mm256_srli_epi32(bits, 8), all(1)));
  const ints exponent = _mm256_srai_epi32(_mm256_sub_epi32(as_ints(k), all(0x3f3504f3)), 23);
  const ints mantissa = _mm256_sub_epi32(as_ints(k), _mm256_slli_epi32(exponent, 23));
  const floats r = _mm256_sub_ps(as_floats(mantissa), every(1));
  floats p = every(0.119864068);
  p = _mm256_fmadd_ps(p, r, every(-0.187617189));
  p = _mm256_fmadd_ps(p, r, every(0.204925686));
  p = _mm256_fmadd_ps(p, r, every(-0.248977657));
  p = _mm256_fmadd_ps(p, r, every(0.333155447));
  p = _mm256_fmadd_ps(p, r, every(-0.500014859));
  const floats fraction = _mm256_fmadd_ps(_mm256_mul_ps(r, r), p, r);
  const floats twos = _mm256_cvtepi32_ps(_mm256_sub_epi32(exponent, all(24)));
  const floats logarithm = _mm256_fmadd_ps(twos, every(0.6931471805599453), fraction);
  return _mm256_sqrt_ps(_mm256_max_ps(_mm256_mul_ps(logarithm, every(-2)), every(0)));
}

/* Two independent standard normals in each lane. The angle: 30 bits place it within an eighth of
   a turn around an axis, two more choose the axis and its sign. */
static inline void normals(ints radius_bits, ints angle_bits, floats *first, floats *second) {
  const floats r = radius(radius_bits);
  const floats t =
    _mm256_mul_ps(_mm256_cvtepi32_ps(_mm256_slli_epi32(angle_bits, 2)), every(0x1p-32));
  const floats t2 = _mm256_mul_ps(t, t);
  floats sine = every(-0.004602177);
  sine = _mm256_fmadd_ps(sine, t2, every(0.0796802281));
  sine = _mm256_fmadd_ps(sine, t2, every(-0.645963479));
  sine = _mm256_fmadd_ps(sine, t2, every(1.57079632));
  sine = _mm256_mul_ps(sine, t);
  floats cosine = every(-0.0204083525);
  cosine = _mm256_fmadd_ps(cosine, t2, every(0.253598644));
  cosine = _mm256_fmadd_ps(cosine, t2, every(-1.23369701));
  cosine = _mm256_fmadd_ps(cosine, t2, every(0.999999972));
  const floats swaps = as_floats(_mm256_slli_epi32(angle_bits, 1));
  const floats signed_radius =
    _mm256_xor_ps(r, as_floats(_mm256_and_si256(angle_bits, all(INT32_MIN))));
  *first = _mm256_mul_ps(signed_radius, _mm256_blendv_ps(cosine, sine, swaps));
  *second = _mm256_mul_ps(signed_radius, _mm256_blendv_ps(sine, cosine, swaps));
}

/* A whole number below `n` in each lane. */
static inline ints below_each(ints bits, uint32_t n) {
  const ints bound = all((int32_t)n);
  const ints even = _mm256_srli_epi64(_mm256_mul_epu32(bits, bound), 32);
  const ints odd = _mm256_mul_epu32(_mm256_srli_epi64(bits, 32), bound);
  return _mm256_blend_epi32(even, odd, 0xaa);
}

/* Five distinct validators in each lane, every set equally likely (Floyd's method). */
static inline void draw_panels(struct pair *s, uint32_t validators, ints panel[PANEL]) {
  for (int seat = 0; seat < PANEL; seat++) {
    const uint32_t last = validators - PANEL + (uint32_t)seat;
    const ints drawn = below_each(words(seat & 1 ? &s->right : &s->left), last + 1);
    ints taken = _mm256_setzero_si256();
    for (int other = 0; other < seat; other++) taken = either(taken, equal(panel[other], drawn));
    panel[seat] = _mm256_blendv_epi8(drawn, all((int32_t)last), taken);
  }
}

/* How many of five validators approve, in each lane. */
static inline ints approvals(
  const ints panel[PANEL], const floats noise[PANEL], floats quality, ints is_colluding
) {
  const floats needed = _mm256_mul_ps(_mm256_sub_ps(every(THRESHOLD), quality),
                                      every(1 / SIGNAL_NOISE));
  ints count = _mm256_setzero_si256();
  for (int seat = 0; seat < PANEL; seat++) {
    const ints kind = _mm256_i32gather_epi32(kinds, panel[seat], 4);
    const ints seen = as_ints(_mm256_cmp_ps(noise[seat], needed, _CMP_GT_OQ));
    const ints unseen = either(equal(kind, all(V_LAZY)), is_colluding);
    const ints looks = equal(kind, all(V_HONEST));
    count = _mm256_sub_epi32(count, _mm256_blendv_epi8(unseen, seen, looks));
  }
  return count;
}

/* ⌊x / 10000⌋ in four wide lanes, exact for 0 ≤ x < 2⁵¹: a quotient that is not whole is at least
   1e-4 away from one, more than its rounding error. */
static inline ints myriadth(ints x) {
  const __m256d magic = _mm256_set1_pd(0x1.8p52);
  const ints bits = _mm256_add_epi64(x, _mm256_castpd_si256(magic));
  const __m256d value = _mm256_sub_pd(_mm256_castsi256_pd(bits), magic);
  const __m256d quotient = _mm256_floor_pd(_mm256_div_pd(value, _mm256_set1_pd(10000)));
  return _mm256_sub_epi64(
    _mm256_castpd_si256(_mm256_add_pd(quotient, magic)), _mm256_castpd_si256(magic));
}

struct sums { ints slashed, burned, top_ups; };

/* Pays, slashes and tops up four contributors. */
static inline void settle(
  int64_t *balances, int64_t *stakes, ints cost, ints is_accepted, ints fraction, struct sums *sums
) {
  ints balance = _mm256_load_si256((const ints *)balances);
  ints stake = _mm256_load_si256((const ints *)stakes);
  const ints paid = _mm256_blendv_epi8(cost, balance, _mm256_cmpgt_epi64(cost, balance));
  balance = _mm256_sub_epi64(balance, paid);
  balance = _mm256_add_epi64(balance, _mm256_and_si256(is_accepted, all_wide(REWARD)));
  /* A stake is below 2³², so the 32-bit product holds it whole. */
  const ints owed = myriadth(_mm256_mul_epu32(stake, fraction));
  const ints slash = _mm256_andnot_si256(is_accepted, owed);
  stake = _mm256_sub_epi64(stake, slash);
  const ints tops_up = _mm256_and_si256(
    _mm256_cmpgt_epi64(all_wide(TOP_UP_BELOW), stake),
    _mm256_cmpgt_epi64(balance, all_wide(TOP_UP - 1)));
  const ints moved = _mm256_and_si256(tops_up, all_wide(TOP_UP));
  _mm256_store_si256((ints *)balances, _mm256_sub_epi64(balance, moved));
  _mm256_store_si256((ints *)stakes, _mm256_add_epi64(stake, moved));
  sums->burned = _mm256_add_epi64(sums->burned, paid);
  sums->slashed = _mm256_add_epi64(sums->slashed, slash);
  sums->top_ups = _mm256_sub_epi64(sums->top_ups, tops_up);
}

static inline int64_t total(ints wide) {
  return _mm256_extract_epi64(wide, 0) + _mm256_extract_epi64(wide, 1)
    + _mm256_extract_epi64(wide, 2) + _mm256_extract_epi64(wide, 3);
}

static inline float total_of_floats(floats values) {
  float lane[LANES], sum = 0;
  _mm256_storeu_ps(lane, values);
  for (int i = 0; i < LANES; i++) sum += lane[i];
  return sum;
}

void engine_work(struct model *m, int64_t tile, struct tally *t) {
  const floats weights = _mm256_setr_ps(1.0f, 0.3f, 0.0f, 0.4f, 0, 0, 0, 0);
  const floats bases = _mm256_setr_ps(0.0f, 0.0f, 0.15f, 0.0f, 0, 0, 0, 0);
  const ints costs = _mm256_castsi128_si256(_mm_loadu_si128((const __m128i *)effort_cost));
  const ints fraction = all_wide(m->slash_per_myriad);
  struct pair s = streams[tile];
  struct sums sums = {0};
  floats accepted_quality = _mm256_setzero_ps();
  /* Counted after the loop: counting lane by lane in it, gcc 12 is three times as slow. */
  uint32_t seated[PANEL * TILE] __attribute__((aligned(32)));
  const int64_t start = tile * TILE, end = tile_end(m, tile);
  int64_t count[BEHAVIOURS] = {0}, accepted_count = 0, good_count = 0, bad_in = 0, good_out = 0;
  for (int64_t i = start; i < end; i += LANES) {
    const ints k = _mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)(m->behaviour + i)));
    const ints is_colluding = equal(k, all(COLLUDING));
    floats noise[PANEL + 1];
    for (int pair = 0; pair < 3; pair++) {
      const ints radius_bits = words(&s.left), angle_bits = words(&s.right);
      normals(radius_bits, angle_bits, &noise[2 * pair], &noise[2 * pair + 1]);
    }
    floats quality = _mm256_fmadd_ps(
      _mm256_permutevar8x32_ps(weights, k), _mm256_load_ps(skill + i),
      _mm256_permutevar8x32_ps(bases, k));
    quality = _mm256_fmadd_ps(every(PRODUCTION_NOISE), noise[PANEL], quality);
    quality = _mm256_min_ps(_mm256_max_ps(quality, every(0)), every(1));

    ints panel[PANEL];
    draw_panels(&s, (uint32_t)m->validators, panel);
    const ints accepted =
      _mm256_cmpgt_epi32(approvals(panel, noise, quality, is_colluding), all(APPROVALS - 1));
    for (int seat = 0; seat < PANEL; seat++)
      _mm256_store_si256((ints *)(seated + PANEL * (i - start) + LANES * seat), panel[seat]);

    const ints cost = _mm256_permutevar8x32_epi32(costs, k);
    settle(m->balance + i, m->stake + i, _mm256_cvtepu32_epi64(_mm256_castsi256_si128(cost)),
           _mm256_cvtepi32_epi64(_mm256_castsi256_si128(accepted)), fraction, &sums);
    settle(m->balance + i + 4, m->stake + i + 4,
           _mm256_cvtepu32_epi64(_mm256_extracti128_si256(cost, 1)),
           _mm256_cvtepi32_epi64(_mm256_extracti128_si256(accepted, 1)), fraction, &sums);

    const floats good = _mm256_cmp_ps(quality, every(THRESHOLD), _CMP_GE_OQ);
    const int good_mask = _mm256_movemask_ps(good), accepted_mask = mask_of(accepted);
    accepted_count += __builtin_popcount((unsigned)accepted_mask);
    good_count += __builtin_popcount((unsigned)good_mask);
    bad_in += __builtin_popcount((unsigned)(accepted_mask & ~good_mask));
    good_out += __builtin_popcount((unsigned)(good_mask & ~accepted_mask));
    count[LAZY] += __builtin_popcount((unsigned)mask_of(equal(k, all(LAZY))));
    count[SYBIL] += __builtin_popcount((unsigned)mask_of(equal(k, all(SYBIL))));
    count[COLLUDING] += __builtin_popcount((unsigned)mask_of(is_colluding));
    accepted_quality =
      _mm256_add_ps(accepted_quality, _mm256_and_ps(quality, as_floats(accepted)));
  }
  streams[tile] = s;
  for (int64_t seat = 0; seat < PANEL * (end - start); seat++) m->duty[seated[seat]]++;

  count[HONEST] = end - start - count[LAZY] - count[SYBIL] - count[COLLUDING];
  for (int k = 0; k < BEHAVIOURS; k++) t->submitted[k] += count[k];
  t->accepted += accepted_count;
  t->good += good_count;
  t->accepted_bad += bad_in;
  t->rejected_good += good_out;
  t->slashed += total(sums.slashed);
  t->burned += total(sums.burned);
  t->top_ups += total(sums.top_ups);
  t->accepted_quality += total_of_floats(accepted_quality);
}

void engine_imitate(struct model *m, int64_t tile) {
  const uint32_t mutates = (uint32_t)(MUTATION * 0x1p32);
  const uint32_t revises = (uint32_t)((MUTATION + REVISION) * 0x1p32);
  struct pair s = streams[tile];
  for (int64_t i = tile * TILE, end = tile_end(m, tile); i < end; i += LANES) {
    const ints u = words(&s.left);
    _mm_storel_epi64((__m128i *)(m->next_behaviour + i),
                     _mm_loadl_epi64((const __m128i *)(m->behaviour + i)));
    /* u < revises, unsigned: the larger of both is not u. */
    int changing = 0xff & ~mask_of(equal(_mm256_max_epu32(u, all((int32_t)revises)), u));
    if (__builtin_expect(!changing, 1)) continue;
    uint32_t chance[LANES], bits[LANES];
    _mm256_storeu_si256((ints *)chance, u);
    _mm256_storeu_si256((ints *)bits, words(&s.right));
    for (; changing; changing &= changing - 1) {
      const int lane = __builtin_ctz((unsigned)changing);
      if (chance[lane] < mutates) {
        m->next_behaviour[i + lane] = (uint8_t)below(bits[lane], BEHAVIOURS);
      } else {
        const uint32_t peer = below(bits[lane], (uint32_t)m->contributors);
        if (m->balance[peer] > m->balance[i + lane])
          m->next_behaviour[i + lane] = m->behaviour[peer];
      }
    }
  }
  streams[tile] = s;
}
