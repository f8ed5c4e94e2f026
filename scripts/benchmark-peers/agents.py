"""PPT-5 agent by agent, in plain Python: what Mesa's and AgentPy's agents do."""

import ppt5


class Validator:
    balance = 0

    def judged(self, behaviour, quality):
        self.balance += ppt5.FEE
        return self.approves(behaviour, quality)


class Honest(Validator):
    def approves(self, behaviour, quality):
        return quality + self.random.gauss(0, ppt5.SIGNAL_NOISE) > ppt5.THRESHOLD


class Lazy(Validator):
    def approves(self, behaviour, quality):
        return True


class Colluding(Validator):
    def approves(self, behaviour, quality):
        return behaviour == ppt5.COLLUDING


class Contributor:
    """Has `random`, `model`, `behaviour` and `skill` from the tool's own agent."""

    balance, stake = ppt5.BALANCE, ppt5.STAKE

    def work(self):
        kind, epoch, balance = self.behaviour, self.model.epoch, self.balance
        quality = ppt5.SKILL_WEIGHT[kind] * self.skill + ppt5.BASE_QUALITY[kind]
        quality = min(max(quality + self.random.gauss(0, ppt5.PRODUCTION_NOISE), 0.0), 1.0)
        paid = min(ppt5.EFFORT_COST[kind], balance)
        balance -= paid
        epoch.burned += paid

        approvals = 0
        for validator in self.random.sample(self.model.validators, ppt5.PANEL):
            approvals += validator.judged(kind, quality)
        good = quality >= ppt5.THRESHOLD
        epoch.counts[kind] += 1
        epoch.good += good
        if approvals >= ppt5.APPROVALS:
            balance += ppt5.REWARD
            epoch.accepted += 1
            epoch.accepted_quality += quality
            epoch.accepted_bad += not good
        else:
            slash = self.stake * self.model.slash // 10_000
            self.stake -= slash
            epoch.slashed += slash
            epoch.rejected_good += good
        if self.stake < ppt5.TOP_UP_BELOW and balance >= ppt5.TOP_UP:
            balance -= ppt5.TOP_UP
            self.stake += ppt5.TOP_UP
            epoch.top_ups += 1
        self.balance = balance

    def imitate(self):
        u = self.random.random()
        if u < ppt5.MUTATION:
            self.model.adopted.append((self, self.random.randrange(4)))
        elif u < ppt5.MUTATION + ppt5.REVISION:
            peer = self.random.choice(self.model.contributors)
            if peer.balance > self.balance:
                self.model.adopted.append((self, peer.behaviour))


def gini(balances):
    rising = sorted(balances)
    n = len(rising)
    weighted = sum(place * balance for place, balance in enumerate(rising, 1))
    return 2 * weighted / (n * sum(rising)) - (n + 1) / n


class Economy:
    """Has `random`, `contributors`, `validators` and `activate` from the tool's own model."""

    def open(self, contributors, epochs, slash):
        self.count, self.horizon, self.slash = contributors, epochs, slash
        self.treasury, self.burned = ppt5.treasury_at_start(contributors, epochs), 0

    def behaviours(self):
        counts = enumerate(ppt5.behaviour_counts(self.count))
        kinds = [kind for kind, count in counts for _ in range(count)]
        self.random.shuffle(kinds)
        return kinds

    def made(self, number):
        """One epoch."""
        self.epoch = epoch = ppt5.Epoch(counts=[0] * 4)
        self.activate("work")
        fees = ppt5.PANEL * self.count * ppt5.FEE
        self.treasury += epoch.slashed - ppt5.REWARD * epoch.accepted - fees
        self.burned += epoch.burned
        if ppt5.is_gini_due(number):
            epoch.gini = gini(agent.balance for agent in self.contributors)
        self.adopted = []
        self.activate("imitate")
        for agent, behaviour in self.adopted:
            agent.behaviour = behaviour
        return epoch

    def conservation_error(self):
        held = sum(agent.balance + agent.stake for agent in self.contributors)
        held += sum(validator.balance for validator in self.validators)
        return ppt5.conservation_error(
            self.count, self.horizon, held + self.treasury + self.burned)
