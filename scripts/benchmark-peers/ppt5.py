"""PPT-5 for the peers: its numbers, the rows of an epoch, and the command line of the C programs.

    run N EPOCHS SEED ROWS.csv        one run, its speed on standard output
    agree RUNS N EPOCHS               the twelve figures of each run, on standard output
    sweep RUNS N EPOCHS JOBS ROWS.csv ten slashes, as many seeds as give RUNS, in JOBS processes
"""

import dataclasses
import multiprocessing
import sys
import time

BALANCE, STAKE = 100_000_000, 50_000_000
REWARD, FEE = 1_000_000, 20_000
SLASH_PER_MYRIAD = 1000
TOP_UP_BELOW, TOP_UP = 10_000_000, 10_000_000
PANEL, APPROVALS = 5, 3
PRODUCTION_NOISE, SIGNAL_NOISE, THRESHOLD = 0.10, 0.15, 0.5
MUTATION, REVISION = 0.001, 0.010

HONEST, LAZY, SYBIL, COLLUDING = range(4)
SKILL_WEIGHT = (1.0, 0.3, 0.0, 0.4)
BASE_QUALITY = (0.0, 0.0, 0.15, 0.0)
EFFORT_COST = (400_000, 80_000, 20_000, 150_000)
V_HONEST, V_LAZY, V_COLLUDING = range(3)


def behaviour_counts(contributors):
    tenth = contributors // 10
    return 6 * tenth, 2 * tenth, tenth, tenth


def validator_counts(contributors):
    validators = max(PANEL, contributors // 100)
    few = (15 * validators + 50) // 100
    return validators - 2 * few, few, few


def treasury_at_start(contributors, epochs):
    return contributors * epochs * (REWARD + PANEL * FEE)


def conservation_error(contributors, epochs, held):
    """What is too much or missing, of all that operators, treasury and ashes hold."""
    start = contributors * (BALANCE + STAKE) + treasury_at_start(contributors, epochs)
    return int(held) - start


def is_gini_due(epoch):
    return epoch % 10 == 0


@dataclasses.dataclass
class Epoch:
    """What happened in one epoch; `counts` are the behaviours that submitted."""

    counts: list
    accepted: int = 0
    accepted_quality: float = 0.0
    good: int = 0
    accepted_bad: int = 0
    rejected_good: int = 0
    slashed: int = 0
    burned: int = 0
    top_ups: int = 0
    gini: float | None = None

    @property
    def mean_quality(self):
        return self.accepted_quality / self.accepted if self.accepted else 0.0

    def false_accept_rate(self, contributors):
        bad = contributors - self.good
        return self.accepted_bad / bad if bad else 0.0

    def false_reject_rate(self):
        return self.rejected_good / self.good if self.good else 0.0

    def row(self, epoch, contributors):
        gini = "" if self.gini is None else f"{self.gini:.6f}"
        counts = ",".join(str(int(count)) for count in self.counts)
        return (
            f"{epoch},{counts},{self.accepted},{self.mean_quality:.6f},"
            f"{self.false_accept_rate(contributors):.6f},{self.false_reject_rate():.6f},"
            f"{REWARD * self.accepted},{PANEL * contributors * FEE},{self.slashed},{self.burned},"
            f"{self.top_ups},{gini}\n"
        )


HEADER = (
    "epoch,n_honest,n_lazy,n_sybil,n_colluding,accepted,mean_q_accepted,false_accept_rate,"
    "false_reject_rate,payouts,fees,slashed,burned,topups,gini\n"
)
FIGURES = (
    "accepted,mean_q_accepted,false_accept_rate,false_reject_rate,slashed,burned,topups,"
    "n_honest,n_lazy,n_sybil,n_colluding,gini"
)


def figures(epochs, contributors):
    """Time averages, then values of the last epoch."""
    averaged = (
        lambda e: e.accepted,
        lambda e: e.mean_quality,
        lambda e: e.false_accept_rate(contributors),
        lambda e: e.false_reject_rate(),
        lambda e: e.slashed,
        lambda e: e.burned,
        lambda e: e.top_ups,
    )
    means = [sum(figure(e) for e in epochs) / len(epochs) for figure in averaged]
    return means + list(epochs[-1].counts) + [epochs[-1].gini or 0.0]


@dataclasses.dataclass
class Run:
    """What a model's `simulate` returns: every epoch, the books, the loop's processor seconds."""

    epochs: list
    conservation_error: int
    seconds: float


def stepped(model, step, epochs):
    """Makes all epochs with `step(epoch)` and times the loop."""
    start = time.process_time()
    rows = [step(epoch) for epoch in range(1, epochs + 1)]
    seconds = time.process_time() - start
    return Run(rows, model.conservation_error(), seconds)


def checked(run):
    if run.conservation_error:
        sys.exit(f"tokens were not conserved: off by {run.conservation_error}")
    return run


def command_run(simulate, contributors, epochs, seed, path):
    run = checked(simulate(contributors, epochs, seed, SLASH_PER_MYRIAD))
    start = time.process_time()
    with open(path, "w") as file:
        file.write(HEADER)
        for number, epoch in enumerate(run.epochs, 1):
            file.write(epoch.row(number, contributors))
    seconds = run.seconds + time.process_time() - start
    share = sum(e.accepted for e in run.epochs) / (contributors * epochs)
    print(f"loop_seconds={seconds:.6f} accepted_share={share:.6f} conservation_error=0")


def command_agree(simulate, runs, contributors, epochs):
    print(FIGURES)
    for seed in range(1, runs + 1):
        run = checked(simulate(contributors, epochs, seed, SLASH_PER_MYRIAD))
        print(",".join(repr(float(figure)) for figure in figures(run.epochs, contributors)))


def sweep_row(work):
    simulate, contributors, epochs, slash, seed = work
    run = checked(simulate(contributors, epochs, seed, slash))
    accepted = sum(e.accepted for e in run.epochs) / (contributors * epochs)
    quality = sum(e.mean_quality for e in run.epochs) / epochs
    slashed = sum(e.slashed for e in run.epochs)
    last = run.epochs[-1]
    return (
        f"{slash},{seed},{accepted:.6f},{quality:.6f},{last.gini or 0:.6f},"
        f"{int(last.counts[HONEST])},{int(slashed)}\n"
    )


def command_sweep(simulate, runs, contributors, epochs, jobs, path):
    works = [
        (simulate, contributors, epochs, 200 + 200 * (i % 10), 1 + i // 10) for i in range(runs)
    ]
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        rows = pool.map(sweep_row, works, chunksize=1)
    with open(path, "w") as file:
        file.write("slash_bp,seed,accept_rate,mean_q,gini_final,n_honest_final,slashed_total\n")
        file.writelines(rows)


def main(simulate):
    """Runs the command line over `simulate(contributors, epochs, seed, slash_per_myriad)`."""
    match sys.argv[1:]:
        case ["run", contributors, epochs, seed, path]:
            command_run(simulate, int(contributors), int(epochs), int(seed), path)
        case ["agree", runs, contributors, epochs]:
            command_agree(simulate, int(runs), int(contributors), int(epochs))
        case ["sweep", runs, contributors, epochs, jobs, path]:
            command_sweep(simulate, int(runs), int(contributors), int(epochs), int(jobs), path)
        case _:
            sys.exit(__doc__)
