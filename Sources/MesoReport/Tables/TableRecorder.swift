import MesoExperiment
import MesoModel

/// Makes the rows of the tables that grow with every epoch of a run.
struct TableRecorder: RunRecorder {
  private var epochs: EpochRows
  private var cohorts: CohortRows
  private var flows: FlowRows
  /// `nil` where no rule can change.
  private var parameters: ParameterRows?
  var operators: OperatorRows?
  var events: EventRows?

  /// - Parameters:
  ///   - ids: The cells that all rows begin with.
  ///   - world: The world that the run steps.
  ///   - metrics: The metrics, in the order of an observation's values.
  ///   - tracesRules: Whether changes of rules have a table.
  init(ids: CSVText, world: World, metrics: [Metric], tracesRules: Bool) {
    parameters = tracesRules ? ParameterRows(ids: ids) : nil
    epochs = EpochRows(ids: ids, metrics: metrics)
    cohorts = CohortRows(ids: ids, world: world)
    flows = FlowRows(ids: ids, world: world)
  }

  /// The tables that every recorder fills, with their columns, in the order of ``rows``.
  ///
  /// - Parameters:
  ///   - varied: The paths that a sweep varies.
  ///   - tracesRules: Whether changes of rules have a table.
  static func headers(
    metrics: [Metric], varied: [String], tracesRules: Bool
  ) -> [(table: ResultFile, columns: [String])] {
    let ids = RunIdentifiers.runColumns + RunIdentifiers.columns(varied: varied)
    return [
      (.epochs, ids + EpochRows.columns(metrics)), (.cohorts, ids + CohortRows.columns),
      (.flows, ids + FlowRows.columns),
    ] + (tracesRules ? [(.parameters, ids + ParameterRows.columns)] : [])
  }

  /// The memory that the rows of these tables take until they are written.
  ///
  /// - Returns: Bytes, to within a factor of two: rows are texts of numbers.
  static func estimatedBytes(of world: World, metrics: Int) -> Int {
    let behaviours = world.contributors.count + world.validators.count
    return (100 + 10 * metrics + 140 * behaviours + 6 * 100) * world.epochs
  }

  mutating func record(_ observation: EpochObservation) {
    epochs.add(observation)
    cohorts.add(observation.frame)
    flows.add(observation.frame)
    parameters?.add(observation.frame)
    events?.add(observation.events)
  }

  var readsOperators: Bool { operators != nil }

  mutating func finish(_ observation: RunObservation) { operators?.add(observation) }

  var rows: [[UInt8]] {
    [epochs.text, cohorts.text, flows.text].map { $0.bytes }
      + [parameters?.text, operators?.text, events?.text].compactMap { $0?.bytes }
  }
}
