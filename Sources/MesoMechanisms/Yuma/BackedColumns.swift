/// Weights with the stake behind them, server by server.
struct BackedColumns<Number: YumaArithmetic>: Sendable {
  /// The place of each server's first weight, with one more for the end.
  private var starts: [Int32] = []
  private var next: [Int32] = []
  private var values: [Number] = []
  private var stakes: [Number] = []

  /// Sorts weights by server. Those of zero, or without stake, are there and decide nothing.
  mutating func fill(from weights: RowReader<Number>, _ active: [Number]) {
    let rows = weights.rowCount
    next.removeAll(keepingCapacity: true)
    next.append(contentsOf: repeatElement(0, count: rows + 1))
    if values.count < weights.count {
      values = Array(repeating: .zero, count: weights.count)
      stakes = values
    }
    next.withUnsafeMutableBufferPointer { next in
      var place = 0
      while place < weights.count {
        next[Int(weights.columns[place])] &+= 1
        place &+= 1
      }
      var count: Int32 = 0
      for server in 0...rows { (next[server], count) = (count, count &+ next[server]) }
    }
    starts = next
    next.withUnsafeMutableBufferPointer { next in
      values.withUnsafeMutableBufferPointer { values in
        stakes.withUnsafeMutableBufferPointer { stakes in
          for validator in 0..<rows {
            let stake = active[validator]
            for place in weights.entries(of: validator) {
              let server = Int(weights.columns[place])
              let target = next[server]
              next[server] = target &+ 1
              values[Int(target)] = weights.values[place]
              stakes[Int(target)] = stake
            }
          }
        }
      }
    }
  }

  /// The largest weight of each server that has the majority behind it; zero where none has.
  ///
  /// - Parameter guesses: What it may be, such as what it was in the last epoch.
  mutating func medians(_ majority: Number, guesses: [Number]) -> [Number] {
    let servers = starts.count - 1
    var medians = Array(repeating: Number.zero, count: servers)
    starts.withUnsafeBufferPointer { starts in
      values.withUnsafeMutableBufferPointer { values in
        stakes.withUnsafeMutableBufferPointer { stakes in
          guard let values = values.baseAddress, let stakes = stakes.baseAddress else { return }
          for server in 0..<servers where starts[server + 1] > starts[server] {
            let start = Int(starts[server])
            medians[server] = WeightedMedian.select(
              values + start, stakes + start, count: Int(starts[server + 1]) - start,
              majority: majority, guess: server < guesses.count ? guesses[server] : .zero)
          }
        }
      }
    }
    return medians
  }
}
