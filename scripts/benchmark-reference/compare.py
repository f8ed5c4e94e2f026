"""Times `mesocosm run` on PPT-5 against the C programs, in alternation, and prints a table.

Results are checked before times count. Time is processor time, user and system, of the whole
process, which another busy program on the machine disturbs less than the clock; one thread each,
so on an idle machine the two agree. Python 3, standard library only.
"""

import argparse
import csv
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

CONTRIBUTORS = 100_000
EPOCHS = 100
SEED = 1
# The accepted share of a run, averaged over epochs, has a standard deviation of 0.0085 among runs
# of 1,000 contributors (scripts/check-ppt5), so a tenth of it here; two runs differ by more than
# 5 * sqrt(2) of that once in a million.
ACCEPTED_BOUND = 0.006


class Failure(Exception):
    pass


def resident_peak(process):
    """The most memory a running process has held, in MiB.

    Its resource usage would not do: after exec that still counts this interpreter's memory.
    """
    try:
        with open(f"/proc/{process}/status") as status:
            return next((int(l.split()[1]) / 1024 for l in status if l.startswith("VmHWM")), 0.0)
    except OSError:
        return 0.0


def measure(command):
    """Runs a command; returns what it printed, its processor seconds and its peak MiB."""
    with tempfile.TemporaryFile("w+") as printed, tempfile.TemporaryFile("w+") as complaints:
        process = subprocess.Popen(command, stdout=printed, stderr=complaints)
        peak = 0.0
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            peak = max(peak, resident_peak(process.pid))
            time.sleep(0.005)
        process.returncode = os.waitstatus_to_exitcode(status)
        printed.seek(0)
        complaints.seek(0)
        if process.returncode != 0:
            raise Failure(f"{' '.join(command)}\nended with {process.returncode}: {complaints.read()}")
        return printed.read(), usage.ru_utime + usage.ru_stime, peak


class CProgram:
    def __init__(self, name, path):
        self.name = name
        self.path = path

    def run(self, folder):
        rows = folder / "rows.csv"
        text, whole, peak = measure(
            [str(self.path), "run", str(CONTRIBUTORS), str(EPOCHS), str(SEED), str(rows)]
        )
        values = dict(word.split("=") for word in text.split())
        if int(values["conservation_error"]) != 0:
            raise Failure(f"{self.name} did not conserve tokens.")
        self.accepted_share = float(values["accepted_share"])
        return EPOCHS / float(values["loop_seconds"]), EPOCHS / whole, peak


class Mesocosm:
    name = "mesocosm"

    def __init__(self, tool, scenario):
        self.tool = tool
        self.scenario = scenario

    def run(self, folder):
        whole, peak = self.timed(EPOCHS, folder / "all")
        single, _ = self.timed(1, folder / "one")
        self.accepted_share = self.checked(folder / "all")
        return (EPOCHS - 1) / (whole - single), EPOCHS / whole, peak

    def timed(self, epochs, out):
        command = [self.tool, "run", self.scenario, "--jobs", "1", "--quiet", "--overwrite"]
        command += ["--epochs", str(epochs), "--replicates", "1", "--seed", str(SEED)]
        command += ["--out", str(out)]
        for change in self.changes():
            command += ["--set", change]
        _, seconds, peak = measure(command)
        return seconds, peak

    def changes(self):
        """The counts of the model at this size; see Scenarios/reference/ppt-5.yaml."""
        validators = max(5, CONTRIBUTORS // 100)
        few = (15 * validators + 50) // 100
        return [
            f"contributors.honest.operators={CONTRIBUTORS * 6 // 10}",
            f"contributors.lazy.operators={CONTRIBUTORS * 2 // 10}",
            f"contributors.sybil.operators={CONTRIBUTORS // 10}",
            f"contributors.colluding.operators={CONTRIBUTORS // 10}",
            f"validators.honest.operators={validators - 2 * few}",
            f"validators.lazy.operators={few}",
            f"validators.colluding.operators={few}",
            f"treasury.balance={CONTRIBUTORS * EPOCHS * 11 // 10}",
        ]

    def checked(self, out):
        """The mean accepted share, once tokens are known to be conserved in every epoch."""
        with open(out / "epochs.csv", newline="") as file:
            epochs = list(csv.DictReader(file))
        if len(epochs) != EPOCHS or any(float(e["conservation_error_units"]) for e in epochs):
            raise Failure("mesocosm did not conserve tokens in every epoch.")
        return statistics.fmean(float(e["acceptance_rate"]) for e in epochs)


def timed_rounds(programs, rounds):
    """Rounds of all programs in turn; by program, the median speeds and the largest peak."""
    results = {program.name: [] for program in programs}
    for _ in range(rounds):
        for program in programs:
            with tempfile.TemporaryDirectory() as folder:
                results[program.name].append(program.run(pathlib.Path(folder)))
    expected = programs[0].accepted_share
    for program in programs:
        if abs(program.accepted_share - expected) > ACCEPTED_BOUND:
            raise Failure(
                f"{program.name} accepts {program.accepted_share:.4f} of contributions, "
                f"{programs[0].name} {expected:.4f}: not the same model."
            )
    return {
        name: (
            statistics.median(run[0] for run in runs) * CONTRIBUTORS / 1e6,
            statistics.median(run[1] for run in runs) * CONTRIBUTORS / 1e6,
            max(run[2] for run in runs),
        )
        for name, runs in results.items()
    }


def report(results, rounds):
    loops = {name: result[0] for name, result in results.items()}
    print(f"PPT-5, {CONTRIBUTORS:,} contributors, {EPOCHS} epochs, one thread, median of {rounds}")
    print("Million agent-epochs per second of processor time\n")
    print("program         epoch loop  whole process  peak MiB" + "".join(
        f"  loop / {name}" for name in loops if name != Mesocosm.name))
    for name, (loop, whole, peak) in results.items():
        ratios = "".join(
            f"{loop / other:>{len(reference) + 9}.2f}"
            for reference, other in loops.items() if reference != Mesocosm.name)
        print(f"{name:<14} {loop:>11.2f} {whole:>14.2f} {peak:>9.1f}{ratios}")
    print("\nEpoch loop: C times its own, rows included; mesocosm's is the whole process less one "
          "of a single epoch.")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--scenario", required=True)
    parser.add_argument("--reference", required=True, type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds must be at least 1")
    programs = [CProgram("C scalar", options.reference / "c")]
    if (options.reference / "c-simd").exists():
        programs.append(CProgram("C SIMD", options.reference / "c-simd"))
    programs.append(Mesocosm(options.tool, options.scenario))
    try:
        report(timed_rounds(programs, options.rounds), options.rounds)
    except Failure as failure:
        sys.exit(f"error: {failure}")


main()
