"""PPT-5 in NumPy: whole columns at a time. Its population is what radCAD and cadCAD step, too."""

import numpy as np

import ppt5

SKILL_WEIGHT = np.array(ppt5.SKILL_WEIGHT)
BASE_QUALITY = np.array(ppt5.BASE_QUALITY)
EFFORT_COST = np.array(ppt5.EFFORT_COST)


def gini(balances):
    rising = np.sort(balances).astype(np.float64)
    n = rising.size
    return 2 * np.dot(np.arange(1, n + 1), rising) / (n * rising.sum()) - (n + 1) / n


class Population:
    def __init__(self, contributors, epochs, seed, slash):
        self.n, self.epochs, self.slash = contributors, epochs, slash
        self.random = np.random.Generator(np.random.SFC64(seed))
        self.skill = self.random.beta(5, 2, contributors)
        self.behaviour = np.repeat(np.arange(4), ppt5.behaviour_counts(contributors))
        self.random.shuffle(self.behaviour)
        self.validator = np.repeat(np.arange(3), ppt5.validator_counts(contributors))
        self.balance = np.full(contributors, ppt5.BALANCE)
        self.stake = np.full(contributors, ppt5.STAKE)
        self.validator_balance = np.zeros(self.validator.size, np.int64)
        self.treasury, self.burned = ppt5.treasury_at_start(contributors, epochs), 0

    def step(self, epoch):
        result = self.work(epoch)
        self.imitate()
        return result

    def panels(self):
        """Five distinct validators for each contributor, one row a seat (Floyd's method)."""
        panel = np.empty((ppt5.PANEL, self.n), np.int64)
        for seat in range(ppt5.PANEL):
            last = self.validator.size - ppt5.PANEL + seat
            drawn = self.random.integers(0, last + 1, self.n)
            taken = (panel[:seat] == drawn).any(axis=0)
            panel[seat] = np.where(taken, last, drawn)
        return panel

    def work(self, epoch):
        kind = self.behaviour
        noise = ppt5.PRODUCTION_NOISE * self.random.standard_normal(self.n)
        quality = np.clip(SKILL_WEIGHT[kind] * self.skill + BASE_QUALITY[kind] + noise, 0, 1)
        paid = np.minimum(EFFORT_COST[kind], self.balance)
        self.balance -= paid

        panel = self.panels()
        judge = self.validator[panel]
        signal = quality + ppt5.SIGNAL_NOISE * self.random.standard_normal(panel.shape)
        approves = np.where(judge == ppt5.V_HONEST, signal > ppt5.THRESHOLD, judge == ppt5.V_LAZY)
        approves |= (judge == ppt5.V_COLLUDING) & (kind == ppt5.COLLUDING)
        accepted = approves.sum(axis=0) >= ppt5.APPROVALS
        duty = np.bincount(panel.ravel(), minlength=self.validator.size)
        self.validator_balance += ppt5.FEE * duty

        self.balance[accepted] += ppt5.REWARD
        slashed = np.where(accepted, 0, self.stake * self.slash // 10_000)
        self.stake -= slashed
        tops_up = (self.stake < ppt5.TOP_UP_BELOW) & (self.balance >= ppt5.TOP_UP)
        self.balance[tops_up] -= ppt5.TOP_UP
        self.stake[tops_up] += ppt5.TOP_UP

        good = quality >= ppt5.THRESHOLD
        result = ppt5.Epoch(
            counts=np.bincount(kind, minlength=4).tolist(),
            accepted=int(accepted.sum()),
            accepted_quality=float(quality[accepted].sum()),
            good=int(good.sum()),
            accepted_bad=int((accepted & ~good).sum()),
            rejected_good=int((good & ~accepted).sum()),
            slashed=int(slashed.sum()),
            burned=int(paid.sum()),
            top_ups=int(tops_up.sum()),
            gini=gini(self.balance) if ppt5.is_gini_due(epoch) else None,
        )
        fees = ppt5.PANEL * self.n * ppt5.FEE
        self.treasury += result.slashed - ppt5.REWARD * result.accepted - fees
        self.burned += result.burned
        return result

    def imitate(self):
        u = self.random.random(self.n)
        moved = np.flatnonzero(u < ppt5.MUTATION + ppt5.REVISION)
        mutants = moved[u[moved] < ppt5.MUTATION]
        copiers = moved[u[moved] >= ppt5.MUTATION]
        peers = self.random.integers(0, self.n, copiers.size)
        richer = self.balance[peers] > self.balance[copiers]
        copied = self.behaviour[peers[richer]]
        self.behaviour[mutants] = self.random.integers(0, 4, mutants.size)
        self.behaviour[copiers[richer]] = copied

    def conservation_error(self):
        held = self.balance.sum() + self.stake.sum() + self.validator_balance.sum()
        return ppt5.conservation_error(
            self.n, self.epochs, int(held) + self.treasury + self.burned)


def simulate(contributors, epochs, seed, slash):
    population = Population(contributors, epochs, seed, slash)
    return ppt5.stepped(population, population.step, epochs)


if __name__ == "__main__":
    ppt5.main(simulate)
