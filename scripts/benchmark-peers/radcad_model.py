"""PPT-5 in radCAD, on the NumPy population, with its fast settings (no deep copies)."""

import time

from radcad import Backend, Engine, Model, Simulation

import ppt5
from cad_blocks import BLOCKS, initial_state, epochs_of
from numpy_model import Population


def simulate(contributors, epochs, seed, slash):
    population = Population(contributors, epochs, seed, slash)
    model = Model(
        initial_state=initial_state(population), state_update_blocks=BLOCKS, params={})
    simulation = Simulation(model=model, timesteps=epochs, runs=1)
    simulation.engine = Engine(
        backend=Backend.SINGLE_PROCESS, deepcopy=False, drop_substeps=True)
    start = time.process_time()
    states = simulation.run()
    seconds = time.process_time() - start
    return ppt5.Run(epochs_of(states), population.conservation_error(), seconds)


if __name__ == "__main__":
    ppt5.main(simulate)
