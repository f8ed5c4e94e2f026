/* One epoch of Yuma consensus after another in plain C, as the yardstick of benchmark-yuma:
 * the original rule in double precision on sparse rows, without permits, masks or fixed point. Weights
 * change from epoch to epoch; prints the microseconds of the fastest and of the median epoch. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static uint64_t state = 42;
static double uniform(void) {
  state = state * 6364136223846793005ull + 1442695040888963407ull;
  return (double)(state >> 11) * 0x1p-53;
}

typedef struct { int *start, *column; double *value; } Rows;

static Rows rows(int count, int entries) {
  Rows r = { calloc(count + 1, sizeof(int)), malloc(entries * sizeof(int)),
             malloc(entries * sizeof(double)) };
  return r;
}

/* The largest value that a share kappa of stake backs: a column sorted by insertion. */
static double median(double *value, double *stake, int n, double kappa) {
  for (int i = 1; i < n; i++) {
    double v = value[i], s = stake[i];
    int j = i;
    for (; j > 0 && value[j - 1] < v; j--) { value[j] = value[j - 1]; stake[j] = stake[j - 1]; }
    value[j] = v; stake[j] = s;
  }
  double sum = 0;
  for (int i = 0; i < n; i++) { sum += stake[i]; if (sum >= kappa - 1e-12) return value[i]; }
  return 0;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  if (argc != 5) { fprintf(stderr, "usage: yuma VALIDATORS SERVERS ENTRIES EPOCHS\n"); return 2; }
  int v = atoi(argv[1]), m = atoi(argv[2]), k = atoi(argv[3]), epochs = atoi(argv[4]);
  double kappa = 32767.0 / 65535, alpha = 0.1;
  double *stake = malloc(v * sizeof *stake), total = 0;
  for (int i = 0; i < v; i++) { stake[i] = 1 + 99 * uniform(); total += stake[i]; }
  for (int i = 0; i < v; i++) stake[i] /= total;
  Rows choices[2] = { rows(v, v * k), rows(v, v * k) }, w = rows(v, v * k), bonds = rows(v, 2 * v * k), next = rows(v, 2 * v * k);
  for (int c = 0; c < 2; c++)
    for (int i = 0; i < v; i++) {
      choices[c].start[i + 1] = (i + 1) * k;
      for (int e = 0; e < k; e++) {
        /* Half of a row is on servers that all agree to look at. */
        choices[c].column[i * k + e] =
            e < k / 2 ? e : (int)((int64_t)e * m / k + (i * 7 + e) % (m / k));
        choices[c].value[i * k + e] = 0.1 + uniform();
      }
    }
  memcpy(w.start, choices[0].start, (v + 1) * sizeof(int));
  memcpy(w.column, choices[0].column, (size_t)v * k * sizeof(int));
  double *consensus = malloc(m * sizeof(double)), *rank = malloc(m * sizeof(double));
  double *sum = malloc(m * sizeof(double)), *old = malloc(m * sizeof(double)),
         *top = malloc(m * sizeof(double)), *dividend = malloc(v * sizeof(double));
  int *first = malloc((m + 1) * sizeof(int)), *place = malloc(m * sizeof(int));
  double *value = malloc((size_t)v * k * sizeof(double)), *backing = malloc((size_t)v * k * sizeof(double));
  struct timespec from, to;
  double *times = malloc(epochs * sizeof(double));
  for (int epoch = 0; epoch < epochs; epoch++) {
    Rows raw = choices[epoch % 2];
    clock_gettime(CLOCK_MONOTONIC, &from);
    memset(first, 0, (m + 1) * sizeof(int));
    for (int i = 0; i < v; i++) {
      double s = 0;
      for (int e = raw.start[i]; e < raw.start[i + 1]; e++) s += raw.value[e];
      for (int e = raw.start[i]; e < raw.start[i + 1]; e++) {
        w.value[e] = raw.value[e] / s;
        first[w.column[e] + 1]++;
      }
    }
    for (int j = 0; j < m; j++) first[j + 1] += first[j];
    memcpy(place, first, m * sizeof(int));
    for (int i = 0; i < v; i++)
      for (int e = w.start[i]; e < w.start[i + 1]; e++) {
        int p = place[w.column[e]]++;
        value[p] = w.value[e];
        backing[p] = stake[i];
      }
    double ranks = 0;
    for (int j = 0; j < m; j++) {
      consensus[j] = median(value + first[j], backing + first[j], first[j + 1] - first[j], kappa);
      rank[j] = sum[j] = old[j] = top[j] = 0;
    }
    for (int i = 0; i < v; i++)
      for (int e = w.start[i]; e < w.start[i + 1]; e++) {
        int j = w.column[e];
        if (w.value[e] > consensus[j]) w.value[e] = consensus[j];
        double d = stake[i] * w.value[e];
        rank[j] += d;
        sum[j] += d;
        ranks += d;
      }
    for (int e = 0; e < bonds.start[v]; e++) old[bonds.column[e]] += bonds.value[e];
    int n = 0;
    for (int i = 0; i < v; i++) {
      int a = bonds.start[i], b = w.start[i];
      while (a < bonds.start[i + 1] || b < w.start[i + 1]) {
        int ca = a < bonds.start[i + 1] ? bonds.column[a] : m;
        int cb = b < w.start[i + 1] ? w.column[b] : m;
        int j = ca < cb ? ca : cb;
        double x = 0;
        if (ca == j) { x += (1 - alpha) * bonds.value[a] / old[j]; a++; }
        if (cb == j) { if (sum[j] > 0) x += alpha * stake[i] * w.value[b] / sum[j]; b++; }
        if (x > 0) { next.column[n] = j; next.value[n++] = x; }
      }
      next.start[i + 1] = n;
    }
    for (int j = 0; j < m; j++) sum[j] = 0;
    for (int e = 0; e < n; e++) sum[next.column[e]] += next.value[e];
    double all = 0;
    for (int i = 0; i < v; i++) {
      dividend[i] = 0;
      for (int e = next.start[i]; e < next.start[i + 1]; e++) {
        int j = next.column[e];
        next.value[e] /= sum[j];
        if (next.value[e] > top[j]) top[j] = next.value[e];
        dividend[i] += next.value[e] * rank[j] / ranks;
      }
      all += dividend[i];
    }
    for (int e = 0; e < n; e++) next.value[e] /= top[next.column[e]];
    for (int i = 0; i < v; i++) dividend[i] /= all > 0 ? all : 1;
    Rows swap = bonds; bonds = next; next = swap;
    clock_gettime(CLOCK_MONOTONIC, &to);
    times[epoch] = ((to.tv_sec - from.tv_sec) * 1e9 + (to.tv_nsec - from.tv_nsec)) / 1e3;
  }
  double squares = 0;
  for (int i = 0; i < v; i++) squares += dividend[i] * dividend[i];
  qsort(times, epochs, sizeof *times, ascending);
  printf("%.1f %.1f %.12f\n", times[0], times[epochs / 2], squares);
  return 0;
}
