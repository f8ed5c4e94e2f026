/// Which contributors are in and which are out, where people may come and go; empty columns where
/// nobody does.
struct Turnover {
  /// 1 for an operator that is out.
  let isAway: Column<UInt8>
  /// The running mean of an operator's profit in an epoch, base units, since it came.
  let mean: Column<Double>
  /// Epochs since it came.
  let epochs: Column<Int32>
  /// What a cohort's members last made on average, and the stake that each held.
  let lastMean: Column<Double>
  let lastStake: Column<Double>
  /// Tokens of identities that wait for the end of unbonding, oldest first.
  var queue: [Unbonding] = []

  /// Stake on its way back to its operator. Slashing reaches it until it is there.
  struct Unbonding: Hashable {
    var identity: Int
    var units: Int64
    /// The epoch in which it comes back.
    var mature: Int
  }

  init(operators: Int, cohorts: Int, isNeeded: Bool, _ arena: Arena) {
    let (operators, cohorts) = isNeeded ? (operators, cohorts) : (0, 0)
    isAway = arena.column(operators, of: 0)
    mean = arena.column(operators, of: 0)
    epochs = arena.column(operators, of: 0)
    lastMean = arena.column(cohorts, of: 0)
    lastStake = arena.column(cohorts, of: 0)
  }

  func write(to writer: inout StateWriter) {
    writer.write(Int64(queue.count))
    for entry in queue {
      writer.write(Int64(entry.identity))
      writer.write(entry.units)
      writer.write(Int64(entry.mature))
    }
  }

  mutating func read(from reader: inout StateReader) throws {
    queue = try (0..<max(0, try reader.integer())).map { _ in
      Unbonding(
        identity: Int(try reader.integer()), units: try reader.integer(),
        mature: Int(try reader.integer()))
    }
  }
}
