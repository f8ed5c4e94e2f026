/* PPT-5, the reference model: what the scalar and the SIMD program share.
   N contributors submit work, five random validators judge it, accepted work is paid from a
   treasury, rejected work is slashed, and contributors imitate richer peers. */
#pragma once
#include <stdint.h>

/* Money is whole micro-tokens. */
#define BALANCE_AT_START INT64_C(100000000)
#define STAKE_AT_START INT64_C(50000000)
#define REWARD INT64_C(1000000)
#define FEE INT64_C(20000)
#define SLASH_PER_MYRIAD INT64_C(1000)
#define TOP_UP_BELOW INT64_C(10000000)
#define TOP_UP INT64_C(10000000)

#define PANEL 5
#define APPROVALS 3
#define PRODUCTION_NOISE 0.10
#define SIGNAL_NOISE 0.15
#define THRESHOLD 0.5
#define MUTATION 0.001
#define REVISION 0.010

/* Contributors per generator: a stretch of the columns that is stepped from one random stream. */
#define TILE 256

enum behaviour { HONEST, LAZY, SYBIL, COLLUDING, BEHAVIOURS };
enum validator { V_HONEST, V_LAZY, V_COLLUDING };

static const double skill_weight[BEHAVIOURS] = {1.0, 0.3, 0.0, 0.4};
static const double base_quality[BEHAVIOURS] = {0.0, 0.0, 0.15, 0.0};
static const int32_t effort_cost[BEHAVIOURS] = {400000, 80000, 20000, 150000};

/* The state, in columns. `duty` counts each validator's judgements of the epoch. */
struct model {
  int64_t contributors, validators, epochs, tiles;
  int64_t slash_per_myriad;
  double *skill;
  int64_t *balance, *stake;
  uint8_t *behaviour, *next_behaviour;
  uint8_t *validator_kind;
  int64_t *validator_balance;
  uint32_t *duty;
  int64_t treasury, burned;
};

/* Sums over one epoch. Good work has quality of at least the threshold. */
struct tally {
  int64_t submitted[BEHAVIOURS];
  int64_t accepted, good, accepted_bad, rejected_good;
  int64_t slashed, burned, top_ups;
  double accepted_quality;
};

/* What a program adds to the shared part: the phases that touch every contributor.
   `engine_open` seeds one stream per tile; `engine_work` submits, judges, settles and tops up the
   contributors of a tile; `engine_imitate` fills their `next_behaviour`. */
extern const char engine_name[];
void engine_open(const struct model *, uint64_t seed);
void engine_work(struct model *, int64_t tile, struct tally *);
void engine_imitate(struct model *, int64_t tile);

/* Memory for `count` items, aligned for vectors; ends the program if there is none. */
void *column(int64_t count, int64_t item_bytes);

/* xoshiro256++ 1.0 (Blackman and Vigna, 2019), seeded by SplitMix64 as its authors advise. */
struct stream { uint64_t a, b, c, d; };

static inline uint64_t stream_word(struct stream *s) {
  const uint64_t mixed = s->a + s->d;
  const uint64_t word = ((mixed << 23) | (mixed >> 41)) + s->a;
  const uint64_t shifted = s->b << 17;
  s->c ^= s->a;
  s->d ^= s->b;
  s->b ^= s->c;
  s->a ^= s->d;
  s->c ^= shifted;
  s->d = (s->d << 45) | (s->d >> 19);
  return word;
}

static inline uint64_t splitmix_word(uint64_t *state) {
  uint64_t z = (*state += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

static inline struct stream stream_of(uint64_t seed, uint64_t number) {
  uint64_t state = seed;
  state = splitmix_word(&state) + number;
  state = splitmix_word(&state);
  struct stream s;
  s.a = splitmix_word(&state);
  s.b = splitmix_word(&state);
  s.c = splitmix_word(&state);
  s.d = splitmix_word(&state);
  return s;
}

static inline double unit_interval(uint64_t word) { return (double)(word >> 11) * 0x1p-53; }

/* A whole number below `n` from 32 random bits; the bias, n / 2^32, is below anything seen here. */
static inline uint32_t below(uint32_t bits, uint32_t n) {
  return (uint32_t)(((uint64_t)bits * n) >> 32);
}

static inline int64_t tile_end(const struct model *m, int64_t tile) {
  const int64_t end = (tile + 1) * TILE;
  return end < m->contributors ? end : m->contributors;
}
