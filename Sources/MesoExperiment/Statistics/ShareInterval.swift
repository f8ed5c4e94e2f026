/// Confidence intervals of shares.
enum ShareInterval {
  /// Wilson's 95 % interval of a share, from how many of a count have a property.
  ///
  /// - SeeAlso: E. B. Wilson, “Probable inference, the law of succession, and statistical
  ///   inference”, Journal of the American Statistical Association 22(158), 1927.
  static func wilson(_ successes: Int, of count: Int) -> Interval {
    precondition(count > 0, "a share is of one run or more")
    let (n, z) = (Double(count), Normal.z95)
    let share = Double(successes) / n
    let center = (share + z * z / (2 * n)) / (1 + z * z / n)
    let spread = share * (1 - share) / n + z * z / (4 * n * n)
    let half = z * spread.squareRoot() / (1 + z * z / n)
    return Interval(
      low: successes == 0 ? 0 : center - half, high: successes == count ? 1 : center + half)
  }
}
