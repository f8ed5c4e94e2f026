/// Stake on its way back to operators that left, oldest first. Slashing reaches it until it is there.
struct UnbondingQueue {
  struct Entry: Hashable {
    var side: Side
    var identity: Int
    var units: Int64
    /// The epoch in which it comes back.
    var mature: Int
  }

  private(set) var entries: [Entry] = []

  var isEmpty: Bool { entries.isEmpty }

  mutating func append(_ entry: Entry) {
    if entry.units > 0 { entries.append(entry) }
  }

  /// Takes out what is due, with what each entry still has.
  ///
  /// What slashing took while it waited is missing from an identity's oldest entries: what it still
  /// has belongs to its younger ones first.
  ///
  /// - Parameter unbonding: What a side's identity has on its way back.
  mutating func takeMature(in epoch: Int, unbonding: (Side, Int) -> Int64) -> [Entry] {
    guard entries.contains(where: { $0.mature <= epoch }) else { return [] }
    // Asked by key alone, so that its order is never seen.
    var queued: [Side: [Int: Int64]] = [.contributors: [:], .validators: [:]]
    for entry in entries { queued[entry.side]?[entry.identity, default: 0] += entry.units }
    var mature: [Entry] = []
    for var entry in entries where entry.mature <= epoch {
      let younger = (queued[entry.side]?[entry.identity] ?? 0) - entry.units
      queued[entry.side]?[entry.identity] = younger
      entry.units = min(entry.units, max(0, unbonding(entry.side, entry.identity) - younger))
      mature.append(entry)
    }
    entries.removeAll { $0.mature <= epoch }
    return mature
  }

  func write(to writer: inout StateWriter) {
    writer.write(Int64(entries.count))
    for entry in entries {
      writer.write(Int64(entry.side == .contributors ? 0 : 1))
      writer.write(Int64(entry.identity))
      writer.write(entry.units)
      writer.write(Int64(entry.mature))
    }
  }

  mutating func read(from reader: inout StateReader) throws {
    entries = try (0..<max(0, try reader.integer())).map { _ in
      Entry(
        side: try reader.integer() == 0 ? .contributors : .validators,
        identity: Int(try reader.integer()), units: try reader.integer(),
        mature: Int(try reader.integer()))
    }
  }
}
