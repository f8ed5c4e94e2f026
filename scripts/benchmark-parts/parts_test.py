"""The benchmark's own arithmetic, and that it refuses what it should."""

import pathlib
import tempfile
import types
import unittest

import main
import neighbours
import programs
import speed
import sweep
import tables
from measure import Failure, alternated, measure, median
from programs import Timing


def timing(loop, agent_epochs=1_000_000, **rest):
    values = {"rest": 0.5, "peak": 1.0, "epochs": 10, "accepted_share": 0.6, **rest}
    return Timing(loop=loop, agent_epochs=agent_epochs, **values)


class Fake:
    """A program that takes as long as it is told and agrees with everything."""

    def __init__(self, name, loop):
        self.name, self.loop = name, loop

    def agree(self, runs):
        pass

    def run(self, contributors, epochs):
        return timing(self.loop)


class ThreadsTest(unittest.TestCase):
    def test_rounds_in_which_the_machine_gave_less_than_two_processors_are_left_out(self):
        self.assertEqual(speed.quiet_rounds([1.95, 1.2, 1.9, 2.0], 2), [3, 0, 2])
        self.assertEqual(speed.quiet_rounds([1.5, 1.2, 1.6], 2), [2, 0])


class MeasureTest(unittest.TestCase):
    def test_a_program_is_measured_with_what_it_printed(self):
        usage = measure(["python3", "-c", "print(sum(range(10 ** 6)))"])
        self.assertEqual(usage.text, "499999500000\n")
        self.assertGreater(usage.clock, 0)
        self.assertGreater(usage.processor, 0)

    def test_a_program_that_fails_is_no_result(self):
        with self.assertRaisesRegex(Failure, "ended with 3: bad"):
            measure(["python3", "-c", "import sys; sys.stderr.write('bad'); sys.exit(3)"])

    def test_rounds_alternate(self):
        order = []
        makers = {name: lambda name=name: order.append(name) for name in "ab"}
        alternated(makers, 2)
        self.assertEqual(order, list("abab"))

    def test_the_median_is_of_what_was_asked(self):
        self.assertEqual(median([timing(1), timing(4), timing(2)], lambda run: run.loop), 2)


class TimingTest(unittest.TestCase):
    def test_speeds_leave_start_up_out_and_hundred_epochs_do_not(self):
        run = timing(0.25)
        self.assertEqual(run.speed, 4)
        self.assertEqual(run.nanoseconds, 250)
        self.assertEqual(run.seconds_of_hundred_epochs, 3.0)


class CheckTest(unittest.TestCase):
    def test_another_share_is_another_model(self):
        deviation = programs.expected_deviation(100_000)
        programs.check_share("here", 0.600, 0.603, deviation)
        with self.assertRaisesRegex(Failure, "not the same model"):
            programs.check_share("here", 0.600, 0.608, deviation)

    def test_another_noise_does_not_agree(self):
        reference = programs.agreement.REFERENCE
        figures = {name: [mean] * 2000 for name, (mean, _) in reference.items()}
        programs.check_agreement("here", figures)
        # What a judgement noise of 0.155 for 0.15 does to the rates.
        figures["false_accept_rate"] = [value + 0.002 for value in figures["false_accept_rate"]]
        with self.assertRaisesRegex(Failure, "does not reproduce PPT-5"):
            programs.check_agreement("here", figures)

    def test_a_slow_reference_is_refused_in_a_sentence(self):
        def bench(simd):
            reference = [Fake("C scalar", 1.0), Fake("C SIMD", simd)]
            return types.SimpleNamespace(
                reference=reference, mesocosm=Fake("mesocosm", 1.0), rounds=1)

        main.check_reference(bench(0.3))
        with self.assertRaisesRegex(Failure, "a ratio of 2.0, below 3"):
            main.check_reference(bench(0.5))

    def test_fewer_runs_of_a_sweep_are_scaled_without_start_up(self):
        class Slow:
            def sweep(self, runs, contributors=1000, epochs=100, jobs=2):
                return 2.0 + (0.01 * runs if contributors == 1000 else 0), 0.6

        self.assertAlmostEqual(sweep.timed(Slow(), 100)[0], 12.0)
        self.assertAlmostEqual(sweep.timed(Slow(), 1000)[0], 12.0)


class NeighbourTest(unittest.TestCase):
    def test_a_neighbour_is_held_against_its_draws(self):
        table = tables.Table("name", "title", list("abcdef"))
        neighbours.add(table, neighbours.Neighbour("more", [], 4, "seats"), 60.0, 40.0, 2.5)
        self.assertEqual(table.rows, [["more", "4.00", "60.0", "50.0", "1.20", "seats"]])


class TableTest(unittest.TestCase):
    def test_numbers_have_three_digits_and_stand_to_the_right(self):
        table = tables.Table("name", "Title", ["program", "ns"])
        table.add("C", 0.12345)
        table.add("mesocosm", 1234.5)
        self.assertEqual(
            str(table),
            "Title\n\nprogram      ns\n--------  -----\nC         0.123\nmesocosm   1234\n")

    def test_a_target_is_met_or_missed_and_stands_in_the_study(self):
        table = tables.Table("speed", "Title", ["program"])
        table.add("C")
        table.aim("to C", 1.25, at_least=1.5)
        table.aim("bytes", 80, at_most=100)
        self.assertIn("Target: to C at least 1.5; 1.25: missed.", str(table))
        with tempfile.TemporaryDirectory() as folder:
            tables.write_study(pathlib.Path(folder), [table], "scripts/benchmark", [])
            readme = (pathlib.Path(folder) / "README.md").read_text()
        self.assertIn("| to C | at least 1.5 | 1.25 | missed |", readme)
        self.assertIn("| bytes | at most 100 | 80.0 | met |", readme)

    def test_a_study_says_how_it_came_about(self):
        table = tables.Table("speed", "Title", ["program", "a b"], notes=["A note."])
        table.add("C", 2.0)
        with tempfile.TemporaryDirectory() as folder:
            place = pathlib.Path(folder) / "study"
            tables.write_study(place, [table], "scripts/benchmark", [("C", "gcc 12")])
            readme = (place / "README.md").read_text()
            self.assertEqual((place / "speed.csv").read_text(), "program,a_b\nC,2.00\n")
        for part in ["| command | `scripts/benchmark` |", "| C | gcc 12 |", "| C | 2.00 |", "A note."]:
            self.assertIn(part, readme)


if __name__ == "__main__":
    unittest.main()
