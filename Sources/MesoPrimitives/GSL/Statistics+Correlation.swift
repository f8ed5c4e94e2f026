extension Statistics {
  /// Pearson's correlation of two samples, or nil when either does not vary.
  ///
  /// - Precondition: Both have the same number of values, two or more.
  /// - Complexity: O(n).
  public static func pearson(_ x: [Double], _ y: [Double]) -> Double? {
    precondition(x.count == y.count && x.count >= 2, "a correlation needs two or more pairs")
    // Asked of the values, not of their variance: rounding may give a constant a variance.
    guard x.contains(where: { $0 != x[0] }), y.contains(where: { $0 != y[0] }) else { return nil }
    let (meanX, meanY) = (mean(x), mean(y))
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for index in x.indices {
      let (dx, dy) = (x[index] - meanX, y[index] - meanY)
      xx += dx * dx
      yy += dy * dy
      xy += dx * dy
    }
    // One root is more exact than two, where the product is not too large or small for it.
    let product = xx * yy
    let scale = product.isNormal ? product.squareRoot() : xx.squareRoot() * yy.squareRoot()
    return scale > 0 ? min(max(xy / scale, -1), 1) : nil
  }

  /// Spearman's rank correlation of two samples, ties given their average rank, or nil when
  /// either does not vary.
  ///
  /// - Precondition: Both have the same number of values, two or more, none of them NaN.
  /// - Complexity: O(n log n).
  public static func spearman(_ x: [Double], _ y: [Double]) -> Double? {
    pearson(averageRanks(x), averageRanks(y))
  }

  /// The rank of each value from 1, equal values sharing the average of their ranks.
  ///
  /// - Parameter sample: The values, none of them NaN.
  /// - Returns: The ranks, in the order of the sample: [20, 10, 20] has [2.5, 1, 2.5].
  /// - Complexity: O(n).
  public static func averageRanks(_ sample: [Double]) -> [Double] {
    let order = RadixSort.order(of: sample)
    var ranks = [Double](repeating: 0, count: sample.count)
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, sample[order[end]] == sample[order[start]] { end += 1 }
      precondition(end > start, "a value that is not a number has no rank")
      // The ranks start + 1 … end have this mean.
      for place in start..<end { ranks[order[place]] = Double(start + 1 + end) / 2 }
      start = end
    }
    return ranks
  }
}
