"""Makes games.json: what nashpy, pygambit and EGTtools say of the same matrices.

Run once with nashpy 0.0.43, pygambit 16.7.0, egttools 0.1.14.2, numpy 2.4.6, scipy 1.17.1 (Python 3.11):

    python -m venv env && env/bin/pip install nashpy==0.0.43 pygambit==16.7.0 egttools==0.1.14.2 numpy==2.4.6 scipy==1.17.1
    env/bin/python make_games.py > games.json
"""

import io
import json
import warnings

import nashpy
import numpy as np
import pygambit
from egttools.analytical import StochDynamics
from egttools.utils import calculate_stationary_distribution

warnings.filterwarnings("ignore")

# The payoff of the row's behaviour against the column's.
MATRICES = {
    "hawk-dove": [[-1.5, 2], [0, 1]],
    "coordination": [[3, 0], [0, 2]],
    "prisoners": [[3, 0], [5, 1]],
    "rock-paper-scissors": [[0, -1.2, 1], [1, 0, -1.2], [-1.2, 1, 0]],
    "stable-mix": [[0, 3, 2], [2, 0, 3], [3, 2, 0]],
    "inspection": [[2.0, 4.1, 1.7], [1.3, 0.4, 6.2], [2.9, 0.8, 0.6]],
    "four": [[1.1, 0.2, 3.4, 2.0], [2.3, 0.9, 0.1, 1.2], [0.7, 3.1, 0.5, 0.4], [1.9, 1.4, 2.2, 0.3]],
}
POPULATION = 20
INTENSITIES = [0.1, 1.0]


def symmetric(pairs):
    """The equilibria in which both play the same."""
    found = [list(map(float, a)) for a, b in pairs if np.allclose(a, b, atol=1e-9)]
    return sorted(found)


def gambit(matrix):
    """Equilibria by enumeration of extreme points, and by reading the game as a file and back."""
    a = np.array(matrix, dtype=float)
    game = pygambit.Game.from_arrays(a, a.T)
    text = game.to_nfg()
    again = pygambit.read_nfg(io.BytesIO(text.encode()))
    assert len(again.strategies) == 2 * len(matrix)
    solved = pygambit.nash.enummixed_solve(game, rational=False).equilibria
    pairs = []
    for profile in solved:
        pairs.append([[float(profile[s]) for s in player.strategies] for player in game.players])
    return symmetric(pairs)


cases = []
for name, matrix in MATRICES.items():
    a = np.array(matrix, dtype=float)
    count = len(matrix)
    case = {
        "name": name,
        "matrix": matrix,
        "population": POPULATION,
        "nashpy": symmetric(nashpy.Game(a, a.T).support_enumeration()),
        "gambit": gambit(matrix),
        "evolution": [],
    }
    for beta in INTENSITIES:
        dynamics = StochDynamics(count, a, POPULATION)
        transitions, _ = dynamics.transition_and_fixation_matrix(beta)
        # By resident and invader.
        fixation = [
            [None if r == i else float(dynamics.fixation_probability(i, r, beta)) for i in range(count)]
            for r in range(count)
        ]
        stationary = calculate_stationary_distribution(np.asarray(transitions))
        case["evolution"].append(
            {"intensity": beta, "fixation": fixation, "stationary": [float(v) for v in stationary]}
        )
    cases.append(case)
print(json.dumps(cases, indent=1))
