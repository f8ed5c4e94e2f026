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

  /// The memory that the rows of one run of a treatment take until they are written.
  ///
  /// - Returns: Bytes, to within a factor of two: rows are texts of numbers.
  public func estimatedBytes(ofTreatment treatment: Int) -> Int {
    let world = experiment.scenario.treatments[treatment].world
    let behaviours = world.contributors.count + world.validators.count
    let anEpoch = 100 + 10 * experiment.metrics.count + 140 * behaviours + 6 * 100
    let operators =
      world.contributors.reduce(0) { $0 + $1.terms.operators }
      + world.validators.reduce(0) { $0 + $1.terms.operators }
    return anEpoch * world.epochs + (includesOperators ? 140 * operators : 0)
  }

  /// The tables with their columns, in the order of ``RunRecord/rows``.
  var headers: [(table: ResultFile, columns: [String])] {
    var headers: [(ResultFile, [String])] = [
      (.epochs, EpochRows.columns(experiment.metrics)), (.cohorts, CohortRows.columns),
      (.flows, FlowRows.columns),
    ]
    if includesOperators { headers.append((.operators, OperatorRows.columns)) }
    if includesEvents { headers.append((.events, EventRows.columns)) }
    return headers
  }

  /// Makes the recorder of a run.
  public func recorder(of run: RunID) -> any RunRecorder {
    let ids = RunIdentifiers(experiment.scenario).cells(of: run)
    let world = experiment.scenario.treatments[run.treatment].world
    return Recorder(
      epochs: EpochRows(ids: ids, metrics: experiment.metrics),
      cohorts: CohortRows(ids: ids, world: world), flows: FlowRows(ids: ids, world: world),
      operators: includesOperators ? OperatorRows(ids: ids, world: world) : nil,
      events: includesEvents ? EventRows(ids: ids, world: world) : nil)
  }

  private struct Recorder: RunRecorder {
    var epochs: EpochRows
    var cohorts: CohortRows
    var flows: FlowRows
    var operators: OperatorRows?
    var events: EventRows?

    mutating func record(_ observation: EpochObservation) {
      epochs.add(observation)
      cohorts.add(observation.frame)
      flows.add(observation.frame)
      events?.add(observation.events)
    }

    mutating func finish(_ observation: RunObservation) { operators?.add(observation) }

    var rows: [[UInt8]] {
      [epochs.text, cohorts.text, flows.text].map { $0.bytes }
        + [operators?.text, events?.text].compactMap { $0?.bytes }
    }
  }
}
