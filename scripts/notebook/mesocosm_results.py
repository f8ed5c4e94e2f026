"""Loads a folder of results into typed pandas data frames.

    import mesocosm_results
    result = mesocosm_results.load("Results/runs/quickstart")
    result.summary            # a data frame; result.tables lists all
    result.manifest["seed"]

Needs pandas and nothing else.
"""

import hashlib
import json
import pathlib
import warnings
from dataclasses import dataclass, field

import pandas

# Columns that hold names, whatever they look like.
TEXTS = {
    "scenario", "mechanism", "side", "cohort", "alternative", "form", "strategy", "behaviour",
    "operator", "identity", "validator", "server", "contribution", "author", "metric", "unit",
    "better", "baseline", "claim", "lower", "upper", "verdict", "state", "status", "error",
    "asset", "reason", "from", "to", "event", "why", "goal", "over", "across", "index",
    "parameter", "parameter_2", "finding", "direction", "subject", "ci_open", "path", "cause",
    "basin", "resident", "stability",
}
# Columns that hold whole numbers.
COUNTS = {
    "point", "replicate", "seed", "epoch", "operators", "identities", "contributions", "accepted",
    "attestations", "correct_attestations", "approvals", "coherent", "transfers", "n", "n_pairs",
    "family", "rank", "size", "tercile", "crossing", "evaluations", "runs", "runs_planned",
    "runs_finished", "runs_failed", "mix", "number", "population",
}


@dataclass
class Result:
    """A folder of results. Tables are attributes: `result.runs`, `result.epochs`, ..."""

    path: pathlib.Path
    manifest: dict
    loaded: dict = field(default_factory=dict, repr=False)

    @property
    def tables(self):
        """The names of the tables that the folder holds."""
        files = (entry["file"] for entry in self.manifest["files"])
        return [name.removesuffix(".csv") for name in files if name.endswith(".csv")]

    def __getattr__(self, name):
        if name.startswith("_") or name not in self.tables:
            raise AttributeError(f"{self.path} holds no table '{name}'; it has {self.tables}")
        if name not in self.loaded:
            self.loaded[name] = read_table(self.path / f"{name}.csv")
        return self.loaded[name]

    def problems(self):
        """Files that are missing or were changed after they were written, a sentence each."""
        found = []
        for entry in self.manifest["files"]:
            file = self.path / entry["file"]
            if not file.exists():
                found.append(f"{file} is missing.")
            elif hashlib.sha256(file.read_bytes()).hexdigest() != entry["sha256"]:
                found.append(f"{file} was changed after it was written.")
        return found


def load(path):
    """The results in a folder that a command of mesocosm wrote."""
    path = pathlib.Path(path)
    try:
        manifest = json.loads((path / "manifest.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise FileNotFoundError(f"{path} has no manifest.json: no finished result is in it") from None
    result = Result(path, manifest)
    for problem in result.problems():
        warnings.warn(problem, stacklevel=2)
    return result


def read_table(path):
    """One table with the right types: text, whole numbers, flags and floats."""
    columns = pandas.read_csv(path, nrows=0).columns
    types = {name: "Int64" if name in COUNTS else "string" for name in columns}
    # Only an empty cell is missing: 'none' and 'NA' are names.
    frame = pandas.read_csv(
        path, dtype=types, keep_default_na=False, na_values=[""], encoding="utf-8")
    for name in frame.columns:
        if name not in TEXTS and name not in COUNTS:
            frame[name] = typed(frame[name])
    return frame


def typed(column):
    """A column of text as floats or flags, where every cell is one or missing."""
    known = column.dropna()
    numbers = pandas.to_numeric(column, errors="coerce")
    if numbers.notna().sum() == len(known):
        return numbers.astype("float64")
    if known.isin(["true", "false"]).all():
        return column.map({"true": True, "false": False}).astype("boolean")
    return column
