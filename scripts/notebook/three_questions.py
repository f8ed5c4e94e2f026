"""Answers three questions about a run from its tables, cell by cell.

    python3 three_questions.py Results/runs/quickstart

1. Is low-quality work profitable, and under which rules?
2. What do Sybil operators and rings take, and what does keeping them out cost the honest?
3. Who ends up with the tokens: are rewards captured by a few?

The intervals are those of the tables; what is worked out here from single runs is paired by replicate.
"""

# %% Load
import sys

import pandas

import mesocosm_results

result = mesocosm_results.load(sys.argv[1] if len(sys.argv) > 1 else "Results/runs/quickstart")
summary = result.summary
mechanisms = list(summary.mechanism.unique())


def estimate(metric):
    """Mean and interval of a metric under each treatment, in the order of the scenario."""
    rows = summary[summary.metric == metric].set_index("mechanism")
    return rows.loc[[m for m in mechanisms if m in rows.index], ["mean", "ci_low", "ci_high", "n"]]


def side(row):
    """On which side of 0 an interval lies; 'undecided' where it holds 0 or is unknown."""
    if pandas.isna(row.ci_low) or (row.ci_low <= 0 <= row.ci_high):
        return "undecided"
    return "above 0" if row.ci_low > 0 else "below 0"


# %% 1. Is low-quality work profitable?
# The cohorts' profit per operator and epoch after the warm-up, whose own table has no such column.
cohorts = result.cohorts
horizon = cohorts.epoch.max()
measured = cohorts[(cohorts.side == "contributors") & (cohorts.epoch > horizon // 2)]
totals = measured.groupby(["mechanism", "cohort", "replicate"], sort=False)[
    ["profit_tokens", "operators"]
].sum()
profit = (totals.profit_tokens / totals.operators.astype(float)).groupby(
    ["mechanism", "cohort"], sort=False
).agg(["mean", "min", "max"])
print("1. Is low-quality work profitable?")
print("Tokens an operator and epoch over the second half, lowest and highest replicate beside:\n")
print(profit.round(3).to_string(), "\n")
for name, row in estimate("honest_premium_tokens").iterrows():
    print(f"   {name}: what honest work earns more than lazy work is {side(row)} "
          f"({row['mean']:.3g} tokens an operator and epoch)")

# %% 2. What do attackers take, and what does it cost the honest?
print("\n2. What do attackers take, and what does keeping them out cost the honest?\n")
for name, row in estimate("attack_profit_tokens").iterrows():
    loss = estimate("honest_loss_tokens").loc[name]
    print(f"   {name}: attack profit {row['mean']:.4g} tokens ({side(row)}), "
          f"honest loss {loss['mean']:.4g} tokens")

# %% 3. Who ends up with the tokens?
print("\n3. Are rewards captured by a few?\n")
runs = result.runs[result.runs.status == "ok"]
for metric in ("gini_rewards", "gini_wealth", "hhi_stake"):
    pairs = runs.pivot(index="replicate", columns="mechanism", values=metric)
    parts = []
    for name in mechanisms:
        text = f"{name} {pairs[name].mean():.3f}"
        if name != mechanisms[0]:
            higher = int((pairs[name] > pairs[mechanisms[0]]).sum())
            text += f" (above {mechanisms[0]} in {higher} of {len(pairs)} replicates)"
        parts.append(text)
    print(f"   {metric}: " + "; ".join(parts))
