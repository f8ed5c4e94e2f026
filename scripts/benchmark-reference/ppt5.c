/* PPT-5, scalar: one loop over contributors in Float64; xoshiro256++ and a 256-layer ziggurat.
   The method of the normal draws: Marsaglia and Tsang (2000), in Doornik's signed form (2005). */
#include "ppt5.h"

#include <math.h>
#include <stdlib.h>

const char engine_name[] = "C scalar";

/* Layer i of the ziggurat spans ±edge[i]; layer 0 holds the tail beyond edge[1]. */
#define LAYERS 256
static const double tail_start = 3.6541528853610088;
static double edge[LAYERS + 1], height[LAYERS + 1], scale[LAYERS];
static int64_t inside[LAYERS];

static struct stream *streams;

static double density(double x) { return exp(-0.5 * x * x); }

static void build_ziggurat(void) {
  const double tail_area = sqrt(M_PI / 2) * erfc(tail_start / sqrt(2));
  const double area = tail_start * density(tail_start) + tail_area;
  edge[0] = area / density(tail_start);
  edge[1] = tail_start;
  for (int i = 2; i < LAYERS; i++)
    edge[i] = sqrt(-2 * log(density(edge[i - 1]) + area / edge[i - 1]));
  edge[LAYERS] = 0;
  for (int i = 0; i <= LAYERS; i++) height[i] = density(edge[i]);
  for (int i = 0; i < LAYERS; i++) {
    scale[i] = edge[i] * 0x1p-52;
    inside[i] = (int64_t)(edge[i + 1] / edge[i] * 0x1p52);
  }
}

void engine_open(const struct model *m, uint64_t seed) {
  if (!streams) {
    streams = column(m->tiles, sizeof *streams);
    build_ziggurat();
  }
  for (int64_t tile = 0; tile < m->tiles; tile++) streams[tile] = stream_of(seed, (uint64_t)tile);
}

/* The rare rest of a normal draw: wedges and the tail. */
static __attribute__((noinline)) double normal_rest(struct stream *s, uint64_t word) {
  for (;;) {
    const unsigned layer = word & (LAYERS - 1);
    const int64_t place = (int64_t)word >> 11;
    const double x = (double)place * scale[layer];
    if (llabs(place) < inside[layer]) return x;
    if (layer == 0) {
      double beyond, other;
      do {
        beyond = -log1p(-unit_interval(stream_word(s))) / tail_start;
        other = -log1p(-unit_interval(stream_word(s)));
      } while (2 * other < beyond * beyond);
      return place < 0 ? -(tail_start + beyond) : tail_start + beyond;
    }
    const double level = unit_interval(stream_word(s));
    if (height[layer] + level * (height[layer + 1] - height[layer]) < density(x)) return x;
    word = stream_word(s);
  }
}

/* A standard normal: 8 bits choose the layer, 53 others the signed place in it. */
static inline double normal(struct stream *s) {
  const uint64_t word = stream_word(s);
  const unsigned layer = word & (LAYERS - 1);
  const int64_t place = (int64_t)word >> 11;
  if (__builtin_expect(llabs(place) < inside[layer], 1)) return (double)place * scale[layer];
  struct stream outside_registers = *s;
  const double x = normal_rest(&outside_registers, word);
  *s = outside_registers;
  return x;
}

/* Five distinct validators, every set equally likely (Floyd's method). */
static inline void draw_panel(struct stream *s, uint32_t validators, uint32_t panel[PANEL]) {
  const uint64_t first = stream_word(s), second = stream_word(s), third = stream_word(s);
  const uint32_t bits[PANEL] = {
    (uint32_t)first, (uint32_t)(first >> 32), (uint32_t)second, (uint32_t)(second >> 32),
    (uint32_t)(third >> 32)};
  for (int seat = 0; seat < PANEL; seat++) {
    const uint32_t last = validators - PANEL + (uint32_t)seat;
    uint32_t drawn = below(bits[seat], last + 1);
    int taken = 0;
    for (int other = 0; other < seat; other++) taken |= panel[other] == drawn;
    panel[seat] = taken ? last : drawn;
  }
}

void engine_work(struct model *m, int64_t tile, struct tally *tally) {
  struct stream s = streams[tile];
  struct tally t = *tally;
  const uint32_t validators = (uint32_t)m->validators;
  const int64_t slash_per_myriad = m->slash_per_myriad;
  const uint8_t *restrict behaviours = m->behaviour, *restrict kinds = m->validator_kind;
  const double *restrict skill = m->skill;
  int64_t *restrict balances = m->balance, *restrict stakes = m->stake;
  uint32_t *restrict duty = m->duty;
  for (int64_t i = tile * TILE, end = tile_end(m, tile); i < end; i++) {
    const unsigned k = behaviours[i];
    t.submitted[k]++;
    double quality = skill_weight[k] * skill[i] + base_quality[k] + PRODUCTION_NOISE * normal(&s);
    quality = quality < 0 ? 0 : quality > 1 ? 1 : quality;
    int64_t balance = balances[i], stake = stakes[i];
    const int64_t paid = effort_cost[k] < balance ? effort_cost[k] : balance;
    balance -= paid;
    t.burned += paid;

    uint32_t panel[PANEL];
    draw_panel(&s, validators, panel);
    const double needed = (THRESHOLD - quality) / SIGNAL_NOISE;
    int approvals = 0;
    for (int seat = 0; seat < PANEL; seat++) {
      const unsigned kind = kinds[panel[seat]];
      const int seen = normal(&s) > needed;
      approvals += kind == V_HONEST ? seen : kind == V_LAZY ? 1 : k == COLLUDING;
      duty[panel[seat]]++;
    }

    const int good = quality >= THRESHOLD;
    t.good += good;
    if (approvals >= APPROVALS) {
      balance += REWARD;
      t.accepted++;
      t.accepted_quality += quality;
      t.accepted_bad += !good;
    } else {
      const int64_t slash = stake * slash_per_myriad / 10000;
      stake -= slash;
      t.slashed += slash;
      t.rejected_good += good;
    }
    if (stake < TOP_UP_BELOW && balance >= TOP_UP) {
      balance -= TOP_UP;
      stake += TOP_UP;
      t.top_ups++;
    }
    balances[i] = balance;
    stakes[i] = stake;
  }
  streams[tile] = s;
  *tally = t;
}

void engine_imitate(struct model *m, int64_t tile) {
  struct stream s = streams[tile];
  const uint64_t mutates = (uint64_t)(MUTATION * 0x1p53);
  const uint64_t revises = (uint64_t)((MUTATION + REVISION) * 0x1p53);
  for (int64_t i = tile * TILE, end = tile_end(m, tile); i < end; i++) {
    uint8_t behaviour = m->behaviour[i];
    const uint64_t u = stream_word(&s) >> 11;
    if (__builtin_expect(u < revises, 0)) {
      const uint32_t bits = (uint32_t)(stream_word(&s) >> 32);
      if (u < mutates) {
        behaviour = (uint8_t)below(bits, BEHAVIOURS);
      } else {
        const uint32_t peer = below(bits, (uint32_t)m->contributors);
        if (m->balance[peer] > m->balance[i]) behaviour = m->behaviour[peer];
      }
    }
    m->next_behaviour[i] = behaviour;
  }
  streams[tile] = s;
}
