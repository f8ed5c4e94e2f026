extension RandomStream {
  /// Draws an index with probability proportional to its weight. Takes two words.
  ///
  /// An index of weight 0 is never drawn.
  ///
  /// - Parameter weights: Numbers of at least 0, with a finite sum above 0.
  /// - Complexity: O(number of weights). For many draws from the same weights, build a table.
  public mutating func categorical(weights: [Double]) -> Int {
    var total = 0.0
    for weight in weights {
      precondition(weight >= 0, "a weight must be at least 0")
      total += weight
    }
    precondition(total > 0 && total < .infinity, "weights need a finite sum above 0")
    let target = uniform() * total
    var sum = 0.0
    var drawn = 0
    // The last index with a weight is the answer where rounding puts the target at the sum.
    for index in weights.indices where weights[index] > 0 {
      drawn = index
      sum += weights[index]
      if target < sum { break }
    }
    return drawn
  }
}
