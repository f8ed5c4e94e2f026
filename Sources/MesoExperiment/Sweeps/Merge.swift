/// Joins the journals of the shards of a sweep, or of another study, into one.
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

  private let inputs: [Journal]
  /// The runs of the whole, and the place and the name of each.
  private let count: Int
  private let id: (_ place: Int) -> SweepRunID
  private let place: (SweepRunID) -> Int?
  private let name: (SweepRunID) -> String
  /// Runs committed at a time.
  private static let group = 1024

  /// Checks that the journals of a sweep belong together and have every run of the plan once.
  ///
  /// - Parameters:
  ///   - sweep: The whole sweep that they are parts of.
  ///   - inputs: The journals, in any order.
  /// - Throws: `JournalError.differs`; `Refusal`.
  public init(of sweep: Sweep, _ inputs: [Journal]) throws {
    self.inputs = inputs
    count = sweep.work.count
    id = { sweep.work[$0] }
    place = { sweep.work.place(of: $0) }
    name = {
      "point \($0.point), '\(sweep.mechanism(of: $0))', replicate \($0.replicate)"
    }
    try check()
  }

  /// Checks that the journals of a study belong together and have every run of it once.
  ///
  /// - Parameters:
  ///   - study: The whole study that they are parts of.
  ///   - inputs: The journals, in any order.
  /// - Throws: `JournalError.differs`; `Refusal`.
  public init(of study: some JournalledStudy, _ inputs: [Journal]) throws {
    self.inputs = inputs
    count = study.work.count
    id = { study.work[$0] }
    place = { study.work.place(of: $0) }
    name = { "number \($0.point) of replicate \($0.replicate)" }
    try check()
  }

  private func check() throws {
    guard let first = inputs.first else { return }
    for input in inputs.dropFirst() {
      let differences = input.header.differences(from: first.header, ignoringShard: true)
      guard differences.isEmpty else { throw JournalError.differs(path: input.path, differences) }
    }
    let found = try runs()
    guard found.count == count else { throw gap(found) }
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
    var found = RunSet(capacity: count)
    for (index, input) in inputs.enumerated() {
      var repeated: SweepRunID?
      try input.forEachID { id in
        guard let place = place(id) else {
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
    let missing = (0..<count).filter { !found.contains($0) }
    let parts = inputs.map { $0.header.shard.count }.max() ?? 1
    let shards = Set(missing.map { $0 % parts + 1 }).sorted().map { "\($0)/\(parts)" }
    return .gap(
      missing: missing.count, planned: count,
      runs: missing.prefix(3).map { name(id($0)) }, shards: shards)
  }
}
