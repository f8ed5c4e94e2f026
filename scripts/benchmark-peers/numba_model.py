"""PPT-5 in Numba: one compiled loop over contributors, one random stream."""

import numba
import numpy as np

import ppt5
from numpy_model import gini

SKILL_WEIGHT = np.array(ppt5.SKILL_WEIGHT)
BASE_QUALITY = np.array(ppt5.BASE_QUALITY)
EFFORT_COST = np.array(ppt5.EFFORT_COST)
EITHER = ppt5.MUTATION + ppt5.REVISION
ACCEPTED, GOOD, ACCEPTED_BAD, REJECTED_GOOD, SLASHED, BURNED, TOP_UPS = range(4, 11)


@numba.njit(cache=True, error_model="numpy")
def work(random, slash, skill, behaviour, balances, stakes, validator, duty, sums):
    """Phases 1 to 4 of every contributor; returns the sum of accepted quality."""
    panel = np.empty(ppt5.PANEL, np.int64)
    accepted_quality = 0.0
    for i in range(behaviour.size):
        kind = behaviour[i]
        sums[kind] += 1
        quality = SKILL_WEIGHT[kind] * skill[i] + BASE_QUALITY[kind]
        quality = min(max(quality + ppt5.PRODUCTION_NOISE * random.standard_normal(), 0.0), 1.0)
        balance, stake = balances[i], stakes[i]
        paid = min(EFFORT_COST[kind], balance)
        balance -= paid
        sums[BURNED] += paid

        approvals = 0
        for seat in range(ppt5.PANEL):
            last = validator.size - ppt5.PANEL + seat
            drawn = int(random.random() * (last + 1))
            for other in range(seat):
                if panel[other] == drawn:
                    drawn = last
                    break
            panel[seat] = drawn
            duty[drawn] += 1
            judge = validator[drawn]
            if judge == ppt5.V_HONEST:
                signal = quality + ppt5.SIGNAL_NOISE * random.standard_normal()
                approvals += signal > ppt5.THRESHOLD
            else:
                approvals += judge == ppt5.V_LAZY or kind == ppt5.COLLUDING

        good = quality >= ppt5.THRESHOLD
        sums[GOOD] += good
        if approvals >= ppt5.APPROVALS:
            balance += ppt5.REWARD
            accepted_quality += quality
            sums[ACCEPTED] += 1
            sums[ACCEPTED_BAD] += not good
        else:
            taken = stake * slash // 10_000
            stake -= taken
            sums[SLASHED] += taken
            sums[REJECTED_GOOD] += good
        if stake < ppt5.TOP_UP_BELOW and balance >= ppt5.TOP_UP:
            balance -= ppt5.TOP_UP
            stake += ppt5.TOP_UP
            sums[TOP_UPS] += 1
        balances[i], stakes[i] = balance, stake
    return accepted_quality


@numba.njit(cache=True, error_model="numpy")
def imitate(random, behaviour, balances, revised):
    n = behaviour.size
    for i in range(n):
        kind = behaviour[i]
        u = random.random()
        if u < ppt5.MUTATION:
            kind = int(random.random() * 4)
        elif u < EITHER:
            peer = int(random.random() * n)
            if balances[peer] > balances[i]:
                kind = behaviour[peer]
        revised[i] = kind


class Population:
    def __init__(self, contributors, epochs, seed, slash):
        self.n, self.epochs, self.slash = contributors, epochs, slash
        self.random = np.random.Generator(np.random.SFC64(seed))
        self.skill = self.random.beta(5, 2, contributors)
        self.behaviour = np.repeat(np.arange(4, dtype=np.int8), ppt5.behaviour_counts(contributors))
        self.random.shuffle(self.behaviour)
        self.revised = self.behaviour.copy()
        self.validator = np.repeat(
            np.arange(3, dtype=np.int8), ppt5.validator_counts(contributors))
        self.balance = np.full(contributors, ppt5.BALANCE)
        self.stake = np.full(contributors, ppt5.STAKE)
        self.duty = np.zeros(self.validator.size, np.int64)
        self.fees = 0
        self.treasury, self.burned = ppt5.treasury_at_start(contributors, epochs), 0

    def step(self, epoch):
        sums = np.zeros(11, np.int64)
        quality = work(
            self.random, self.slash, self.skill, self.behaviour, self.balance, self.stake,
            self.validator, self.duty, sums)
        values = [int(value) for value in sums]
        result = ppt5.Epoch(
            counts=values[:4], accepted=values[ACCEPTED], accepted_quality=quality,
            good=values[GOOD], accepted_bad=values[ACCEPTED_BAD],
            rejected_good=values[REJECTED_GOOD], slashed=values[SLASHED], burned=values[BURNED],
            top_ups=values[TOP_UPS],
            gini=gini(self.balance) if ppt5.is_gini_due(epoch) else None)
        fees = ppt5.PANEL * self.n * ppt5.FEE
        self.treasury += result.slashed - ppt5.REWARD * result.accepted - fees
        self.burned += result.burned
        imitate(self.random, self.behaviour, self.balance, self.revised)
        self.behaviour, self.revised = self.revised, self.behaviour
        return result

    def conservation_error(self):
        held = self.balance.sum() + self.stake.sum() + ppt5.FEE * self.duty.sum()
        return ppt5.conservation_error(
            self.n, self.epochs, int(held) + self.treasury + self.burned)


def simulate(contributors, epochs, seed, slash):
    # Compiles, or loads what was compiled before, outside of what is timed.
    Population(40, 1, seed, slash).step(1)
    population = Population(contributors, epochs, seed, slash)
    return ppt5.stepped(population, population.step, epochs)


if __name__ == "__main__":
    ppt5.main(simulate)
