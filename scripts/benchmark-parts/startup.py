"""How long a user waits for small things, by the clock."""

import tempfile

from measure import alternated, measure, median
from tables import Table

ROUNDS = 11


def part(bench):
    tool, scenario = bench.mesocosm.tool, bench.mesocosm.scenario
    with tempfile.TemporaryDirectory() as folder:
        run = [tool, "run", scenario, "--replicates", 1, "--epochs", 200, "--quiet", "--overwrite"]
        run += ["--set", "treasury.balance=220_000", "--out", folder]
        commands = {
            "describe": ([tool, "describe"], 50),
            "check": ([tool, "check", scenario], 50),
            "run, 1,000 contributors, 200 epochs": (run, 100),
        }
        usages = alternated(
            {name: lambda c=command: measure(c) for name, (command, _) in commands.items()}, ROUNDS)
    table = Table("startup", "Start-up, whole process by the clock", ["command", "ms", "target ms"])
    for name, (_, target) in commands.items():
        milliseconds = 1000 * median(usages[name], lambda usage: usage.clock)
        table.add(name, milliseconds, target)
        table.aim(f"{name}, ms", milliseconds, at_most=target)
    table.notes = [f"Medians of {ROUNDS} rounds."]
    return [table]
