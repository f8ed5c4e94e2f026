import Synchronization

/// How far an experiment is, for whoever shows it; and the wish that it stop.
///
/// Both sides may be on any thread.
public final class RunProgress: Sendable {
  private let finishedRuns = Atomic(0)
  private let failedRuns = Atomic(0)
  private let steppedEpochs = Atomic(0)
  private let isStopping = Atomic(false)

  public init() {}

  /// Runs that have ended, failed ones included.
  public var runs: Int { finishedRuns.load(ordering: .relaxed) }
  /// Runs that have failed.
  public var failures: Int { failedRuns.load(ordering: .relaxed) }
  /// Epochs stepped so far, over all runs.
  public var epochs: Int { steppedEpochs.load(ordering: .relaxed) }
  /// Whether the experiment was asked to stop.
  public var isCancelled: Bool { isStopping.load(ordering: .relaxed) }

  /// Asks the experiment to stop: runs in progress are given up, finished ones are kept.
  public func cancel() { isStopping.store(true, ordering: .relaxed) }

  func addEpoch() { steppedEpochs.add(1, ordering: .relaxed) }

  func addRun(failed: Bool) {
    finishedRuns.add(1, ordering: .relaxed)
    if failed { failedRuns.add(1, ordering: .relaxed) }
  }
}
