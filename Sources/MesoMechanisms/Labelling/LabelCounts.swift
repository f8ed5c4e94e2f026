/// How often each label was given to an item.
public struct LabelCounts: Hashable, Sendable {
  private var counts: [Int] = []

  public init(_ answers: some Sequence<Int>) {
    for answer in answers {
      if answer >= counts.count {
        counts += [Int](repeating: 0, count: answer + 1 - counts.count)
      }
      counts[answer] += 1
    }
  }

  /// The label that was given most often.
  ///
  /// - Parameter needed: Answers that it must have at the least.
  /// - Returns: `nil` if two labels share the lead or the lead is too small.
  public func winner(needed: Int = 1) -> Int? {
    guard let most = counts.max(), most >= max(1, needed),
      let first = counts.firstIndex(of: most), counts.lastIndex(of: most) == first
    else { return nil }
    return first
  }
}

/// What became of the gold questions that one identity answered.
public struct GoldRecord: Hashable, Sendable {
  public var right: Int
  public var answered: Int

  public init(right: Int, answered: Int) {
    self.right = right
    self.answered = answered
  }

  /// Whether its answers count: it has answered too few gold questions to tell, or at least this
  /// share of them right.
  public func passes(threshold: Double, from answers: Int) -> Bool {
    answered < max(1, answers) || Double(right) >= threshold * Double(answered)
  }
}
