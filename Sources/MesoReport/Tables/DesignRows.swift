import MesoExperiment
import MesoScenario

/// `front.csv`: the designs that a search is left with, judged by luck that had no part in it.
///
/// | column | what it holds |
/// |---|---|
/// | `scenario`, `mechanism`, `design` | the scenario, the treatment, the design's number |
/// | `p.<path>` | the value of each lever |
/// | `front` | `true` where it meets everything and no other that does is better in one objective and |
/// | | as good in all |
/// | `state` | `met`, `not met` or `undecided`, of all requirements together |
/// | `n` | replicates |
/// | `<objective>`, with `_ci_low`, `_ci_high` | the mean over replicates, with its 95 % interval |
/// | `error` | why a run failed, if one did |
enum DesignRows {
  static func front(_ plan: OptimizationPlan, _ found: DesignFront) -> CSVText {
    var text = CSVText(
      row: ["scenario", "mechanism", "design"] + found.levers.map { "p.\($0)" }
        + ["front", "state", "n"]
        + found.objectives.flatMap { objective in
          ["", "_ci_low", "_ci_high"].map { objective.metric + $0 }
        } + ["error"])
    for row in found.rows {
      text.add(plan.base.name)
      text.add(plan.mechanism)
      text.add(row.number)
      for value in row.values { text.add(value) }
      text.add(String(row.isOnFront))
      text.add(row.state.rawValue)
      text.add(row.objectives.map { $0.count }.min() ?? 0)
      for objective in row.objectives {
        text.add(objective.mean)
        text.add(objective.interval?.low)
        text.add(objective.interval?.high)
      }
      text.add(row.failure ?? "")
      text.endRow()
    }
    return text
  }

  /// `criteria.csv` of a search: each requirement of each design in `front.csv`.
  ///
  /// | column | what it holds |
  /// |---|---|
  /// | `scenario`, `mechanism`, `design` | the scenario, the treatment, the design's number |
  /// | `requirement` | the criterion, or the deviation that must not pay |
  /// | `n`, `value`, `ci_low`, `ci_high` | the number held against the goal, with its 95 % interval; for |
  /// | | deviations one that holds over all of a design's |
  /// | `state` | `met`, `not met` or `undecided` |
  static func criteria(_ plan: OptimizationPlan, _ found: DesignFront) -> CSVText {
    var text = CSVText(
      row: [
        "scenario", "mechanism", "design", "requirement", "n", "value", "ci_low", "ci_high",
        "state",
      ])
    for row in found.rows {
      for requirement in row.requirements {
        text.add(plan.base.name)
        text.add(plan.mechanism)
        text.add(row.number)
        text.add(requirement.text)
        text.add(requirement.count)
        for number in [
          requirement.value, requirement.interval?.low, requirement.interval?.high,
        ] { text.add(number.flatMap { $0.isFinite ? $0 : nil }) }
        text.add(requirement.state.rawValue)
        text.endRow()
      }
    }
    return text
  }

  /// `points.csv` of a search: every design that it looked at.
  ///
  /// | column | what it holds |
  /// |---|---|
  /// | `scenario`, `mechanism`, `point` | the scenario, the treatment, the design's number |
  /// | `p.<path>` | the value of each lever |
  /// | `round`, `n` | the round that thought of it, from 0; replicates of the last look at it |
  /// | `state` | of all requirements at that look |
  /// | `<objective>` | the mean at that look |
  /// | `error` | why a run failed, if one did |
  static func points(_ plan: OptimizationPlan, _ found: DesignFront) -> CSVText {
    var text = CSVText(
      row: ["scenario", "mechanism", "point"] + found.levers.map { "p.\($0)" }
        + ["round", "n", "state"] + found.objectives.map { $0.metric } + ["error"])
    for row in found.tried {
      text.add(plan.base.name)
      text.add(plan.mechanism)
      text.add(row.number)
      for value in row.values { text.add(value) }
      text.add(row.round)
      text.add(row.replicates)
      text.add(row.state.rawValue)
      for objective in row.objectives { text.add(objective.mean) }
      text.add(row.failure ?? "")
      text.endRow()
    }
    return text
  }
}
