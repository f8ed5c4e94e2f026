/// How an audit of incentives adds up what an operator makes over a run.
public struct ProfitTerms: Hashable, Sendable {
  /// What a token of the next epoch is worth in this one, above 0 and at most 1.
  public var discount = 1.0
  /// Whether rewards that are earned and not yet paid when the run ends count.
  public var countsPending = true

  public init(discount: Double = 1, countsPending: Bool = true) {
    self.discount = discount
    self.countsPending = countsPending
  }
}
