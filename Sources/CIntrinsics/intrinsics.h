// What Swift cannot say in a way that suits the engine's loops and memory.
#pragma once

#include <stddef.h>

#include <sched.h>
#include <sys/mman.h>

#ifdef __GLIBC__
#include <malloc.h>
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

// Zeroed memory of which only what is written takes any room; NULL if there is none. Huge pages are
// asked for where the system has them, which is advice and changes no result.
static inline void *meso_map(size_t bytes) {
  void *start =
    mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (start == MAP_FAILED) return NULL;
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  (void)madvise(start, bytes, MADV_HUGEPAGE);
#endif
  return start;
}

// Gives mapped memory back.
static inline void meso_unmap(void *start, size_t bytes) { (void)munmap(start, bytes); }

// Keeps memory that is freed for what is allocated next. Else large columns go back to the system each
// time, and all their pages have to be found anew. Where the C library has no such choice, nothing
// happens.
static inline void meso_keep_freed_memory(void) {
#ifdef __GLIBC__
  (void)mallopt(M_MMAP_THRESHOLD, 1 << 30);
  (void)mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
}

// A moment's rest for a thread that looks out for another.
static inline void meso_pause(void) {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

// Lets other threads have the processor.
static inline void meso_yield(void) { (void)sched_yield(); }
