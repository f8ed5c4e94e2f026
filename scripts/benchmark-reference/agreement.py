"""Compares the twelve figures of PPT-5 with the reference table; exit 1 unless every |z| < 4.

Reads the tables of `mesocosm run` (--tables FOLDER) or the rows of the C programs (--rows FILE).
Python 3, standard library only.
"""

import argparse
import collections
import csv
import math
import pathlib
import statistics
import sys

BOUND = 4.0
MICRO = 1e6  # micro-tokens in a token
BEHAVIOURS = ["honest", "lazy", "sybil", "colluding"]

# Mean and standard error over 2,000 seeds of the published C version, 1,000 contributors, 100
# epochs: time averages, then values of the last epoch.
REFERENCE_RUNS = 2000
REFERENCE = {
    "accepted": (607.197, 0.19),
    "mean_q_accepted": (0.727527, 9.9e-05),
    "false_accept_rate": (0.168184, 0.00012),
    "false_reject_rate": (0.080837, 6.6e-05),
    "slashed": (6.83204e08, 2.7e05),
    "burned": (2.95637e08, 6e04),
    "topups": (37.9473, 0.021),
    "n_honest": (732.412, 0.31),
    "n_lazy": (105.209, 0.19),
    "n_sybil": (66.155, 0.16),
    "n_colluding": (96.224, 0.21),
    "gini": (0.369507, 0.00021),
}


def rows_of(path):
    with open(path, newline="") as file:
        yield from csv.DictReader(file)


def figures_of_rows(path):
    """One list of values per figure, a value per run."""
    runs = list(rows_of(path))
    return {name: [float(run[name]) for run in runs] for name in REFERENCE}


def figures_of_tables(folder):
    """The same from epochs.csv, cohorts.csv and flows.csv. A rate of nothing counts as 0."""
    sums = collections.defaultdict(float)  # by figure and replicate
    ends = {}
    last = {}
    for row in rows_of(folder / "epochs.csv"):
        run = row["replicate"]
        last[run] = max(last.get(run, 0), int(row["epoch"]))
        sums["mean_q_accepted", run] += float(row["quality_accepted_mean"] or 0)
        sums["false_accept_rate", run] += float(row["false_accept_rate"] or 0)
        sums["false_reject_rate", run] += float(row["false_reject_rate"] or 0)
        if row["gini_balance"]:
            ends["gini", run] = float(row["gini_balance"])
    for row in rows_of(folder / "cohorts.csv"):
        if row["side"] == "contributors":
            run = row["replicate"]
            sums["accepted", run] += int(row["accepted"])
            if int(row["epoch"]) == last[run]:
                ends["n_" + row["cohort"], run] = int(row["operators"])
    for row in rows_of(folder / "flows.csv"):
        run = row["replicate"]
        if row["reason"] == "slash":
            sums["slashed", run] += float(row["amount_tokens"]) * MICRO
        elif row["to"] == "burned":
            sums["burned", run] += float(row["amount_tokens"]) * MICRO
        elif row["reason"] == "top-up":
            sums["topups", run] += int(row["transfers"])

    at_end = ["gini"] + ["n_" + behaviour for behaviour in BEHAVIOURS]
    return {
        name: [
            ends[name, run] if name in at_end else sums[name, run] / epochs
            for run, epochs in last.items()
        ]
        for name in REFERENCE
    }


def comparison(figures):
    """By figure: the mean, its standard error, and z against the reference.

    The error follows from the reference's: runs of one model vary alike, and the spread of a few
    slow runs would be a poor measure of it.
    """
    runs = len(figures["accepted"])
    compared = {}
    for name, (expected, expected_error) in REFERENCE.items():
        mean = statistics.fmean(figures[name])
        error = expected_error * math.sqrt(REFERENCE_RUNS / runs)
        compared[name] = mean, error, (mean - expected) / math.hypot(error, expected_error)
    return compared


def largest_z(figures):
    return max(abs(z) for _, _, z in comparison(figures).values())


def report(figures):
    """Prints the comparison; returns whether all figures agree."""
    runs = len(figures["accepted"])
    print(f"{'figure':<18} {'reference':>12} {'here':>12} {'SE':>9} {'z':>6}   ({runs} runs)")
    for name, (mean, error, z) in comparison(figures).items():
        print(f"{name:<18} {REFERENCE[name][0]:>12.6g} {mean:>12.6g} {error:>9.2g} {z:>+6.2f}")
    worst = largest_z(figures)
    agrees = worst < BOUND
    print(f"Largest |z| {worst:.2f}: {'agrees' if agrees else 'DISAGREES'} at |z| < {BOUND:g}.")
    return agrees


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--tables", type=pathlib.Path)
    source.add_argument("--rows", type=pathlib.Path)
    options = parser.parse_args()
    figures = figures_of_tables(options.tables) if options.tables else figures_of_rows(options.rows)
    sys.exit(0 if report(figures) else 1)


if __name__ == "__main__":
    main()
