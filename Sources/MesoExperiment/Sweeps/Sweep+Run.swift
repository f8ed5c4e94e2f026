import Dispatch
public import MesoModel
import Synchronization

extension Sweep {
  /// Makes the runs that are not finished yet and keeps each in a journal.
  ///
  /// One run uses one core; the last few share what is left. Runs end up in the journal in the
  /// order in which they finish. A run that fails is kept as such and the others go on.
  ///
  /// - Parameters:
  ///   - journal: The journal of this sweep.
  ///   - finished: The runs that it has.
  ///   - jobs: The number of processor cores to use.
  ///   - bytesPerRun: Memory that a finished run takes until it is committed.
  ///   - progress: Told of every epoch and run; asked whether to stop.
  ///   - recorder: Makes the recorder of a run's epochs.
  /// - Throws: `JournalError` when runs cannot be kept; those committed before are.
  public func run(
    into journal: Journal, except finished: RunSet, jobs: Int, bytesPerRun: Int = 1 << 10,
    progress: RunProgress = RunProgress(),
    recorder: @Sendable (SweepRunID, World) -> any RunRecorder = { _, _ in NoRecorder() }
  ) throws {
    let remaining = max(0, work.count(of: shard) - finished.count)
    let workers = max(1, min(jobs, remaining))
    let threads = max(1, jobs / max(1, remaining))
    let waiting = min(4096, max(2, (32 << 20) / max(1, bytesPerRun)))
    let writer = JournalWriter(journal, capacity: waiting)
    let claimed = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while !progress.isCancelled {
        let turn = claimed.add(1, ordering: .relaxed).oldValue
        let place = shard.index - 1 + turn * shard.count
        guard place < work.count else { return }
        guard !finished.contains(place) else { continue }
        let entry = entry(of: work[place], threads: threads, progress: progress, recorder: recorder)
        if let entry, !writer.append(entry) { progress.cancel() }
      }
    }
    try writer.finish()
  }
}

/// Records nothing: metrics of whole runs need no rows.
public struct NoRecorder: RunRecorder {
  public init() {}
  public func record(_ observation: EpochObservation) {}
  public func finish(_ observation: RunObservation) {}
  public var rows: [[UInt8]] { [] }
}
