// Two operations that Swift spells as calls or trapping conversions, which stop a loop from being
// vectorised. Both are exact IEEE operations; no result depends on the processor.
#pragma once
#include <stdint.h>

static inline double meso_sqrt(double x) { return __builtin_elementwise_sqrt(x); }
static inline int64_t meso_truncate(double x) { return (int64_t)x; }
