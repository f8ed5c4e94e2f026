/// The files that a run leaves in its folder.
public enum ResultFile: String, CaseIterable, Sendable {
  case scenario = "scenario.yaml"
  case epochs = "epochs.csv"
  case cohorts = "cohorts.csv"
  case flows = "flows.csv"
  case parameters = "parameters.csv"
  case runs = "runs.csv"
  case summary = "summary.csv"
  case points = "points.csv"
  case claims = "claims.csv"
  case criteria = "criteria.csv"
  case comparison = "comparison.csv"
  case consensus = "consensus.csv"
  case bonds = "bonds.csv"
  case deviations = "deviations.csv"
  case verdicts = "verdicts.csv"
  case payments = "payments.csv"
  case breakEven = "breakeven.csv"
  case sensitivity = "sensitivity.csv"
  case equilibria = "equilibria.csv"
  case payoffs = "payoffs.csv"
  case basins = "basins.csv"
  case fixation = "fixation.csv"
  case game = "game.nfg"
  case front = "front.csv"
  case operators = "operators.csv"
  case events = "events.csv"
  case manifest = "manifest.json"

  /// The name while the file is being written.
  var partName: String { rawValue + ".part" }

  /// Whether the file's bytes enter the result digest: those that every run of a scenario
  /// writes, so that asking for more tables does not change the digest.
  var isDigested: Bool {
    switch self {
    case .epochs, .cohorts, .flows, .parameters, .runs, .summary, .points, .claims, .criteria,
      .comparison, .consensus, .bonds, .verdicts, .payments, .deviations, .breakEven, .sensitivity,
      .equilibria, .payoffs, .basins, .fixation, .game, .front:
      true
    case .scenario, .operators, .events, .manifest: false
    }
  }
}
