"""PPT-5 as partial state update blocks, which radCAD and cadCAD share."""


def work(params, substep, history, state, **_):
    population = state["population"]
    return {"result": population.work(state["epoch"] + 1)}


def imitate(params, substep, history, state, **_):
    state["population"].imitate()
    return {}


def next_epoch(params, substep, history, state, inputs, **_):
    return "epoch", state["epoch"] + 1


def next_result(params, substep, history, state, inputs, **_):
    return "result", inputs["result"]


def same_population(params, substep, history, state, inputs, **_):
    return "population", state["population"]


BLOCKS = [
    {"policies": {"work": work}, "variables": {"epoch": next_epoch, "result": next_result}},
    {"policies": {"imitate": imitate}, "variables": {"population": same_population}},
]


def initial_state(population):
    return {"population": population, "epoch": 0, "result": None}


def epochs_of(states):
    """The result of every epoch, from the states after its last substep."""
    last = {state["epoch"]: state["result"] for state in states if state["epoch"] > 0}
    return [last[epoch] for epoch in sorted(last)]
