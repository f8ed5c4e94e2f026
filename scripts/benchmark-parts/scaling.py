"""How the cost of an agent-epoch depends on the number of contributors and of validators."""

from measure import alternated, median
from programs import check_share, expected_deviation
from tables import Table

# Contributors and epochs: some 10⁷ agent-epochs, and a few epochs where one is that many.
SIZES = [(10 ** 3, 2000), (10 ** 4, 1000), (10 ** 5, 300), (10 ** 6, 61), (10 ** 7, 6)]
VALIDATORS = [10, 100, 1000, 10_000]
VALIDATED, VALIDATED_EPOCHS = 100_000, 50


def contributors(bench):
    table = Table(
        "scaling", "Contributors, one thread",
        ["contributors", "epochs", "ns", *(f"{p.name} ns" for p in bench.reference),
         "peak bytes per contributor"])
    programs = {p.name: p for p in [*bench.reference, bench.mesocosm]}
    base = bench.mesocosm.timed(1000, 1)[0].peak
    own, memory = {}, {}
    for size, epochs in SIZES:
        runs = alternated(
            {name: lambda p=p: p.run(size, epochs) for name, p in programs.items()},
            1 if size == 10 ** 7 else bench.rounds)
        expected = runs[bench.reference[0].name][0].accepted_share
        for name, results in runs.items():
            check_share(name, results[0].accepted_share, expected, expected_deviation(size))
        cost = {n: median(results, lambda run: run.nanoseconds) for n, results in runs.items()}
        peak = max(run.peak for run in runs[bench.mesocosm.name])
        bytes_each = (peak - base) * 2 ** 20 / size if size >= 10 ** 5 else None
        own[size], memory[size] = cost[bench.mesocosm.name], bytes_each
        table.add(
            size, epochs, cost[bench.mesocosm.name], *(cost[p.name] for p in bench.reference),
            bytes_each)
    table.notes = [
        "Nanoseconds of processor time for an agent-epoch, start-up left out; medians of "
        f"{bench.rounds} rounds, one for the largest size. Peak memory is that of the whole "
        "process, less that of a small run.",
    ]
    table.aim("10⁶ contributors to 10⁵, in speed", own[10 ** 5] / own[10 ** 6], at_least=0.75)
    table.aim("bytes a contributor at 10⁶", memory[10 ** 6], at_most=100)
    return table


def validators(bench):
    table = Table(
        "validators", f"Validators, {VALIDATED:,} contributors, one thread", ["validators", "ns"])
    runs = alternated(
        {
            str(count): lambda count=count: bench.mesocosm.run(
                VALIDATED, VALIDATED_EPOCHS, validators=count)
            for count in VALIDATORS
        },
        bench.rounds)
    for count in VALIDATORS:
        table.add(count, median(runs[str(count)], lambda run: run.nanoseconds))
    return table


def part(bench):
    return [contributors(bench), validators(bench)]
