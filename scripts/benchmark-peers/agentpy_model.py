"""PPT-5 in AgentPy: contributors and validators are agents, contributors an agent list."""

import agentpy

import agents
import ppt5


class Agent(agentpy.Agent):
    def setup(self):
        self.random = self.model.random


class HonestValidator(agents.Honest, Agent):
    pass


class LazyValidator(agents.Lazy, Agent):
    pass


class ColludingValidator(agents.Colluding, Agent):
    pass


class Contributor(agents.Contributor, Agent):
    def setup(self):
        super().setup()
        self.skill = self.random.betavariate(5, 2)


class Economy(agents.Economy, agentpy.Model):
    def setup(self):
        self.open(self.p.contributors, self.p.steps, self.p.slash)
        self.listed = agentpy.AgentList(self, self.p.contributors, Contributor)
        self.contributors = list(self.listed)
        for agent, behaviour in zip(self.contributors, self.behaviours()):
            agent.behaviour = behaviour
        kinds = (HonestValidator, LazyValidator, ColludingValidator)
        self.validators = [
            validator
            for kind, count in zip(kinds, ppt5.validator_counts(self.p.contributors))
            for validator in agentpy.AgentList(self, count, kind)
        ]

    def activate(self, method):
        getattr(self.listed, method)()

    def step(self):
        self.result = self.made(self.t)

    def stepped(self, epoch):
        self.sim_step()
        return self.result


def simulate(contributors, epochs, seed, slash):
    economy = Economy(
        {"contributors": contributors, "steps": epochs, "slash": slash, "seed": seed})
    economy.sim_setup()
    return ppt5.stepped(economy, economy.stepped, epochs)


if __name__ == "__main__":
    ppt5.main(simulate)
