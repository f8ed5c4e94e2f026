"""PPT-5 in Mesa 3: contributors and validators are agents, contributors activated as a set."""

import mesa

import agents
import ppt5


class HonestValidator(agents.Honest, mesa.Agent):
    pass


class LazyValidator(agents.Lazy, mesa.Agent):
    pass


class ColludingValidator(agents.Colluding, mesa.Agent):
    pass


class Contributor(agents.Contributor, mesa.Agent):
    def __init__(self, model, behaviour, skill):
        super().__init__(model)
        self.behaviour, self.skill = behaviour, skill


class Economy(agents.Economy, mesa.Model):
    def __init__(self, contributors, epochs, seed, slash):
        super().__init__(seed=seed)
        self.open(contributors, epochs, slash)
        skills = [self.random.betavariate(5, 2) for _ in range(contributors)]
        Contributor.create_agents(self, contributors, self.behaviours(), skills)
        self.contributors = list(self.agents_by_type[Contributor])
        kinds = (HonestValidator, LazyValidator, ColludingValidator)
        for kind, count in zip(kinds, ppt5.validator_counts(contributors)):
            kind.create_agents(self, count)
        self.validators = [agent for agent in self.agents if isinstance(agent, agents.Validator)]

    def activate(self, method):
        self.agents_by_type[Contributor].do(method)

    def step(self):
        self.result = self.made(self.steps)

    def stepped(self, epoch):
        self.step()
        return self.result


def simulate(contributors, epochs, seed, slash):
    economy = Economy(contributors, epochs, seed, slash)
    return ppt5.stepped(economy, economy.stepped, epochs)


if __name__ == "__main__":
    ppt5.main(simulate)
