import MesoExperiment
import MesoScenario

/// The columns that every table begins with, and their cells.
struct RunIdentifiers {
  /// The ids of a row that belongs to one run.
  static let runColumns = ["scenario", "mechanism", "point", "replicate", "seed"]
  /// The ids of a row that covers all replicates of a treatment.
  static let pointColumns = ["scenario", "mechanism", "point"]

  /// The columns of what a sweep varies, which stand between the ids and the rest.
  static func columns(varied: [String]) -> [String] { varied.map { "p.\($0)" } }

  private let scenario: ResolvedScenario

  init(_ scenario: ResolvedScenario) { self.scenario = scenario }

  /// The cells of ``runColumns`` for a run.
  func cells(of run: RunID) -> CSVText {
    var cells = self.cells(ofTreatment: run.treatment)
    cells.add(run.replicate)
    cells.add(String(scenario.seed))
    return cells
  }

  /// The cells of ``pointColumns`` for a treatment.
  func cells(ofTreatment treatment: Int) -> CSVText {
    var cells = CSVText()
    cells.add(scenario.name)
    cells.add(scenario.treatments[treatment].name)
    cells.add(treatment + 1)
    return cells
  }
}
