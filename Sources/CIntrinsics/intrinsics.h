// The square root, which Swift spells as a call that stops a loop from being vectorised. It is an
// exact IEEE operation; no result depends on the processor.
#pragma once

static inline float meso_sqrtf(float x) { return __builtin_elementwise_sqrt(x); }
