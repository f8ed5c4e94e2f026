public import MesoExperiment
import MesoModel
import MesoScenario

/// The tables that grow with every run: which there are, and how a run's rows are made.
public struct StreamedTables: Sendable {
  private let experiment: Experiment
  private let includesOperators: Bool
  private let includesEvents: Bool

  /// - Parameters:
  ///   - experiment: The runs to be recorded.
  ///   - includesOperators: Whether to write every operator at the end of each run.
  ///   - includesEvents: Whether to write slashes, exits and the like one by one.
  public init(_ experiment: Experiment, includesOperators: Bool, includesEvents: Bool) {
    self.experiment = experiment
    self.includesOperators = includesOperators
    self.includesEvents = includesEvents
  }

  /// Whether the rules of any treatment can change.
  private var tracesRules: Bool {
    experiment.scenario.treatments.contains { $0.world.changesRules }
  }

  /// The memory that the rows of one run of a treatment take until they are written.
  ///
  /// - Returns: Bytes, to within a factor of two: rows are texts of numbers.
  public func estimatedBytes(ofTreatment treatment: Int) -> Int {
    let world = experiment.scenario.treatments[treatment].world
    let operators =
      world.contributors.reduce(0) { $0 + $1.terms.operators }
      + world.validators.reduce(0) { $0 + $1.terms.operators }
    return TableRecorder.estimatedBytes(of: world, metrics: experiment.metrics.count)
      + (includesOperators ? 140 * operators : 0)
  }

  /// The tables with their columns, in the order of ``RunRecord/rows``.
  var headers: [(table: ResultFile, columns: [String])] {
    var headers = TableRecorder.headers(
      metrics: experiment.metrics, varied: [], tracesRules: tracesRules)
    let ids = RunIdentifiers.runColumns
    if includesOperators { headers.append((.operators, ids + OperatorRows.columns)) }
    if includesEvents { headers.append((.events, ids + EventRows.columns)) }
    return headers
  }

  /// Makes the recorder of a run.
  public func recorder(of run: RunID) -> any RunRecorder {
    let ids = RunIdentifiers(experiment.scenario).cells(of: run)
    let world = experiment.scenario.treatments[run.treatment].world
    var recorder = TableRecorder(
      ids: ids, world: world, metrics: experiment.metrics, tracesRules: tracesRules)
    if includesOperators { recorder.operators = OperatorRows(ids: ids, world: world) }
    if includesEvents { recorder.events = EventRows(ids: ids, world: world) }
    return recorder
  }
}
