import MesoExperiment
import MesoScenario

/// The ids that the rows of a sweep's tables begin with, the values of what it varies included.
struct SweepIdentifiers: Sendable {
  private let sweep: Sweep

  init(_ sweep: Sweep) { self.sweep = sweep }

  private var varied: [String] { RunIdentifiers.columns(varied: sweep.plan.varied) }

  /// The ids of a row that belongs to one run.
  var runColumns: [String] { RunIdentifiers.runColumns + varied }

  /// The ids of a row that covers all replicates of a treatment at a point.
  var pointColumns: [String] { RunIdentifiers.pointColumns + varied }

  /// The cells of ``runColumns``.
  func cells(of run: SweepRunID) -> CSVText {
    var cells = start(of: run)
    cells.add(run.replicate)
    cells.add(String(sweep.plan.seed))
    addValues(of: run, to: &cells)
    return cells
  }

  /// The cells of ``pointColumns``; the replicate says nothing.
  func cells(ofAllReplicatesOf run: SweepRunID) -> CSVText {
    var cells = start(of: run)
    addValues(of: run, to: &cells)
    return cells
  }

  /// The columns of a table with a row per point.
  func columns(_ own: [String]) -> [String] { ["scenario", "point"] + varied + own }

  /// The cells of such a row's point.
  func cells(ofPoint point: Int) -> CSVText {
    var cells = CSVText()
    cells.add(sweep.plan.scenarioName)
    cells.add(point)
    addValues(of: SweepRunID(point: point, treatment: 0, replicate: 1), to: &cells)
    return cells
  }

  private func start(of run: SweepRunID) -> CSVText {
    var cells = CSVText()
    cells.add(sweep.plan.scenarioName)
    cells.add(sweep.mechanism(of: run))
    cells.add(run.point)
    return cells
  }

  private func addValues(of run: SweepRunID, to cells: inout CSVText) {
    for value in sweep.plan.points[run.point - 1].values { cells.add(value.text) }
  }
}
