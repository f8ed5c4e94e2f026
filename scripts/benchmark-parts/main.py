"""Times PPT-5 in mesocosm beside C and other tools; `scripts/benchmark` prepares and calls this.

Results are checked before they are timed. Python 3, standard library only.
"""

import argparse
import dataclasses
import os
import pathlib
import platform
import sys

import neighbours
import outside
import peers
import scaling
import speed
import startup
import sweep
from measure import Failure, alternated, median
from programs import Mesocosm, Program
from tables import machine, write_study

PARTS = {
    "speed": speed.part,
    "startup": startup.part,
    "sweep": sweep.part,
    "scaling": scaling.part,
    "neighbours": neighbours.part,
    "peers": peers.part,
}
AGREEMENT_RUNS = 200
LEAST_RATIO = 3.0


@dataclasses.dataclass
class Bench:
    mesocosm: Mesocosm
    reference: list  # C scalar first, C SIMD last
    peers: list
    outside: outside.Outside
    rounds: int


def check_reference(bench):
    """The C programs and mesocosm are the model, and the C programs are as fast as they can be."""
    for program in [*bench.reference, bench.mesocosm]:
        program.agree(AGREEMENT_RUNS)
    if len(bench.reference) < 2:
        return
    runs = alternated(
        {p.name: lambda p=p: p.run(100_000, 40) for p in bench.reference}, max(3, bench.rounds))
    scalar, simd = (median(runs[p.name], lambda run: run.speed) for p in bench.reference)
    if simd < LEAST_RATIO * scalar:
        raise Failure(
            f"C SIMD makes {simd:.1f} million agent-epochs a second and C scalar {scalar:.1f}: a "
            f"ratio of {simd / scalar:.1f}, below {LEAST_RATIO:g}. The reference is not at the "
            "limit of this machine, so ratios to it would mean nothing.")


def parsed():
    parser = argparse.ArgumentParser(prog="scripts/benchmark", description=__doc__.split(";")[0])
    parser.add_argument(
        "--only", action="append", choices=list(PARTS), metavar="PART",
        help=f"time one part, may be repeated: {', '.join(PARTS)}; all but peers if not given")
    parser.add_argument("--all", action="store_true", help="time every part")
    parser.add_argument("--rounds", type=int, default=3, help="alternating rounds (3)")
    parser.add_argument(
        "--out", type=pathlib.Path, metavar="DIR", help="write tables and a README there")
    for name in ("root", "tool", "reference", "outside", "peers"):
        parser.add_argument(f"--with-{name}", type=pathlib.Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds must be at least 1")
    return options


def chosen(options):
    if options.all:
        return list(PARTS)
    return [name for name in PARTS if name in (options.only or [n for n in PARTS if n != "peers"])]


def main():
    options = parsed()
    names = chosen(options)
    if options.with_tool is None:  # scripts/benchmark asks what to prepare
        print(" ".join(names))
        return
    reference = [Program("C scalar", [options.with_reference / "c"])]
    if (options.with_reference / "c-simd").exists():
        reference.append(Program("C SIMD", [options.with_reference / "c-simd"]))
    scenarios = options.with_root / "Scenarios"
    mesocosm = Mesocosm(options.with_tool, scenarios)
    models = options.with_root / "scripts/benchmark-peers"
    bench = Bench(
        mesocosm, reference,
        peers.available(options.with_peers, models) if "peers" in names else [],
        outside.Outside(options.with_outside, mesocosm.scenario), options.rounds)
    compiler = (options.with_reference / "compiler").read_text().strip()
    processor = os.environ.get("MESOCOSM_CPU") or "any processor"
    versions = [("mesocosm", f"{mesocosm.version}, built for {processor}"), ("C", compiler)]
    if bench.peers:
        lines = (models / "requirements.txt").read_text().splitlines()
        tools = [line.replace("==", " ") for line in lines if "==" in line]
        versions.append(("Python", f"{platform.python_version()}: {', '.join(tools)}"))
    print(f"{machine()}\nC: {compiler}\n")
    check_reference(bench)
    peers.check(bench.peers)
    tables = []
    for name in names:
        for table in PARTS[name](bench):
            print(table, flush=True)
            tables.append(table)
    if options.out:
        write_study(options.out, tables, "scripts/benchmark " + " ".join(words(options)), versions)


def words(options):
    """The command line, as a reader would type it."""
    parts = ["--all"] if options.all else [f"--only {name}" for name in options.only or []]
    return [*parts, f"--rounds {options.rounds}", f"--out {options.out}"]


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.exit(f"error: {failure}")
