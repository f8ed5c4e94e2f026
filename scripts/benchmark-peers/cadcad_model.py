"""PPT-5 in cadCAD, on the NumPy population, with its fast setting (no deep copies)."""

import contextlib
import io
import time

from cadCAD.configuration import Experiment
from cadCAD.configuration.utils import config_sim
from cadCAD.engine import ExecutionContext, ExecutionMode, Executor

import ppt5
from cad_blocks import BLOCKS, initial_state, epochs_of
from numpy_model import Population


def simulate(contributors, epochs, seed, slash):
    population = Population(contributors, epochs, seed, slash)
    experiment = Experiment()
    experiment.append_model(
        model_id="ppt-5", initial_state=initial_state(population),
        partial_state_update_blocks=BLOCKS,
        sim_configs=config_sim({"N": 1, "T": range(epochs), "M": {"slash": [slash]}}))
    context = ExecutionContext(
        ExecutionMode.single_mode, additional_objs={"deepcopy_off": True})
    chatter = io.StringIO()
    with contextlib.redirect_stdout(chatter), contextlib.redirect_stderr(chatter):
        executor = Executor(exec_context=context, configs=experiment.configs)
        start = time.process_time()
        states, _, _ = executor.execute()
        seconds = time.process_time() - start
    return ppt5.Run(epochs_of(states), population.conservation_error(), seconds)


if __name__ == "__main__":
    ppt5.main(simulate)
