/// How often two answers to one item came together: all ordered pairs of different answers.
public struct AnswerPairs: Hashable, Sendable {
  public let labels: Int
  /// By first and second answer.
  public private(set) var counts: [Int64]

  public init(labels: Int, counts: [Int64] = []) {
    self.labels = labels
    self.counts = counts.isEmpty ? .init(repeating: 0, count: labels * labels) : counts
  }

  /// Adds the pairs of one item.
  ///
  /// - Parameter given: How many answers each label got.
  public mutating func add(_ given: [Int]) {
    for first in 0..<labels where given[first] > 0 {
      for second in 0..<labels {
        counts[first * labels + second] +=
          Int64(given[first]) * Int64(given[second] - (first == second ? 1 : 0))
      }
    }
  }

  private func sum(_ first: Int) -> Int64 {
    counts[(first * labels)..<((first + 1) * labels)].reduce(0, +)
  }

  /// P(x, y) − P(x) · P(y); 0 where nothing is known.
  public func delta(_ x: Int, _ y: Int) -> Double {
    let all = Double(counts.reduce(0, +))
    guard all > 0 else { return 0 }
    return Double(counts[x * labels + y]) / all - Double(sum(x)) / all * (Double(sum(y)) / all)
  }

  /// For each pair of answers whether they go together more often than by chance. Before anything
  /// is known, equal answers do.
  public var goTogether: [Bool] {
    let all = Int128(counts.reduce(0, +))
    let sums = (0..<labels).map { Int128(sum($0)) }
    return (0..<(labels * labels)).map { place in
      let (x, y) = (place / labels, place % labels)
      return all == 0 ? x == y : Int128(counts[place]) * all > sums[x] * sums[y]
    }
  }

  /// The probability of each answer of a peer, given one's own, as if one more pair of each kind
  /// had been seen.
  public func forecast(_ own: Int) -> [Double] {
    let all = Double(sum(own) + Int64(labels))
    return (0..<labels).map { Double(counts[own * labels + $0] + 1) / all }
  }
}
