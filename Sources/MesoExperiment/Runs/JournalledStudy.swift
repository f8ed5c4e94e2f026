/// An experiment whose list of runs is known beforehand and kept in a journal: it can be stopped,
/// gone on with, shared by machines and joined again.
public protocol JournalledStudy: Sendable {
  var work: ReplicateWork { get }

  /// What tells a journal of the study's runs from others.
  func header(version: String, command: [String], shard: Shard) -> JournalHeader

  /// Makes one run; `nil` if it was cancelled before its end. A run that fails is an entry too.
  func entry(of id: SweepRunID, threads: Int, progress: RunProgress) -> JournalEntry?
}

extension JournalledStudy {
  /// The runs that a journal has.
  ///
  /// - Throws: `JournalError`; `.foreign` when a run is none of the study's.
  public func finishedRuns(in journal: Journal) throws -> RunSet {
    var finished = RunSet(capacity: work.count)
    try journal.forEachID { id in
      guard let place = work.place(of: id) else {
        throw JournalError.foreign(path: journal.path)
      }
      finished.insert(place)
    }
    return finished
  }

  /// Makes the runs of a shard that are not finished yet and keeps each in a journal.
  ///
  /// - Throws: `JournalError` when runs cannot be kept; those committed before are.
  public func run(
    into journal: Journal, except finished: RunSet, jobs: Int, shard: Shard = .whole,
    progress: RunProgress = RunProgress()
  ) throws {
    let place: @Sendable (Int) -> Int = { shard.index - 1 + $0 * shard.count }
    try JournalledRuns(
      count: work.count(of: shard), place: place, jobs: jobs, progress: progress
    ).make(into: journal, except: finished) { place, threads in
      entry(of: work[place], threads: threads, progress: progress)
    }
  }
}
