"""A program of another package, with a reward of its own, on the scenario of PPT-5."""

from measure import Failure, measure
from programs import SEED, Timing, counts


class Outside:
    name = "outside package"

    def __init__(self, tool, scenario):
        self.tool, self.scenario = tool, scenario

    def timed(self, contributors, epochs, changes):
        changes = [
            *counts(contributors, epochs), *changes, f"epochs={epochs}", "replicates=1",
            f"seed={SEED}"]
        usage = measure([self.tool, self.scenario, *changes])
        values = dict(word.split("=") for word in usage.text.split())
        if float(values["conservation_error_units"]) != 0:
            raise Failure("The program of the outside package did not conserve tokens.")
        return usage, values

    def run(self, contributors, epochs, changes=()):
        """The loop is the whole process less one of a single epoch."""
        whole, values = self.timed(contributors, epochs, changes)
        single, _ = self.timed(contributors, 1, changes)
        loop = (whole.processor - single.processor) * epochs / (epochs - 1)
        timing = Timing(
            max(loop, 1e-9), whole.processor - loop, whole.peak, contributors * epochs, epochs,
            float(values["acceptance_rate"]))
        timing.digest = tuple(sorted(values.items()))
        return timing
