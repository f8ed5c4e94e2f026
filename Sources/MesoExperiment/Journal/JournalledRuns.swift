import Dispatch
import Synchronization

/// Makes numbered runs on several threads and keeps each in a journal as soon as it is finished.
struct JournalledRuns: Sendable {
  /// The turns to take.
  let count: Int
  /// The number of the run of a turn.
  let place: @Sendable (_ turn: Int) -> Int
  /// The number of processor cores to use; the last few runs share what is left.
  let jobs: Int
  /// Memory that a finished run takes until it is committed.
  var bytesPerRun = 1 << 10
  /// Asked whether to stop.
  let progress: RunProgress

  /// Makes what is not finished yet, in the order of turns; runs are kept as they finish.
  ///
  /// - Parameters:
  ///   - finished: The numbers of runs not to be made again.
  ///   - entry: Makes a run with so many threads; `nil` if it was given up.
  /// - Throws: `JournalError` when runs cannot be kept; those committed before are.
  func make(
    into journal: Journal, except finished: RunSet,
    _ entry: @Sendable (_ place: Int, _ threads: Int) -> JournalEntry?
  ) throws {
    let remaining = (0..<count).count { !finished.contains(place($0)) }
    let workers = max(1, min(jobs, remaining))
    let threads = max(1, jobs / max(1, remaining))
    let waiting = min(4096, max(2, (32 << 20) / max(1, bytesPerRun)))
    let writer = JournalWriter(journal, capacity: waiting)
    let claimed = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while !progress.isCancelled {
        let turn = claimed.add(1, ordering: .relaxed).oldValue
        guard turn < count else { return }
        let place = place(turn)
        guard !finished.contains(place) else { continue }
        if let entry = entry(place, threads), !writer.append(entry) { progress.cancel() }
      }
    }
    try writer.finish()
  }
}
