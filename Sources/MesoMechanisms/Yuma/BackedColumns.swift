/// Weights with the stake behind them, server by server.
struct BackedColumns<Number: YumaArithmetic>: Sendable {
  /// The place of each server's first weight.
  private var starts: [Int32] = []
  /// The place after each server's last weight.
  private var ends: [Int32] = []
  private var values: [Number] = []
  /// The stake behind each value; only those of one server if all have weights of the same validators.
  private var stakes: [Number] = []
  private var isShared = false
  /// The most weights on a server.
  private var longest = 0
  /// The candidates for a median, with their stakes.
  private var candidates: [Number] = []
  private var backing: [Number] = []

  /// Sorts weights by server. Those of zero, or without stake, are there and decide nothing.
  mutating func fill(from weights: RowReader<Number>, _ active: [Number]) {
    let rows = weights.rowCount
    ends.removeAll(keepingCapacity: true)
    ends.append(contentsOf: repeatElement(0, count: rows))
    ends.withUnsafeMutableBufferPointer { counts in
      for validator in 0..<rows {
        weights.visit(row: validator) { _, server in counts[server] &+= 1 }
      }
    }
    longest = Int(ends.max() ?? 0)
    let backers = (0..<rows).filter { !weights.entries(of: $0).isEmpty }
    isShared = ends.allSatisfy { $0 == 0 || $0 == backers.count }
    starts.removeAll(keepingCapacity: true)
    var total: Int32 = 0
    for count in ends {
      starts.append(total)
      total &+= Self.room(for: count)
    }
    ends.replaceSubrange(0..., with: starts)
    if values.count < Int(total) {
      values = Array(repeating: .zero, count: Int(total))
      stakes = values
    }
    if isShared {
      for (place, validator) in backers.enumerated() { stakes[place] = active[validator] }
    }
    ends.withUnsafeMutableBufferPointer { next in
      values.withUnsafeMutableBufferPointer { values in
        stakes.withUnsafeMutableBufferPointer { stakes in
          for validator in 0..<rows {
            let stake = active[validator]
            if isShared {
              weights.visit(row: validator) { place, server in
                values[Int(next[server])] = weights.values[place]
                next[server] &+= 1
              }
            } else {
              weights.visit(row: validator) { place, server in
                let target = Int(next[server])
                next[server] &+= 1
                values[target] = weights.values[place]
                stakes[target] = stake
              }
            }
          }
        }
      }
    }
  }

  /// The room that a server's weights take up: an odd number of cache lines where they are many.
  ///
  /// Weights arrive in turn for all servers. Were their places a power of two apart, they would share
  /// a few lines of the cache and push one another out of it.
  private static func room(for count: Int32) -> Int32 {
    count < 32 ? count : ((count &+ 7) / 8 | 1) &* 8
  }

  /// The largest weight of each server that has the majority behind it; zero where none has.
  ///
  /// - Parameter guesses: What it may be, such as what it was in the last epoch.
  mutating func medians(_ majority: Number, guesses: [Number]) -> [Number] {
    var medians = Array(repeating: Number.zero, count: starts.count)
    if candidates.count < longest + Number.lanes {
      candidates = Array(repeating: .zero, count: longest + Number.lanes)
      backing = candidates
    }
    candidates.withUnsafeMutableBufferPointer { candidates in
      backing.withUnsafeMutableBufferPointer { backing in
        values.withUnsafeBufferPointer { values in
          stakes.withUnsafeBufferPointer { stakes in
            guard let values = values.baseAddress, let stakes = stakes.baseAddress,
              let candidates = candidates.baseAddress, let backing = backing.baseAddress
            else { return }
            for server in starts.indices where ends[server] > starts[server] {
              let start = Int(starts[server])
              let count = Int(ends[server]) - start
              candidates.update(from: values + start, count: count)
              backing.update(from: isShared ? stakes : stakes + start, count: count)
              medians[server] = WeightedMedian.select(
                candidates, backing, count: count, majority: majority,
                guess: server < guesses.count ? guesses[server] : .zero)
            }
          }
        }
      }
    }
    return medians
  }
}
