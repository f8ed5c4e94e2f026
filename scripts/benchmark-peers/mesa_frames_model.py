"""PPT-5 in mesa-frames: contributors are rows of a Polars frame, stepped column by column."""

import numpy as np
import polars as pl
from mesa_frames import AgentSetPolars, ModelDF

import ppt5

SKILL_WEIGHT = np.array(ppt5.SKILL_WEIGHT)
BASE_QUALITY = np.array(ppt5.BASE_QUALITY)
EFFORT_COST = np.array(ppt5.EFFORT_COST)


class Contributors(AgentSetPolars):
    def __init__(self, model):
        super().__init__(model)
        n, random = model.count, model.random
        behaviour = np.repeat(np.arange(4, dtype=np.int8), ppt5.behaviour_counts(n))
        random.shuffle(behaviour)
        self.add(pl.DataFrame({
            "unique_id": np.arange(n),
            "skill": random.beta(5, 2, n),
            "behaviour": behaviour,
            "balance": np.full(n, ppt5.BALANCE),
            "stake": np.full(n, ppt5.STAKE),
        }))

    def panels(self):
        """Five distinct validators for each contributor, one array a seat (Floyd's method)."""
        model, panel = self.model, []
        for seat in range(ppt5.PANEL):
            last = model.validator.size - ppt5.PANEL + seat
            drawn = model.random.integers(0, last + 1, model.count)
            for other in panel:
                drawn[drawn == other] = last
            panel.append(drawn)
        return panel

    def work(self):
        """Phases 1 to 4; the columns `quality`, `accepted`, `slashed`, `paid` say what happened."""
        model, n = self.model, self.model.count
        kind = self._agents["behaviour"].to_numpy()
        noise = ppt5.PRODUCTION_NOISE * model.random.standard_normal(n)
        frame = self._agents.with_columns(
            pl.Series("cost", EFFORT_COST[kind]),
            (pl.col("skill") * pl.Series(SKILL_WEIGHT[kind]) + pl.Series(BASE_QUALITY[kind] + noise))
            .clip(0, 1).alias("quality"),
        ).with_columns(pl.min_horizontal("cost", "balance").alias("paid"))
        quality = frame["quality"].to_numpy()

        approvals = np.zeros(n, np.int8)
        for drawn in self.panels():
            judge = model.validator[drawn]
            signal = quality + ppt5.SIGNAL_NOISE * model.random.standard_normal(n)
            looks = judge == ppt5.V_HONEST
            insider = (judge == ppt5.V_COLLUDING) & (kind == ppt5.COLLUDING)
            approvals += np.where(looks, signal > ppt5.THRESHOLD, judge == ppt5.V_LAZY) | insider
            model.duty += np.bincount(drawn, minlength=model.validator.size)

        accepted = pl.Series("accepted", approvals >= ppt5.APPROVALS)
        frame = frame.with_columns(
            accepted,
            pl.when(accepted).then(0).otherwise(pl.col("stake") * model.slash // 10_000)
            .alias("slashed"),
        ).with_columns(
            balance=pl.col("balance") - pl.col("paid") + ppt5.REWARD * pl.col("accepted"),
            stake=pl.col("stake") - pl.col("slashed"),
        ).with_columns(
            tops_up=(pl.col("stake") < ppt5.TOP_UP_BELOW) & (pl.col("balance") >= ppt5.TOP_UP))
        self._agents = frame.with_columns(
            balance=pl.col("balance") - ppt5.TOP_UP * pl.col("tops_up"),
            stake=pl.col("stake") + ppt5.TOP_UP * pl.col("tops_up"))

    def imitate(self):
        model, n = self.model, self.model.count
        u = model.random.random(n)
        moved = np.flatnonzero(u < ppt5.MUTATION + ppt5.REVISION)
        mutates = u[moved] < ppt5.MUTATION
        mutants, copiers = moved[mutates], moved[~mutates]
        behaviour = self._agents["behaviour"].to_numpy()
        balance = self._agents["balance"].to_numpy()
        peers = model.random.integers(0, n, copiers.size)
        richer = balance[peers] > balance[copiers]
        revised = behaviour.copy()
        revised[mutants] = model.random.integers(0, 4, mutants.size)
        revised[copiers[richer]] = behaviour[peers[richer]]
        self._agents = self._agents.with_columns(pl.Series("behaviour", revised))

    def gini(self):
        rising = self._agents["balance"].sort().cast(pl.Float64)
        n = len(rising)
        places = pl.Series(np.arange(1.0, n + 1))
        return 2 * places.dot(rising) / (n * rising.sum()) - (n + 1) / n

    def step(self):
        self.work()
        self.model.observe(self)
        self.imitate()


class Economy(ModelDF):
    def __init__(self, contributors, epochs, seed, slash):
        super().__init__(seed)
        self.count, self.horizon, self.slash, self.number = contributors, epochs, slash, 0
        self.treasury, self.burned = ppt5.treasury_at_start(contributors, epochs), 0
        self.validator = np.repeat(np.arange(3), ppt5.validator_counts(contributors))
        self.duty = np.zeros(self.validator.size, np.int64)
        self.contributors = Contributors(self)
        self.agents += self.contributors

    def observe(self, contributors):
        frame, good = contributors._agents, pl.col("quality") >= ppt5.THRESHOLD
        accepted = pl.col("accepted")
        sums = frame.select(
            accepted=accepted.sum(), accepted_quality=pl.col("quality").filter(accepted).sum(),
            good=good.sum(), accepted_bad=(accepted & ~good).sum(),
            rejected_good=(good & ~accepted).sum(), slashed=pl.col("slashed").sum(),
            burned=pl.col("paid").sum(), top_ups=pl.col("tops_up").sum(),
        ).row(0, named=True)
        counts = np.bincount(frame["behaviour"].to_numpy(), minlength=4).tolist()
        gini = contributors.gini() if ppt5.is_gini_due(self.number) else None
        self.result = ppt5.Epoch(counts=counts, gini=gini, **sums)
        fees = ppt5.PANEL * self.count * ppt5.FEE
        self.treasury += self.result.slashed - ppt5.REWARD * self.result.accepted - fees
        self.burned += self.result.burned

    def stepped(self, epoch):
        self.number = epoch
        self.step()
        return self.result

    def conservation_error(self):
        (contributors,) = self.agents._agentsets
        frame = contributors._agents
        held = frame["balance"].sum() + frame["stake"].sum() + ppt5.FEE * int(self.duty.sum())
        return ppt5.conservation_error(
            self.count, self.horizon, held + self.treasury + self.burned)


def simulate(contributors, epochs, seed, slash):
    economy = Economy(contributors, epochs, seed, slash)
    return ppt5.stepped(economy, economy.stepped, epochs)


if __name__ == "__main__":
    ppt5.main(simulate)
