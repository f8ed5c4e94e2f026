public import MesoModel

extension Sweep {
  /// Makes the runs that are not finished yet and keeps each in a journal.
  ///
  /// One run uses one core; the last few share what is left. Runs end up in the journal in the
  /// order in which they finish. A run that fails is kept as such and the others go on. Where a
  /// precision is wanted, replicates are added in looks until all is known that well.
  ///
  /// - Parameters:
  ///   - journal: The journal of this sweep.
  ///   - finished: The runs that it has; see ``finishedRuns(in:)``.
  ///   - jobs: The number of processor cores to use.
  ///   - bytesPerRun: Memory that a finished run takes until it is committed.
  ///   - progress: Told of every epoch and run; asked whether to stop.
  ///   - recorder: Makes the recorder of a run's epochs.
  /// - Returns: The looks that were taken; `nil` where no precision is wanted.
  /// - Throws: `JournalError` when runs cannot be kept; those committed before are.
  @discardableResult
  public func run(
    into journal: Journal, except finished: RunSet, jobs: Int, bytesPerRun: Int = 1 << 10,
    progress: RunProgress = RunProgress(),
    recorder: @Sendable (SweepRunID, World) -> any RunRecorder = { _, _ in NoRecorder() }
  ) throws -> PrecisionLooks? {
    guard let precision else {
      let batch = Batch(count: work.count(of: shard)) { turn in
        shard.index - 1 + turn * shard.count
      }
      try make(
        batch, into: journal, except: finished, jobs: jobs, bytesPerRun: bytesPerRun,
        progress: progress, recorder: recorder)
      return nil
    }
    var looks = PrecisionLooks(subjects: work.subjects, maximum: precision.maximum)
    var finished = finished
    while let more = try looks.nextLook(precise: { subjects, replicates, level in
      try precise(
        subjects, in: journal, replicates: replicates, level: level, target: precision)
    }) {
      let batch = batch(more.replicates, of: more.subjects)
      try make(
        batch, into: journal, except: finished, jobs: jobs, bytesPerRun: bytesPerRun,
        progress: progress, recorder: recorder)
      finished = try finishedRuns(in: journal)
      // What is not known in full cannot be judged: another run of it might tell otherwise.
      guard batch.remaining(except: finished) == 0 else { break }
    }
    return looks
  }

  /// Some runs of the work list, in its order.
  private struct Batch: Sendable {
    let count: Int
    /// The place of a run in the work list.
    let place: @Sendable (_ turn: Int) -> Int

    func remaining(except finished: RunSet) -> Int {
      (0..<count).count { !finished.contains(place($0)) }
    }
  }

  /// The runs of a look.
  private func batch(_ replicates: ClosedRange<Int>, of subjects: [Int]) -> Batch {
    Batch(count: replicates.count * subjects.count) { [work] turn in
      let (row, place) = turn.quotientAndRemainder(dividingBy: subjects.count)
      return work.place(
        ofSubject: subjects[place], replicate: replicates.lowerBound + row)
    }
  }

  private func make(
    _ batch: Batch, into journal: Journal, except finished: RunSet, jobs: Int, bytesPerRun: Int,
    progress: RunProgress, recorder: @Sendable (SweepRunID, World) -> any RunRecorder
  ) throws {
    try JournalledRuns(
      count: batch.count, place: batch.place, jobs: jobs, bytesPerRun: bytesPerRun,
      progress: progress
    ).make(into: journal, except: finished) { place, threads in
      entry(of: work[place], threads: threads, progress: progress, recorder: recorder)
    }
  }
}

/// Records nothing: metrics of whole runs need no rows.
public struct NoRecorder: RunRecorder {
  public init() {}
  public var readsOperators: Bool { false }
  public func record(_ observation: EpochObservation) {}
  public func finish(_ observation: RunObservation) {}
  public var rows: [[UInt8]] { [] }
}
