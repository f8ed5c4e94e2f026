/// Weights above zero with the stake behind them, server by server.
struct BackedColumns<Number: YumaArithmetic>: Sendable {
  /// The place of each server's first weight, with one more for the end.
  private var starts: [Int] = []
  private var next: [Int] = []
  private var values: [Number] = []
  private var stakes: [Number] = []

  /// Sorts the weights of validators with stake by server.
  mutating func fill(from weights: RowReader<Number>, _ active: [Number]) {
    let rows = weights.rowCount
    next.removeAll(keepingCapacity: true)
    next.append(contentsOf: repeatElement(0, count: rows + 1))
    if values.count < weights.count {
      values = Array(repeating: .zero, count: weights.count)
      stakes = values
    }
    next.withUnsafeMutableBufferPointer { next in
      for validator in 0..<rows where active[validator] > .zero {
        for place in weights.entries(of: validator) where weights.values[place] > .zero {
          next[Int(weights.columns[place])] &+= 1
        }
      }
      var count = 0
      for server in 0...rows { (next[server], count) = (count, count + next[server]) }
    }
    starts = next
    next.withUnsafeMutableBufferPointer { next in
      values.withUnsafeMutableBufferPointer { values in
        stakes.withUnsafeMutableBufferPointer { stakes in
          for validator in 0..<rows where active[validator] > .zero {
            let stake = active[validator]
            for place in weights.entries(of: validator) where weights.values[place] > .zero {
              let server = Int(weights.columns[place])
              let target = next[server]
              next[server] = target &+ 1
              values[target] = weights.values[place]
              stakes[target] = stake
            }
          }
        }
      }
    }
  }

  /// The largest weight of each server that has the majority behind it; zero where none has.
  mutating func medians(_ majority: Number) -> [Number] {
    let (starts, servers) = (starts, starts.count - 1)
    return values.withUnsafeMutableBufferPointer { values in
      stakes.withUnsafeMutableBufferPointer { stakes in
        var medians = Array(repeating: Number.zero, count: servers)
        guard let values = values.baseAddress, let stakes = stakes.baseAddress else {
          return medians
        }
        for server in 0..<servers where starts[server + 1] > starts[server] {
          let start = starts[server]
          medians[server] = WeightedMedian.select(
            values + start, stakes + start, count: starts[server + 1] - start, majority: majority)
        }
        return medians
      }
    }
  }
}
