"""PPT-5 in JAX: whole columns at a time, and all epochs in one compiled scan.

Tokens have 64 bits. Skill, noise and quality are Float32, as in C SIMD: it is what JAX is made for.
"""

import functools
import time
import typing

import jax
import jax.numpy as jnp
import numpy as np

import ppt5

jax.config.update("jax_enable_x64", True)
# Half the work for the same number of words; the other way is for arrays on several devices.
jax.config.update("jax_threefry_partitionable", False)

# Columns of NumPy: the first of JAX starts its threads, which a sweep may not do before it forks.
SKILL_WEIGHT = np.array(ppt5.SKILL_WEIGHT, np.float32)
BASE_QUALITY = np.array(ppt5.BASE_QUALITY, np.float32)
EFFORT_COST = np.array(ppt5.EFFORT_COST)


class Fixed(typing.NamedTuple):
    """What a run keeps. The slash is here, not compiled in, so that a sweep compiles once."""

    key: jax.Array
    skill: jax.Array
    validator: jax.Array
    slash: int


class Population(typing.NamedTuple):
    """What an epoch changes; `duty` counts the judgements of each validator."""

    behaviour: jax.Array
    balance: jax.Array
    stake: jax.Array
    duty: jax.Array


def gini(balances):
    rising = jnp.sort(balances).astype(jnp.float64)
    n = rising.size
    return 2 * jnp.dot(jnp.arange(1.0, n + 1), rising) / (n * rising.sum()) - (n + 1) / n


def below(limit, words):
    """Random words of 32 bits as whole numbers below a limit, without a division."""
    return ((words.astype(jnp.uint64) * limit) >> 32).astype(jnp.int32)


def panels(key, contributors, validators):
    """Five distinct validators for each contributor, one row a seat (Floyd's method)."""
    words = jax.random.bits(key, (ppt5.PANEL, contributors), jnp.uint32)
    panel = []
    for seat in range(ppt5.PANEL):
        last = validators - ppt5.PANEL + seat
        drawn = below(last + 1, words[seat])
        for other in panel:
            drawn = jnp.where(drawn == other, last, drawn)
        panel.append(drawn)
    return jnp.stack(panel)


def work(fixed, population, epoch, panel_key, noise_key):
    """Phases 1 to 4: the population after them, and the fields of the epoch's row."""
    kind, balance, stake, duty = population
    noise = jax.random.normal(noise_key, (1 + ppt5.PANEL, kind.size), jnp.float32)
    quality = jnp.take(SKILL_WEIGHT, kind) * fixed.skill + jnp.take(BASE_QUALITY, kind)
    quality = jnp.clip(quality + ppt5.PRODUCTION_NOISE * noise[0], 0, 1)
    paid = jnp.minimum(jnp.take(EFFORT_COST, kind), balance)
    balance -= paid

    panel = panels(panel_key, kind.size, duty.size)
    judge = fixed.validator[panel]
    signal = quality + ppt5.SIGNAL_NOISE * noise[1:]
    approves = jnp.where(judge == ppt5.V_HONEST, signal > ppt5.THRESHOLD, judge == ppt5.V_LAZY)
    approves |= (judge == ppt5.V_COLLUDING) & (kind == ppt5.COLLUDING)
    accepted = approves.sum(axis=0) >= ppt5.APPROVALS
    duty = duty.at[panel.ravel()].add(1)

    balance += jnp.where(accepted, ppt5.REWARD, 0)
    slashed = jnp.where(accepted, 0, stake * fixed.slash // 10_000)
    stake -= slashed
    tops_up = (stake < ppt5.TOP_UP_BELOW) & (balance >= ppt5.TOP_UP)
    balance -= jnp.where(tops_up, ppt5.TOP_UP, 0)
    stake += jnp.where(tops_up, ppt5.TOP_UP, 0)

    good = quality >= ppt5.THRESHOLD
    result = {
        "counts": jnp.stack([(kind == k).sum() for k in range(4)]),
        "accepted": accepted.sum(),
        "accepted_quality": jnp.where(accepted, quality, 0).sum(dtype=jnp.float64),
        "good": good.sum(),
        "accepted_bad": (accepted & ~good).sum(),
        "rejected_good": (good & ~accepted).sum(),
        "slashed": slashed.sum(),
        "burned": paid.sum(),
        "top_ups": tops_up.sum(),
        "gini": jax.lax.cond(ppt5.is_gini_due(epoch), gini, lambda _: jnp.nan, balance),
    }
    return Population(kind, balance, stake, duty), result


def imitate(population, u_key, word_key):
    kind, balance = population.behaviour, population.balance
    u = jax.random.uniform(u_key, kind.shape, jnp.float32)
    words = jax.random.bits(word_key, kind.shape, jnp.uint32)
    mutant = below(4, words).astype(kind.dtype)
    peer = below(kind.size, words)  # nobody needs both
    copies = (u < ppt5.MUTATION + ppt5.REVISION) & (balance[peer] > balance)
    revised = jnp.where(u < ppt5.MUTATION, mutant, jnp.where(copies, kind[peer], kind))
    return population._replace(behaviour=revised)


def step(fixed, population, epoch):
    keys = jax.random.split(jax.random.fold_in(fixed.key, epoch), 4)
    population, result = work(fixed, population, epoch, keys[0], keys[1])
    return imitate(population, keys[2], keys[3]), result


@functools.partial(jax.jit, donate_argnames="population")
def stepped(fixed, population, numbers):
    """All epochs of these numbers; the fields of their rows are columns."""
    return jax.lax.scan(functools.partial(step, fixed), population, numbers)


def started(contributors, seed, slash):
    random = np.random.Generator(np.random.SFC64(seed))
    skill = random.beta(5, 2, contributors)
    behaviour = np.repeat(np.arange(4, dtype=np.int8), ppt5.behaviour_counts(contributors))
    random.shuffle(behaviour)
    validator = np.repeat(np.arange(3, dtype=np.int8), ppt5.validator_counts(contributors))
    fixed = Fixed(
        jax.random.key(seed), jnp.asarray(skill, jnp.float32), jnp.asarray(validator), slash)
    population = Population(
        jnp.asarray(behaviour), jnp.full(contributors, ppt5.BALANCE),
        jnp.full(contributors, ppt5.STAKE), jnp.zeros(validator.size, jnp.int64))
    return fixed, population


def epochs_of(columns):
    """The rows from their columns, on the host."""
    columns = {name: column.tolist() for name, column in columns.items()}
    rows = [dict(zip(columns, values)) for values in zip(*columns.values())]
    for epoch, row in enumerate(rows, 1):
        if not ppt5.is_gini_due(epoch):
            row["gini"] = None
    return [ppt5.Epoch(**row) for row in rows]


def conservation_error(contributors, population, epochs):
    held = population.balance.sum() + population.stake.sum() + ppt5.FEE * population.duty.sum()
    fees = ppt5.PANEL * contributors * ppt5.FEE
    treasury = ppt5.treasury_at_start(contributors, len(epochs)) + sum(
        e.slashed - ppt5.REWARD * e.accepted - fees for e in epochs)
    burned = sum(e.burned for e in epochs)
    return ppt5.conservation_error(contributors, len(epochs), int(held) + treasury + burned)


def simulate(contributors, epochs, seed, slash):
    fixed, population = started(contributors, seed, slash)
    numbers = np.arange(1, epochs + 1)
    # Compiles, or loads what was compiled before, outside of what is timed.
    compiled = stepped.lower(fixed, population, numbers).compile()
    start = time.process_time()
    population, columns = compiled(fixed, population, numbers)
    rows = epochs_of(columns)
    seconds = time.process_time() - start
    return ppt5.Run(rows, conservation_error(contributors, population, rows), seconds)


if __name__ == "__main__":
    ppt5.main(simulate)
