/// One finished run: how it ended, its metrics, and the rows that it adds to the tables.
public struct RunRecord: Sendable {
  /// How a run ended.
  public enum Status: Hashable, Sendable {
    case ok
    /// It could not go on, for the reason given as a sentence.
    case failed(String)

    /// Why the run failed; `nil` if it did not.
    public var failure: String? {
      if case .failed(let reason) = self { return reason }
      return nil
    }
  }

  public let id: RunID
  public let status: Status
  /// The run's value of each metric; all `nil` when it failed.
  public let values: [Double?]
  /// The run's number for each criterion; empty when it failed.
  public let criterionValues: [Double?]
  /// Bytes to append to each streamed table, in the recorder's order; empty when it failed.
  public let rows: [[UInt8]]
  /// The run as it stood at the experiment's checkpoint, if it has one.
  public let checkpoint: RunCheckpoint?

  public init(
    id: RunID, status: Status, values: [Double?], criterionValues: [Double?] = [],
    rows: [[UInt8]], checkpoint: RunCheckpoint? = nil
  ) {
    self.id = id
    self.status = status
    self.values = values
    self.criterionValues = criterionValues
    self.rows = rows
    self.checkpoint = checkpoint
  }
}

/// Writes down what one run shows, as rows of tables.
///
/// A recorder works on the run's own thread and keeps the rows of that run alone, so the memory
/// of an experiment does not grow with its number of runs.
public protocol RunRecorder {
  /// Whether it reads the operators' accounts at the end of the run; what neither it nor a metric
  /// reads is not kept, and its columns are empty.
  var readsOperators: Bool { get }
  /// Called after each epoch.
  mutating func record(_ observation: EpochObservation)
  /// Called after the last epoch, with the run's metrics.
  mutating func finish(_ observation: RunObservation)
  /// The bytes of each table's rows.
  var rows: [[UInt8]] { get }
}

extension RunRecorder {
  public var readsOperators: Bool { true }
}

/// Takes finished runs, one at a time and always in the same order.
public protocol RunSink: Sendable {
  /// Takes a run.
  ///
  /// - Throws: When it cannot be kept; the experiment then stops and throws the same error.
  mutating func take(_ record: RunRecord) throws
}
