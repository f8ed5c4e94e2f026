"""One thread against the C programs; two threads against one."""

import concurrent.futures
import statistics
import time

from measure import Failure, alternated, median
from programs import check_share, expected_deviation
from tables import Table

CONTRIBUTORS, EPOCHS = 100_000, 300
# So many times the rounds of other parts: a median of five wanders by a tenth, scalar C's most.
MORE = 3
# What two processes do to what one does, at least, on a machine that has two processors to give.
TWO_PROCESSORS = 1.9


def one_thread(bench):
    programs = {p.name: p for p in [*bench.reference, bench.mesocosm]}
    runs = alternated(
        {name: lambda p=p: p.run(CONTRIBUTORS, EPOCHS) for name, p in programs.items()},
        MORE * bench.rounds)
    expected = runs[bench.reference[0].name][0].accepted_share
    for name, results in runs.items():
        check_share(
            name, results[0].accepted_share, expected, expected_deviation(CONTRIBUTORS))
    speeds = {name: median(results, lambda run: run.speed) for name, results in runs.items()}
    table = Table(
        "speed", f"One thread, {CONTRIBUTORS:,} contributors, {EPOCHS} epochs",
        ["program", "million agent-epochs per second", "whole process", "peak MiB"]
        + [f"to {p.name}" for p in bench.reference])
    for name, results in runs.items():
        whole = median(results, lambda run: run.agent_epochs / run.whole / 1e6)
        table.add(
            name, speeds[name], whole, max(run.peak for run in results),
            *(speeds[name] / speeds[p.name] for p in bench.reference))
    table.notes = [
        f"Medians of {MORE * bench.rounds} alternating rounds, of processor time. C times its own "
        "loop, rows included; mesocosm's is the whole process less one of a single epoch.",
    ]
    own = speeds[bench.mesocosm.name]
    for program, least in zip(bench.reference, (1.5, 0.65)):
        table.aim(f"one thread to {program.name}", own / speeds[program.name], at_least=least)
    return table


def seconds_at_once(program, count):
    """Seconds by the clock in which so many processes end that are started together."""
    start = time.perf_counter()
    with concurrent.futures.ThreadPoolExecutor(count) as pool:
        list(pool.map(lambda _: program.run(CONTRIBUTORS, EPOCHS), range(count)))
    return time.perf_counter() - start


def quiet_rounds(shares, least):
    """The rounds in which the machine gave two processors, by what two C processes did to what one
    did; where they are few, as many of the best as are needed."""
    best = sorted(range(len(shares)), key=lambda place: -shares[place])
    enough = sum(share >= TWO_PROCESSORS for share in shares)
    return best[:max(enough, least)]


def threads(bench):
    jobs = {f"{count} threads": count for count in (1, 2)}
    makers = {
        name: lambda count=count: bench.mesocosm.run(
            CONTRIBUTORS, EPOCHS, jobs=count, clock=True)
        for name, count in jobs.items()
    }
    witness = bench.reference[-1]
    for count in (1, 2):
        makers[count] = lambda count=count: seconds_at_once(witness, count)
    runs = alternated(makers, MORE * bench.rounds)
    shares = [2 * one / two for one, two in zip(runs.pop(1), runs.pop(2))]
    quiet = quiet_rounds(shares, bench.rounds)
    digests = {run.digest for results in runs.values() for run in results}
    if len(digests) != 1:
        raise Failure("mesocosm's results depend on the number of threads.")
    speeds = {
        name: median([results[place] for place in quiet], lambda run: run.speed)
        for name, results in runs.items()
    }
    one = speeds["1 threads"]
    table = Table(
        "threads", f"Threads, {CONTRIBUTORS:,} contributors, {EPOCHS} epochs, by the clock",
        ["threads", "million agent-epochs per second", "to one thread"])
    for name, count in jobs.items():
        table.add(count, speeds[name], speeds[name] / one)
    given = [shares[place] for place in quiet]
    always = [median(results, lambda run: run.speed) for results in runs.values()]
    table.notes = [
        f"Medians of {len(quiet)} rounds of {len(shares)}: those in which two processes of "
        f"{witness.name} did at least {min(given):.2f} times the work of one, their median "
        f"{statistics.median(given):.2f}. In the others the machine did not give two processors. "
        f"Over all rounds two threads were {always[1] / always[0]:.2f} times as fast as one, two "
        f"processes of {witness.name} {statistics.median(shares):.2f} times. Same result digest "
        "for both.",
    ]
    table.aim("two threads to one", speeds["2 threads"] / one, at_least=1.85)
    return table


def part(bench):
    return [one_thread(bench), threads(bench)]
