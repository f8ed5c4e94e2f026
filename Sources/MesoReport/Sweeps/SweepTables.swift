public import MesoExperiment
public import MesoModel
import MesoScenario

/// The tables with a row per epoch that a sweep may write: how a run's rows are made.
public struct SweepTables: Sendable {
  private let sweep: Sweep
  private let identifiers: SweepIdentifiers

  public init(_ sweep: Sweep) {
    self.sweep = sweep
    identifiers = SweepIdentifiers(sweep)
  }

  /// The memory that a finished run takes until it is committed.
  public func estimatedBytes(of world: World) -> Int {
    256 + 8 * sweep.metrics.count
      + (sweep.plan.writesEpochTables
        ? TableRecorder.estimatedBytes(of: world, metrics: sweep.metrics.count) : 0)
  }

  /// Makes the recorder of a run.
  public func recorder(of run: SweepRunID, in world: World) -> any RunRecorder {
    guard sweep.plan.writesEpochTables else { return NoRecorder() }
    return TableRecorder(
      ids: identifiers.cells(of: run), world: world, metrics: sweep.metrics,
      tracesRules: sweep.plan.changesRules)
  }

  /// The tables with their columns, in the order of ``JournalEntry/rows``.
  var headers: [(table: ResultFile, columns: [String])] {
    guard sweep.plan.writesEpochTables else { return [] }
    return TableRecorder.headers(
      metrics: sweep.metrics, varied: sweep.plan.varied, tracesRules: sweep.plan.changesRules)
  }
}
