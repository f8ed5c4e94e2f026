// What Swift cannot say.
//
// The square root, which Swift spells as a call that stops a loop from being vectorised. It is an
// exact IEEE operation; no result depends on the processor.
#pragma once

static inline float meso_sqrtf(float x) { return __builtin_elementwise_sqrt(x); }

// The random blocks that the calling thread has drawn, after some more. Swift has no variables of a
// thread. Called from one file alone, or there would be several counts.
static inline long meso_blocks_drawn(long more) {
    static _Thread_local long blocks = 0;
    return blocks += more;
}
