// What Swift cannot say in a way that suits the engine's loops and memory.
#pragma once

#include <stddef.h>

#ifdef __linux__
#include <sys/mman.h>
#endif

// The square root, which Swift spells as a call that stops a loop from being vectorised. It is an
// exact IEEE operation; no result depends on the processor.
static inline float meso_sqrtf(float x) { return __builtin_elementwise_sqrt(x); }

// The random blocks that the calling thread has drawn, after some more. Swift has no variables of a
// thread. Called from one file alone, or there would be several counts.
static inline long meso_blocks_drawn(long more) {
  static _Thread_local long blocks = 0;
  return blocks += more;
}

// Asks for huge pages where the system has them. Advice: whether it is taken changes no result.
static inline void meso_prefer_huge_pages(void *start, size_t bytes) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  (void)madvise(start, bytes, MADV_HUGEPAGE);
#else
  (void)start;
  (void)bytes;
#endif
}
