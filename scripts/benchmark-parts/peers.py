"""Other tools from PyPI, each with a model of PPT-5 that agrees with the published figures."""

from measure import alternated, median
from programs import Program, check_share, expected_deviation
from tables import Table

# Name, model, and whether it steps agent by agent in Python, which takes fewer epochs to time.
MODELS = [
    ("NumPy", "numpy_model.py", False),
    ("Numba", "numba_model.py", False),
    ("JAX", "jax_model.py", False),
    ("mesa-frames", "mesa_frames_model.py", False),
    ("radCAD", "radcad_model.py", False),
    ("cadCAD", "cadcad_model.py", False),
    ("Mesa", "mesa_model.py", True),
    ("AgentPy", "agentpy_model.py", True),
]
SLOW = {name for name, _, is_slow in MODELS if is_slow}
AGREEMENT_RUNS, SLOW_AGREEMENT_RUNS = 60, 20
SIZES = [10 ** 3, 10 ** 4, 10 ** 5, 10 ** 6]
EPOCHS = {10 ** 3: 200, 10 ** 4: 100, 10 ** 5: 20, 10 ** 6: 5}
SLOW_EPOCHS = {10 ** 3: 50, 10 ** 4: 10, 10 ** 5: 2}
ONE_THREAD = {
    "OMP_NUM_THREADS": "1", "NUMBA_NUM_THREADS": "1", "POLARS_MAX_THREADS": "1",
    # XLA_FLAGS do not hold JAX to one thread; this count of processors does.
    "PJRT_NPROC": "1", "JAX_PLATFORMS": "cpu",
}


def available(python, folder):
    """The peers, on one thread each; those whose tool is missing are left out and named."""
    venv = python.parent.parent
    environment = {
        **ONE_THREAD, "NUMBA_CACHE_DIR": str(venv / "numba-cache"),
        "JAX_COMPILATION_CACHE_DIR": str(venv / "jax-cache"),
        "JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS": "0",
    }
    return [
        Program(name, [python, folder / model], environment) for name, model, _ in MODELS]


def check(peers):
    for peer in peers:
        peer.agree(SLOW_AGREEMENT_RUNS if peer.name in SLOW else AGREEMENT_RUNS)


def part(bench):
    table = Table(
        "peers", "Other tools, one thread",
        ["program", "contributors", "epochs", "million agent-epochs per second",
         "mesocosm to it", "seconds for 100 epochs and start-up", "mesocosm's"])
    least = {}
    for size in SIZES:
        programs = {p.name: p for p in [bench.mesocosm, *bench.peers]}
        epochs = {n: (SLOW_EPOCHS if n in SLOW else EPOCHS).get(size) for n in programs}
        runs = alternated(
            {
                name: lambda n=name: programs[n].run(size, epochs[n])
                for name in programs if epochs[name]
            },
            bench.rounds)
        own = runs[bench.mesocosm.name]
        speed = median(own, lambda run: run.speed)
        seconds = median(own, lambda run: run.seconds_of_hundred_epochs)
        for name, results in runs.items():
            if epochs[name] == epochs[bench.mesocosm.name]:
                check_share(
                    name, results[0].accepted_share, own[0].accepted_share,
                    expected_deviation(size))
            its = median(results, lambda run: run.speed)
            if name != bench.mesocosm.name:
                least[name] = min(speed / its, least.get(name, speed / its))
            table.add(
                name, size, epochs[name], its, speed / its,
                median(results, lambda run: run.seconds_of_hundred_epochs), seconds)
    table.notes = [
        "Every model agrees with the published figures: |z| < 4 in all twelve, over "
        f"{AGREEMENT_RUNS} runs ({SLOW_AGREEMENT_RUNS} of {' and '.join(sorted(SLOW))}). Medians "
        f"of {bench.rounds} alternating rounds, of processor time. Seconds for 100 epochs are "
        "scaled from the epochs made; start-up is everything before and after the loop.",
    ]
    for name, ratio in least.items():
        table.aim(f"speed to {name}, at every size", ratio, at_least=1)
    return [table]
