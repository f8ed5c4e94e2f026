import Synchronization

/// The runs of a search: those that its journal has, and those that it makes and keeps there.
///
/// What is tried depends on what was found, and on nothing else; so a search that goes on from a
/// journal asks for the same runs in the same order, and those that are missing are made.
struct RememberedRuns {
  private let journal: Journal
  private let jobs: Int
  let progress: RunProgress
  private var entries: [SweepRunID: JournalEntry] = [:]

  /// - Throws: `JournalError`.
  init(_ journal: Journal, jobs: Int, progress: RunProgress) throws {
    self.journal = journal
    self.jobs = jobs
    self.progress = progress
    var entries: [SweepRunID: JournalEntry] = [:]
    try journal.forEachRun { entries[$0.id] = $0 }
    self.entries = entries
  }

  /// The entries of some runs, in their order.
  ///
  /// - Parameter make: Makes the run at a place of the list with so many threads; `nil` if it was
  ///   given up. Its entry's id is set to that of the list.
  /// - Returns: `nil` if the search was interrupted.
  /// - Throws: `JournalError`.
  mutating func entries(
    of ids: [SweepRunID],
    _ make: @Sendable (_ place: Int, _ threads: Int, RunProgress) -> JournalEntry?
  ) throws -> [JournalEntry]? {
    var finished = RunSet(capacity: ids.count)
    for (place, id) in ids.enumerated() where entries[id] != nil { finished.insert(place) }
    let made = Mutex<[Int: JournalEntry]>([:])
    let progress = self.progress
    try JournalledRuns(count: ids.count, place: { $0 }, jobs: jobs, progress: progress)
      .make(into: journal, except: finished) { place, threads in
        guard let run = make(place, threads, progress) else { return nil }
        let entry = JournalEntry(
          id: ids[place], status: run.status, values: run.values, criteria: run.criteria)
        made.withLock { $0[place] = entry }
        return entry
      }
    for (place, entry) in made.withLock({ $0 }) { entries[ids[place]] = entry }
    let all = ids.compactMap { entries[$0] }
    return all.count == ids.count ? all : nil
  }
}
