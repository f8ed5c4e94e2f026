/// The differences between any two arms, in whichever way they may be taken.
struct Pairs {
  private let arms: [Arm]
  private let isPaired: Bool

  init(_ arms: [Arm], isPaired: Bool) {
    self.arms = arms
    self.isPaired = isPaired
  }

  var count: Int { arms.count }

  /// How much more of a metric one arm has than another.
  func difference(_ arm: Int, _ other: Int, metric: Int) -> Difference {
    let values = (arms[arm].values(of: metric), arms[other].values(of: metric))
    return isPaired
      ? Difference(paired: values.0, with: values.1)
      : Difference(unpaired: Array(values.0.values), and: Array(values.1.values))
  }
}
