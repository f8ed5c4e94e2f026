import MesoExperiment
import MesoModel
import MesoScenario

/// `basins.csv`: the behaviours that long runs end with, and from how many starts.
///
/// | column | what it holds |
/// |---|---|
/// | `scenario`, `mechanism`, `side` | the scenario, the treatment, the side |
/// | `basin` | the behaviours with a tenth of the operators or more in the last half of the measured |
/// | | epochs, joined by `+` |
/// | `runs` | that end there |
/// | `share`, `ci_low`, `ci_high` | of the simplex of mixes: the mean over replicates of the share of |
/// | | starts, its 95 % interval widened by half a step between starts |
/// | `step` | between starts |
/// | `share.<behaviour>` | the mean mix of those runs |
enum BasinRows {
  static func text(_ evolution: Evolution, _ findings: EvolutionFindings) -> CSVText {
    var text = CSVText(
      row: [
        "scenario", "mechanism", "side", "basin", "runs", "share", "ci_low", "ci_high", "step",
      ] + findings.behaviours.map { "share.\($0)" })
    for row in findings.basins {
      text.add(evolution.scenario.name)
      text.add(evolution.mechanism)
      text.add(evolution.choice.side.rawValue)
      text.add(findings.name(ofBasin: row.behaviours))
      text.add(row.runs)
      text.add(row.share.value)
      text.add(row.share.interval?.low)
      text.add(row.share.interval?.high)
      text.add(1 / Double(evolution.choice.starts + 1))
      for share in row.mix { text.add(share) }
      text.endRow()
    }
    return text
  }

  /// `points.csv` of a study: each start, and where its runs go.
  ///
  /// | column | what it holds |
  /// |---|---|
  /// | `scenario`, `mechanism`, `side`, `point` | the scenario, the treatment, the side, the start |
  /// | `start.<behaviour>` | the mix that runs begin with |
  /// | `n`, `basin` | runs, and the basin that most of them end in |
  /// | `moving` | `true` where a share is shown to go on changing |
  /// | `share.<behaviour>`, with `_ci_low`, `_ci_high` | the mix of the last half of the measured epochs |
  /// | `drift.<behaviour>` | what the last quarter has more than the one before |
  static func points(_ evolution: Evolution, _ findings: EvolutionFindings) -> CSVText {
    var text = CSVText(
      row: ["scenario", "mechanism", "side", "point"]
        + findings.behaviours.map { "start.\($0)" } + ["n", "basin", "moving"]
        + findings.behaviours.flatMap { name in
          ["", "_ci_low", "_ci_high"].map { "share.\(name)\($0)" }
        } + findings.behaviours.map { "drift.\($0)" })
    for (place, row) in findings.starts.enumerated() {
      text.add(evolution.scenario.name)
      text.add(evolution.mechanism)
      text.add(evolution.choice.side.rawValue)
      text.add(place + 1)
      for share in row.shares { text.add(share) }
      text.add(row.mix.first?.count ?? 0)
      text.add(findings.name(ofBasin: row.behaviours))
      text.add(String(row.isMoving))
      for share in row.mix {
        text.add(share.mean)
        text.add(share.interval?.low)
        text.add(share.interval?.high)
      }
      for drift in row.drift { text.add(drift.mean) }
      text.endRow()
    }
    return text
  }
}

extension EvolutionFindings {
  /// The name of a basin: its behaviours joined, or `none` where each has less than a tenth.
  func name(ofBasin behaviours: [Int]) -> String {
    behaviours.isEmpty ? "none" : behaviours.map { self.behaviours[$0] }.joined(separator: "+")
  }
}
