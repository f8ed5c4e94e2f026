"""What is timed: programs with the command line of the C ones, and mesocosm."""

import csv
import dataclasses
import json
import pathlib
import statistics
import sys
import tempfile

from measure import Failure, measure

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "benchmark-reference"))
import agreement

SEED = 1
# The accepted share of a run of 1,000 contributors, averaged over epochs, has a standard deviation
# of 0.0085 among runs (scripts/check-ppt5).
SHARE_DEVIATION = 0.0085


@dataclasses.dataclass
class Timing:
    """One run: the loop over epochs, and the rest of the process around it. Seconds."""

    loop: float
    rest: float
    peak: float  # MiB
    agent_epochs: int
    epochs: int
    accepted_share: float

    @property
    def speed(self):
        """Million agent-epochs per second, start-up left out."""
        return self.agent_epochs / self.loop / 1e6

    @property
    def nanoseconds(self):
        return self.loop / self.agent_epochs * 1e9

    @property
    def whole(self):
        return self.loop + self.rest

    @property
    def seconds_of_hundred_epochs(self):
        """Start-up included, the loop scaled to 100 epochs."""
        return self.rest + self.loop * 100 / self.epochs


def expected_deviation(contributors, runs=1):
    return SHARE_DEVIATION * (1000 / contributors / runs) ** 0.5


def check_share(name, share, reference, deviation):
    """Two shares of one model differ by more than 7 deviations of one less than once in 10⁶."""
    if abs(share - reference) > 7 * deviation:
        raise Failure(
            f"{name} accepts {share:.4f} of contributions, the reference {reference:.4f}: "
            "not the same model.")


def check_agreement(name, figures):
    worst = agreement.largest_z(figures)
    if not worst < agreement.BOUND:
        raise Failure(
            f"{name} does not reproduce PPT-5: the largest |z| of its figures is {worst:.1f}, "
            f"and {agreement.BOUND:g} is the bound. It is not timed.")


class Program:
    """A program with the command line that `ppt5-main.c` states."""

    def __init__(self, name, command, environment=None):
        self.name = name
        self.command = [str(word) for word in command]
        self.environment = environment

    def measure(self, *words):
        return measure(self.command + [str(word) for word in words], self.environment)

    def run(self, contributors, epochs):
        with tempfile.TemporaryDirectory() as folder:
            usage = self.measure("run", contributors, epochs, SEED, f"{folder}/rows.csv")
        values = dict(word.split("=") for word in usage.text.split())
        if int(values["conservation_error"]) != 0:
            raise Failure(f"{self.name} did not conserve tokens.")
        loop = float(values["loop_seconds"])
        return Timing(
            loop, usage.processor - loop, usage.peak, contributors * epochs, epochs,
            float(values["accepted_share"]))

    def agree(self, runs):
        """Fails unless the figures of so many runs agree with the published ones."""
        with tempfile.TemporaryDirectory() as folder:
            rows = pathlib.Path(folder) / "rows.csv"
            rows.write_text(self.measure("agree", runs, 1000, 100).text)
            check_agreement(self.name, agreement.figures_of_rows(rows))

    def sweep(self, runs, contributors=1000, epochs=100, jobs=2):
        """The sweep's seconds by the clock, and its mean accepted share."""
        with tempfile.TemporaryDirectory() as folder:
            path = f"{folder}/rows.csv"
            usage = self.measure("sweep", runs, contributors, epochs, jobs, path)
            with open(path, newline="") as file:
                shares = [float(row["accept_rate"]) for row in csv.DictReader(file)]
        if len(shares) != runs:
            raise Failure(f"{self.name} made {len(shares)} of {runs} runs of the sweep.")
        return usage.clock, statistics.fmean(shares)


class Mesocosm:
    """The program under test; `changes` are texts of `path=value`."""

    name = "mesocosm"

    def __init__(self, tool, scenarios):
        self.tool = pathlib.Path(tool)
        self.scenario = scenarios / "reference/ppt-5.yaml"
        self.plan = scenarios / "sweeps/ppt-5-slash.yaml"

    def timed(self, contributors, epochs, changes=(), jobs=1, validators=None, looks=True):
        """One process; returns its usage, accepted share and result digest."""
        with tempfile.TemporaryDirectory() as folder:
            command = [self.tool, "run", self.scenario, "--jobs", jobs, "--quiet", "--overwrite"]
            command += ["--epochs", epochs, "--replicates", 1, "--seed", SEED]
            command += ["--out", folder, "--max-memory", "20G"]
            for change in [*counts(contributors, epochs, validators), *changes]:
                command += ["--set", change]
            usage = measure(command, looks=looks)
            rows = list(agreement.rows_of(f"{folder}/epochs.csv"))
            manifest = json.loads((pathlib.Path(folder) / "manifest.json").read_text())
        if len(rows) != epochs or any(float(row["conservation_error_units"]) for row in rows):
            raise Failure("mesocosm did not conserve tokens in every epoch.")
        share = statistics.fmean(float(row["acceptance_rate"] or 0) for row in rows)
        return usage, share, manifest["result_digest"]

    def run(self, contributors, epochs, changes=(), jobs=1, validators=None, clock=False):
        """The loop is the whole process less one of a single epoch."""
        looks = not clock
        whole, share, digest = self.timed(
            contributors, epochs, changes, jobs, validators, looks)
        single, _, _ = self.timed(contributors, 1, changes, jobs, validators, looks)
        seconds = (lambda usage: usage.clock) if clock else (lambda usage: usage.processor)
        loop = (seconds(whole) - seconds(single)) * epochs / (epochs - 1)
        timing = Timing(
            max(loop, 1e-9), seconds(whole) - loop, whole.peak, contributors * epochs, epochs,
            share)
        timing.digest = digest
        return timing

    def agree(self, runs):
        with tempfile.TemporaryDirectory() as folder:
            measure([
                self.tool, "run", self.scenario, "--replicates", runs, "--out", folder,
                "--overwrite", "--quiet"])
            check_agreement(self.name, agreement.figures_of_tables(pathlib.Path(folder)))

    def sweep(self, runs, jobs=2):
        """Tables and journal included."""
        with tempfile.TemporaryDirectory() as folder:
            usage = measure([
                self.tool, "sweep", self.plan, "--replicates", runs // 10, "--jobs", jobs,
                "--out", folder, "--overwrite", "--quiet"])
            rows = list(agreement.rows_of(f"{folder}/runs.csv"))
        if len(rows) != runs or any(row["status"] != "ok" for row in rows):
            raise Failure(f"mesocosm made {len(rows)} of {runs} runs of the sweep.")
        return usage.clock, statistics.fmean(float(row["acceptance_rate"]) for row in rows)

    @property
    def version(self):
        return measure([self.tool, "--version"]).text.strip()


def counts(contributors, epochs, validators=None):
    """The counts of the model at this size; see Scenarios/reference/ppt-5.yaml."""
    validators = validators or max(5, contributors // 100)
    few = (15 * validators + 50) // 100
    return [
        f"contributors.honest.operators={contributors * 6 // 10}",
        f"contributors.lazy.operators={contributors * 2 // 10}",
        f"contributors.sybil.operators={contributors // 10}",
        f"contributors.colluding.operators={contributors // 10}",
        f"validators.honest.operators={validators - 2 * few}",
        f"validators.lazy.operators={few}",
        f"validators.colluding.operators={few}",
        f"treasury.balance={contributors * epochs * 11 // 10}",
    ]
