"""The notebook module reads what mesocosm writes, typed. Usage: results_test.py MESOCOSM FOLDER"""

import pathlib
import subprocess
import sys
import unittest
import warnings

import mesocosm_results
import pandas

TOOL, WORK = sys.argv[1], pathlib.Path(sys.argv[2])
SCENARIO = """
scenario: tiny
epochs: 12
warm-up: 2
replicates: 3
treasury: {balance: 10_000}
demand: {budget: 20}
contributors:
  honest: {strategy: honest, operators: 12, capital: 100, stake: 20, effort-cost: 0.40}
  lazy: {strategy: lazy, operators: 6, capital: 100, stake: 20, effort-cost: 0.05}
validators:
  honest: {strategy: honest, operators: 8, stake: 100}
mechanism: {preset: pay-per-task}
treatments:
  plain: {}
  slashed: {mechanism: {slashing: {kind: fraction, fraction: 0.1, to: burn}}}
headline: [acceptance_rate, slashed_tokens]
"""


class ResultsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        (WORK / "tiny.yaml").write_text(SCENARIO)
        run = [TOOL, "run", "tiny.yaml", "--out", "run", "--quiet"]
        subprocess.run(run, cwd=WORK, check=True, stdout=subprocess.DEVNULL)
        cls.result = mesocosm_results.load(WORK / "run")

    def test_columns_have_types(self):
        epochs = self.result.epochs
        self.assertEqual(str(epochs.mechanism.dtype), "string")
        self.assertEqual(str(epochs.epoch.dtype), "Int64")
        self.assertEqual(str(epochs.acceptance_rate.dtype), "float64")
        self.assertEqual(len(epochs), 2 * 3 * 12)

    def test_missing_is_missing_and_nothing_else_is(self):
        runs = self.result.runs
        self.assertTrue(runs.error.isna().all())
        self.assertTrue(runs.overturned_share.isna().all())
        self.assertEqual(list(runs.status), ["ok"] * 6)

    def test_a_column_is_numbers_or_flags_only_where_every_cell_is(self):
        def dtype(*cells):
            return str(mesocosm_results.typed(pandas.Series(cells, dtype="string")).dtype)

        self.assertEqual(dtype("0.1", None, "-3e-7"), "float64")
        self.assertEqual(dtype("true", None, "false"), "boolean")
        self.assertEqual(dtype("0.1", "burn"), "string")
        self.assertEqual(dtype(None, None), "float64")

    def test_the_means_of_runs_are_those_of_the_summary(self):
        means = self.result.runs.groupby("mechanism").acceptance_rate.mean()
        rows = self.result.summary.query("metric == 'acceptance_rate'").set_index("mechanism")
        for name, mean in means.items():
            self.assertAlmostEqual(mean, rows.loc[name, "mean"], places=12)

    def test_an_unknown_table_is_named_with_those_that_there_are(self):
        with self.assertRaisesRegex(AttributeError, "holds no table 'nothing'; it has .*'runs'"):
            self.result.nothing

    def test_a_changed_table_is_noticed(self):
        file = WORK / "run" / "claims.csv"
        changed = file if file.exists() else WORK / "run" / "summary.csv"
        before = changed.read_bytes()
        changed.write_bytes(before + b"\n")
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            mesocosm_results.load(WORK / "run")
        changed.write_bytes(before)
        self.assertIn("was changed after it was written", str(caught[0].message))

    def test_the_three_questions_are_answered(self):
        script = pathlib.Path(__file__).parent / "three_questions.py"
        answer = subprocess.run(
            [sys.executable, script, WORK / "run"], check=True, capture_output=True, text=True
        ).stdout
        for start in ("1. Is low-quality", "2. What do attackers", "3. Are rewards"):
            self.assertIn(start, answer)
        premium = self.result.summary.query("metric == 'honest_premium_tokens'").set_index("mechanism")
        for name in ("plain", "slashed"):
            row = premium.loc[name]
            holds = row.ci_low <= 0 <= row.ci_high
            word = "undecided" if holds else "above 0" if row.ci_low > 0 else "below 0"
            self.assertIn(f"{name}: what honest work earns more than lazy work is {word}", answer)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
