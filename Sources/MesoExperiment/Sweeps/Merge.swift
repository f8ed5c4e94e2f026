/// Joins the journals of a sweep's shards into one.
public struct Merge {
  /// Why journals cannot be joined.
  public enum Refusal: Error, Hashable, CustomStringConvertible {
    /// Both journals have a run.
    case overlap(run: String, first: String, second: String)
    /// No journal has some of the runs; the first few by name, and the shards to resume.
    case gap(missing: Int, planned: Int, runs: [String], shards: [String])

    public var description: String {
      switch self {
      case .overlap(let run, let first, let second):
        "The run of \(run) is in both '\(first)' and '\(second)'; merge each shard once."
      case .gap(let missing, let planned, let runs, let shards):
        "\(missing) of \(planned) runs are in none of the journals: \(runs.joined(separator: "; "))"
          + (missing > runs.count ? "; and \(missing - runs.count) more. " : ". ")
          + "Make them first: --shard \(shards.joined(separator: ", --shard "))."
      }
    }
  }

  private let sweep: Sweep
  private let inputs: [Journal]
  /// Runs committed at a time.
  private static let group = 1024

  /// Checks that journals belong together and have every run of the plan once.
  ///
  /// - Parameters:
  ///   - sweep: The whole sweep that they are parts of.
  ///   - inputs: The journals, in any order.
  /// - Throws: `JournalError.differs`; `Refusal`.
  public init(of sweep: Sweep, _ inputs: [Journal]) throws {
    self.sweep = sweep
    self.inputs = inputs
    guard let first = inputs.first else { return }
    for input in inputs.dropFirst() {
      let differences = input.header.differences(from: first.header, ignoringShard: true)
      guard differences.isEmpty else { throw JournalError.differs(path: input.path, differences) }
    }
    let found = try runs()
    guard found.count == sweep.work.count else { throw gap(found) }
  }

  /// Copies all runs into a journal.
  ///
  /// - Throws: `JournalError`.
  public func write(to journal: Journal) throws {
    var group: [JournalEntry] = []
    var bytes = 0
    for input in inputs {
      try input.forEachRun(in: .byReplicate, includesRows: true) { entry in
        group.append(entry)
        bytes += entry.rows.reduce(0) { $0 + $1.count }
        guard group.count == Self.group || bytes > 8 << 20 else { return }
        try journal.append(group)
        (group, bytes) = ([], 0)
      }
    }
    try journal.append(group)
  }

  /// All runs that the journals have.
  private func runs() throws -> RunSet {
    var found = RunSet(capacity: sweep.work.count)
    for (index, input) in inputs.enumerated() {
      var repeated: SweepRunID?
      try input.forEachID { id in
        guard let place = sweep.work.place(of: id) else {
          throw JournalError.foreign(path: input.path)
        }
        if !found.insert(place), repeated == nil { repeated = id }
      }
      if let repeated { throw try overlap(repeated, inputs[..<index], input) }
    }
    return found
  }

  private func overlap(
    _ id: SweepRunID, _ earlier: ArraySlice<Journal>, _ second: Journal
  ) throws -> Refusal {
    var owner = second.path
    for journal in earlier {
      try journal.forEachID { if $0 == id { owner = journal.path } }
    }
    return .overlap(run: name(id), first: owner, second: second.path)
  }

  private func gap(_ found: RunSet) -> Refusal {
    let missing = (0..<sweep.work.count).filter { !found.contains($0) }
    let parts = inputs.map { $0.header.shard.count }.max() ?? 1
    let shards = Set(missing.map { $0 % parts + 1 }).sorted().map { "\($0)/\(parts)" }
    return .gap(
      missing: missing.count, planned: sweep.work.count,
      runs: missing.prefix(3).map { name(sweep.work[$0]) }, shards: shards)
  }

  private func name(_ id: SweepRunID) -> String {
    "point \(id.point), '\(sweep.mechanism(of: id))', replicate \(id.replicate)"
  }
}
