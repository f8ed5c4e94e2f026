"""The sweep of 1,000 runs: ten slashes, a hundred seeds, 1,000 contributors, 100 epochs."""

from measure import alternated, median
from programs import SHARE_DEVIATION, check_share
from tables import Table

RUNS = 1000
JOBS = 2
# Runs that a peer makes where all would take too long; its time is scaled.
FEWER = {"NumPy": 200, "radCAD": 100, "cadCAD": 100, "mesa-frames": 40, "Mesa": 10, "AgentPy": 10}


def part(bench):
    programs = {p.name: p for p in [*bench.reference, bench.mesocosm, *bench.peers]}
    made = {name: min(RUNS, FEWER.get(name, RUNS)) for name in programs}
    results = alternated(
        {name: lambda n=name: timed(programs[n], made[n]) for name in programs}, bench.rounds)
    first = bench.reference[0].name
    expected = results[first][0][1]
    for name, rounds in results.items():
        deviation = SHARE_DEVIATION * (1 / made[name] + 1 / made[first]) ** 0.5
        check_share(name, rounds[0][1], expected, deviation)
    seconds = {name: median(rounds, lambda round: round[0]) for name, rounds in results.items()}
    simd = seconds[bench.reference[-1].name]
    table = Table(
        "sweep", f"Sweep of {RUNS:,} runs on {JOBS} cores, by the clock",
        ["program", "runs made", "seconds for all", f"to {bench.reference[-1].name}"])
    for name, value in sorted(seconds.items(), key=lambda item: item[1]):
        table.add(name, made[name], value, value / simd)
    table.notes = [
        "mesocosm's time includes its tables and its journal. Where fewer runs were made, their "
        "time without start-up is scaled.",
    ]
    table.aim(
        f"sweep to {bench.reference[-1].name}, in time", seconds[bench.mesocosm.name] / simd,
        at_most=3)
    return [table]


def timed(program, runs):
    """Seconds for all runs, scaled from fewer, and the mean accepted share."""
    seconds, share = program.sweep(runs, jobs=JOBS)
    if runs == RUNS:
        return seconds, share
    start, _ = program.sweep(10, contributors=40, epochs=1, jobs=JOBS)
    return start + max(0.0, seconds - start) * RUNS / runs, share
