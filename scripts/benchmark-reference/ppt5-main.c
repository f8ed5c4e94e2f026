/* PPT-5: population, books, metrics and command line of both programs.
   run N EPOCHS SEED ROWS.csv: one run, its speed on standard output.
   agree RUNS N EPOCHS: the twelve figures of each run, one row per seed, on standard output.
   sweep RUNS N EPOCHS JOBS ROWS.csv: ten slashes, as many seeds as give RUNS, in JOBS processes. */
#include "ppt5.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define GINI_EVERY 10

/* The time averages and end values on which implementations of the model are compared. */
struct figures {
  double accepted, quality, false_accepts, false_rejects, slashed, burned, top_ups;
  int64_t at_end[BEHAVIOURS];
  double gini;
};

void *column(int64_t count, int64_t item_bytes) {
  const size_t bytes = ((size_t)(count * item_bytes) + 63) / 64 * 64;
  void *memory = aligned_alloc(64, bytes);
  if (!memory) {
    fprintf(stderr, "%s: no memory for %zu bytes\n", engine_name, bytes);
    exit(1);
  }
  return memset(memory, 0, bytes);
}

static double processor_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Beta(5, 2): the second largest of six uniforms. */
static double draw_skill(struct stream *s) {
  double largest = 0, second = 0;
  for (int i = 0; i < 6; i++) {
    const double u = unit_interval(stream_word(s));
    if (u > largest) {
      second = largest;
      largest = u;
    } else if (u > second) {
      second = u;
    }
  }
  return second;
}

static struct model allocate(int64_t contributors, int64_t epochs) {
  struct model m = {
    .contributors = contributors, .epochs = epochs, .slash_per_myriad = SLASH_PER_MYRIAD};
  m.validators = contributors / 100 > PANEL ? contributors / 100 : PANEL;
  m.tiles = (contributors + TILE - 1) / TILE;
  m.skill = column(contributors, sizeof *m.skill);
  m.balance = column(contributors, sizeof *m.balance);
  m.stake = column(contributors, sizeof *m.stake);
  m.behaviour = column(contributors, 1);
  m.next_behaviour = column(contributors, 1);
  m.validator_kind = column(m.validators, 1);
  m.validator_balance = column(m.validators, sizeof *m.validator_balance);
  m.duty = column(m.validators, sizeof *m.duty);
  return m;
}

static int64_t treasury_at_start(const struct model *m) {
  return m->contributors * m->epochs * (REWARD + PANEL * FEE);
}

/* Exact shares of the behaviours, 60, 20, 10 and 10 %, in random order. */
static void populate(struct model *m, uint64_t seed) {
  const int64_t n = m->contributors;
  struct stream s = stream_of(seed, UINT64_MAX);
  for (int64_t i = 0; i < n; i++) {
    m->skill[i] = draw_skill(&s);
    m->balance[i] = BALANCE_AT_START;
    m->stake[i] = STAKE_AT_START;
    m->behaviour[i] =
      i < n * 6 / 10 ? HONEST : i < n * 8 / 10 ? LAZY : i < n * 9 / 10 ? SYBIL : COLLUDING;
  }
  for (int64_t i = n - 1; i > 0; i--) {
    const uint32_t j = below((uint32_t)(stream_word(&s) >> 32), (uint32_t)(i + 1));
    const uint8_t swapped = m->behaviour[i];
    m->behaviour[i] = m->behaviour[j];
    m->behaviour[j] = swapped;
  }
  const int64_t few = (15 * m->validators + 50) / 100, honest = m->validators - 2 * few;
  for (int64_t j = 0; j < m->validators; j++) {
    m->validator_kind[j] = j < honest ? V_HONEST : j < honest + few ? V_LAZY : V_COLLUDING;
    m->validator_balance[j] = 0;
  }
  m->treasury = treasury_at_start(m);
  m->burned = 0;
}

/* Sorts by radix, 11 bits a pass; `spare` has room for as many. Returns the sorted array. */
static uint64_t *sorted(uint64_t *values, uint64_t *spare, int64_t n, uint64_t largest) {
  for (int shift = 0; shift < 64 && largest >> shift; shift += 11) {
    uint32_t place[2048] = {0};
    for (int64_t i = 0; i < n; i++) place[values[i] >> shift & 2047]++;
    for (uint32_t digit = 0, sum = 0; digit < 2048; digit++) {
      const uint32_t count = place[digit];
      place[digit] = sum;
      sum += count;
    }
    for (int64_t i = 0; i < n; i++) spare[place[values[i] >> shift & 2047]++] = values[i];
    uint64_t *const filled = spare;
    spare = values;
    values = filled;
  }
  return values;
}

/* G = 2 Σ i x(i) / (n Σ x) − (n + 1) / n, over balances in rising order. */
static double gini(const struct model *m) {
  static uint64_t *values, *spare;
  const int64_t n = m->contributors;
  if (!values) {
    values = column(n, sizeof *values);
    spare = column(n, sizeof *spare);
  }
  int64_t least = m->balance[0], most = least;
  for (int64_t i = 1; i < n; i++) {
    least = m->balance[i] < least ? m->balance[i] : least;
    most = m->balance[i] > most ? m->balance[i] : most;
  }
  for (int64_t i = 0; i < n; i++) values[i] = (uint64_t)(m->balance[i] - least);
  const uint64_t *rising = sorted(values, spare, n, (uint64_t)(most - least));
  double weighted = 0, sum = 0;
  for (int64_t i = 0; i < n; i++) {
    const double balance = (double)((int64_t)rising[i] + least);
    weighted += (double)(i + 1) * balance;
    sum += balance;
  }
  return sum > 0 ? 2 * weighted / ((double)n * sum) - (double)(n + 1) / (double)n : 0;
}

static double ratio(double part, int64_t whole) { return whole ? part / (double)whole : 0; }

static void settle_books(struct model *m, const struct tally *t) {
  for (int64_t j = 0; j < m->validators; j++) {
    m->validator_balance[j] += FEE * (int64_t)m->duty[j];
    m->duty[j] = 0;
  }
  m->treasury += t->slashed - REWARD * t->accepted - FEE * PANEL * m->contributors;
  m->burned += t->burned;
}

static void write_row(FILE *rows, int64_t epoch, int64_t n, const struct tally *t, double gini) {
  const int64_t *count = t->submitted;
  fprintf(rows, "%" PRId64 ",%" PRId64 ",%" PRId64 ",%" PRId64 ",%" PRId64 ",%" PRId64 ",",
          epoch, count[HONEST], count[LAZY], count[SYBIL], count[COLLUDING], t->accepted);
  fprintf(rows, "%.6f,%.6f,%.6f,", ratio(t->accepted_quality, t->accepted),
          ratio((double)t->accepted_bad, n - t->good), ratio((double)t->rejected_good, t->good));
  fprintf(rows, "%" PRId64 ",%" PRId64 ",%" PRId64 ",%" PRId64 ",%" PRId64 ",",
          REWARD * t->accepted, FEE * PANEL * n, t->slashed, t->burned, t->top_ups);
  if (epoch % GINI_EVERY == 0) fprintf(rows, "%.6f", gini);
  fputc('\n', rows);
}

static void add_to_figures(struct figures *f, const struct model *m, const struct tally *t) {
  const double share = 1 / (double)m->epochs;
  f->accepted += share * (double)t->accepted;
  f->quality += share * ratio(t->accepted_quality, t->accepted);
  f->false_accepts += share * ratio((double)t->accepted_bad, m->contributors - t->good);
  f->false_rejects += share * ratio((double)t->rejected_good, t->good);
  f->slashed += share * (double)t->slashed;
  f->burned += share * (double)t->burned;
  f->top_ups += share * (double)t->top_ups;
  memcpy(f->at_end, t->submitted, sizeof f->at_end);
}

/* Steps every epoch; `rows` may be null. */
static struct figures step_all(struct model *m, FILE *rows) {
  struct figures f = {0};
  for (int64_t epoch = 1; epoch <= m->epochs; epoch++) {
    struct tally t = {0};
    for (int64_t tile = 0; tile < m->tiles; tile++) engine_work(m, tile, &t);
    settle_books(m, &t);
    if (epoch % GINI_EVERY == 0) f.gini = gini(m);
    if (rows) write_row(rows, epoch, m->contributors, &t, f.gini);
    add_to_figures(&f, m, &t);
    for (int64_t tile = 0; tile < m->tiles; tile++) engine_imitate(m, tile);
    uint8_t *const stepped = m->behaviour;
    m->behaviour = m->next_behaviour;
    m->next_behaviour = stepped;
  }
  return f;
}

static int64_t conservation_error(const struct model *m) {
  int64_t error = m->treasury + m->burned - treasury_at_start(m);
  for (int64_t i = 0; i < m->contributors; i++)
    error += m->balance[i] + m->stake[i] - BALANCE_AT_START - STAKE_AT_START;
  for (int64_t j = 0; j < m->validators; j++) error += m->validator_balance[j];
  return error;
}

static int run(int64_t contributors, int64_t epochs, uint64_t seed, const char *path) {
  struct model m = allocate(contributors, epochs);
  populate(&m, seed);
  engine_open(&m, seed);
  FILE *rows = fopen(path, "w");
  if (!rows) {
    perror(path);
    return 1;
  }
  fputs("epoch,n_honest,n_lazy,n_sybil,n_colluding,accepted,mean_q_accepted,false_accept_rate,"
        "false_reject_rate,payouts,fees,slashed,burned,topups,gini\n", rows);
  const double start = processor_seconds();
  const struct figures f = step_all(&m, rows);
  if (fclose(rows)) {
    perror(path);
    return 1;
  }
  const double seconds = processor_seconds() - start;
  printf("loop_seconds=%.6f accepted_share=%.6f conservation_error=%" PRId64 "\n", seconds,
         f.accepted / (double)contributors, conservation_error(&m));
  return 0;
}

static int agree(int64_t runs, int64_t contributors, int64_t epochs) {
  struct model m = allocate(contributors, epochs);
  puts("accepted,mean_q_accepted,false_accept_rate,false_reject_rate,slashed,burned,topups,"
       "n_honest,n_lazy,n_sybil,n_colluding,gini");
  for (int64_t seed = 1; seed <= runs; seed++) {
    populate(&m, (uint64_t)seed);
    engine_open(&m, (uint64_t)seed);
    const struct figures f = step_all(&m, NULL);
    if (conservation_error(&m)) {
      fprintf(stderr, "%s: tokens were not conserved in run %" PRId64 "\n", engine_name, seed);
      return 1;
    }
    printf("%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,%.17g,", f.accepted, f.quality, f.false_accepts,
           f.false_rejects, f.slashed, f.burned, f.top_ups);
    printf("%" PRId64 ",%" PRId64 ",%" PRId64 ",%" PRId64 ",%.17g\n", f.at_end[HONEST],
           f.at_end[LAZY], f.at_end[SYBIL], f.at_end[COLLUDING], f.gini);
  }
  return 0;
}

/* One run of a sweep. */
struct point {
  int64_t slash_per_myriad, seed;
  struct figures figures;
  int64_t conservation_error;
};

/* Makes every JOBS-th run of a sweep, from the first on. */
static void sweep_share(struct point *points, int64_t runs, int64_t first, int64_t jobs,
                        struct model *m) {
  for (int64_t i = first; i < runs; i += jobs) {
    m->slash_per_myriad = points[i].slash_per_myriad;
    populate(m, (uint64_t)points[i].seed);
    engine_open(m, (uint64_t)points[i].seed);
    points[i].figures = step_all(m, NULL);
    points[i].conservation_error = conservation_error(m);
  }
}

static int sweep(int64_t runs, int64_t contributors, int64_t epochs, int64_t jobs,
                 const char *path) {
  struct point *points = mmap(NULL, (size_t)runs * sizeof *points, PROT_READ | PROT_WRITE,
                              MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (points == MAP_FAILED) return perror("mmap"), 1;
  for (int64_t i = 0; i < runs; i++)
    points[i] = (struct point){
      .slash_per_myriad = 200 + 200 * (i % 10), .seed = 1 + i / 10, .conservation_error = 1};
  struct model m = allocate(contributors, epochs);
  for (int64_t job = 0; job < jobs; job++) {
    const pid_t child = fork();
    if (child < 0) return perror("fork"), 1;
    if (child == 0) {
      sweep_share(points, runs, job, jobs, &m);
      _exit(0);
    }
  }
  while (wait(NULL) > 0) {}

  FILE *rows = fopen(path, "w");
  if (!rows) return perror(path), 1;
  fputs("slash_bp,seed,accept_rate,mean_q,gini_final,n_honest_final,slashed_total\n", rows);
  for (int64_t i = 0; i < runs; i++) {
    const struct figures *f = &points[i].figures;
    if (points[i].conservation_error) {
      fprintf(stderr, "%s: run %" PRId64 " failed or lost tokens\n", engine_name, i + 1);
      return 1;
    }
    fprintf(rows, "%" PRId64 ",%" PRId64 ",%.6f,%.6f,%.6f,%" PRId64 ",%.0f\n",
            points[i].slash_per_myriad, points[i].seed, f->accepted / (double)contributors,
            f->quality, f->gini, f->at_end[HONEST], f->slashed * (double)epochs);
  }
  return fclose(rows) ? perror(path), 1 : 0;
}

/* A count from the command line; ends the program unless it is a positive multiple of `unit`. */
static int64_t count(const char *text, int64_t unit) {
  char *rest;
  const int64_t value = strtoll(text, &rest, 10);
  if (*rest || value <= 0 || value % unit) {
    fprintf(stderr, "%s: '%s' is not a positive multiple of %" PRId64 "\n", engine_name, text,
            unit);
    exit(2);
  }
  return value;
}

int main(int argc, char **argv) {
  if (argc == 6 && !strcmp(argv[1], "run"))
    return run(count(argv[2], 40), count(argv[3], 1), (uint64_t)count(argv[4], 1), argv[5]);
  if (argc == 5 && !strcmp(argv[1], "agree"))
    return agree(count(argv[2], 1), count(argv[3], 40), count(argv[4], 1));
  if (argc == 7 && !strcmp(argv[1], "sweep"))
    return sweep(count(argv[2], 10), count(argv[3], 40), count(argv[4], 1), count(argv[5], 1),
                 argv[6]);
  fputs("usage: run N EPOCHS SEED ROWS.csv | agree RUNS N EPOCHS\n"
        "       | sweep RUNS N EPOCHS JOBS ROWS.csv\n", stderr);
  return 2;
}
