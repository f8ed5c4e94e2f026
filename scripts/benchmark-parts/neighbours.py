"""Models next to PPT-5: each costs what PPT-5 costs and its extra draws, or something is special."""

import dataclasses

from measure import Failure, alternated, median
from tables import Table

CONTRIBUTORS, EPOCHS = 100_000, 150
TARGET = 1.4
PEOPLE = (
    "skill: {beta: [5, 2]}, capital: 100, stake: 50, top-up: {below: 10, amount: 10}")


@dataclasses.dataclass
class Neighbour:
    name: str
    changes: list
    extra_draws: float = 0.0  # normals and uniforms for each contribution, beyond PPT-5's
    why: str = ""


# Below PPT-5's own committee, so that a fast path for a panel of five would not hide in the cost
# of a draw: from one seat to five there are four seats, of a validator and a normal each.
SMALLER = Neighbour("committee of 1", [
    "mechanism.verification.size=1", "mechanism.verification.approvals=1"])
SMALLER_DRAWS = 8

NEIGHBOURS = [
    Neighbour("committee of 7, 4 approvals", [
        "mechanism.verification.size=7", "mechanism.verification.approvals=4"],
        4, "two seats: a validator and a normal each"),
    Neighbour("logistic production", ["production={kind: logistic, noise: 0.1}"]),
    Neighbour("a fifth behaviour", [
        f"contributors.honest.operators={CONTRIBUTORS // 2}",
        f"contributors.idle={{strategy: lazy, operators: {CONTRIBUTORS // 10}, {PEOPLE}, "
        "effort-cost: 0.1, quality: {skill-weight: 0.2, base: 0.05, noise: 0.10}}"]),
    Neighbour("slash to burn", ["mechanism.slashing.to=burn"]),
    Neighbour("fermi", [
        "adaptation={kind: fermi, side: contributors, revision: 0.010, mutation: 0.001}"],
        0.01, "whether to copy, for those that revise"),
    Neighbour("royalty", [
        "mechanism.reward={kind: royalty}",
        f"demand={{kind: constant, tasks: unlimited, usage: {CONTRIBUTORS}, fee: 1}}",
        f"supply={10 * CONTRIBUTORS * EPOCHS}"],
        0.6, "the popularity of accepted work"),
]
OUTSIDE = Neighbour("a reward from an outside package", [
    "mechanism.reward={kind: square-root, benchmark-noise: 0.1}",
    f"demand={{kind: constant, tasks: unlimited, budget: {CONTRIBUTORS}}}"],
    1, "the benchmark score")


def part(bench):
    plain = Neighbour("PPT-5", [])
    table = Table(
        "neighbours", f"Neighbours of PPT-5, {CONTRIBUTORS:,} contributors, one thread",
        ["model", "extra draws", "ns", "predicted ns", "measured to predicted", "draws for"])

    costs = timed(bench, bench.mesocosm, [plain, SMALLER, *NEIGHBOURS])
    draw = max(0.0, costs[plain.name] - costs[SMALLER.name]) / SMALLER_DRAWS
    table.add(plain.name, 0.0, costs[plain.name], None, None, None)
    for neighbour in NEIGHBOURS:
        add(table, neighbour, costs[neighbour.name], costs[plain.name], draw)

    outside = timed(bench, bench.outside, [plain, OUTSIDE])
    add(table, OUTSIDE, outside[OUTSIDE.name], outside[plain.name], draw)
    table.notes = [
        f"Nanoseconds of processor time for an agent-epoch; medians of {bench.rounds} alternating "
        f"rounds. Predicted: PPT-5's cost and {draw:.2f} ns for each extra draw, which is what "
        "the draws of four seats cost between a committee of one and of five. The reward from "
        "outside is held against PPT-5 in the same program, which writes no tables.",
    ]
    return [table]


def timed(bench, program, neighbours):
    """Medians of nanoseconds by name, once results are known to be the same in every round."""
    runs = alternated(
        {
            n.name: lambda n=n: program.run(CONTRIBUTORS, EPOCHS, changes=n.changes)
            for n in neighbours
        },
        bench.rounds)
    digests = {}
    for name, results in runs.items():
        if len({run.digest for run in results}) != 1:
            raise Failure(f"'{name}' gives other results in every round.")
        digests[results[0].digest] = name
    if len(digests) != len(runs):
        raise Failure(f"Of {', '.join(runs)}, some give the same results: a change had no effect.")
    return {name: median(results, lambda run: run.nanoseconds) for name, results in runs.items()}


def add(table, neighbour, cost, base, draw):
    predicted = base + neighbour.extra_draws * draw
    table.add(
        neighbour.name, float(neighbour.extra_draws), cost, predicted, cost / predicted,
        neighbour.why)
    table.aim(f"{neighbour.name}, to predicted", cost / predicted, at_most=TARGET)
