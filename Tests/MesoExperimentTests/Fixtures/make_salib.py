"""Makes salib.json: what SALib says of the same values.

Run once with SALib 1.5.1, numpy 2.2.6, scipy 1.15.3, pandas 2.2.3 (Python 3.11):

    python -m venv env && env/bin/pip install SALib==1.5.1 numpy==2.2.6 scipy==1.15.3 pandas==2.2.3
    env/bin/python make_salib.py > salib.json
"""

import json
import warnings

import numpy as np
from SALib.analyze import morris as analyze_morris
from SALib.analyze import sobol as analyze_sobol
from SALib.sample import morris as sample_morris
from SALib.sample import sobol as sample_sobol

warnings.filterwarnings("ignore")


def ishigami(x):
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


PROBLEM = {"num_vars": 3, "names": ["a", "b", "c"], "bounds": [[-np.pi, np.pi]] * 3}
cases = {"sobol": [], "morris": []}

for second_order in (True, False):
    x = sample_sobol.sample(PROBLEM, 32, calc_second_order=second_order, seed=1)
    # A constant far from 0, so that the centring of the values shows.
    y = ishigami(x) + 100
    found = analyze_sobol.analyze(PROBLEM, y, calc_second_order=second_order, seed=1)
    case = {"second_order": second_order, "y": list(y), "S1": list(found["S1"]), "ST": list(found["ST"])}
    if second_order:
        case["S2"] = [found["S2"][i][j] for i in range(3) for j in range(i + 1, 3)]
    cases["sobol"].append(case)

x = sample_morris.sample(PROBLEM, 8, num_levels=4, seed=1)
y = ishigami(x)
found = analyze_morris.analyze(PROBLEM, x, y, num_levels=4, seed=1)
cases["morris"].append(
    {
        "unit": [[float(v) for v in row] for row in (x + np.pi) / (2 * np.pi)],
        "y": list(y),
        "mu": list(map(float, found["mu"])),
        "mu_star": list(map(float, found["mu_star"])),
        "sigma": list(map(float, found["sigma"])),
    }
)
print(json.dumps(cases, default=float, indent=1))
