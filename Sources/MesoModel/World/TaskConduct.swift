public import MesoPrimitives

/// How a cohort's operators act where tasks are allotted.
public struct TaskConduct: Hashable, Sendable {
  /// What an operator's price starts from.
  public enum Bid: String, CaseIterable, Sendable {
    /// The equilibrium of the auction, given the operator's own cost.
    case equilibrium
    /// The operator's own cost.
    case cost
  }

  /// Where effort comes from.
  public enum Effort: String, CaseIterable, Sendable {
    /// The strategy's plan.
    case planned
    /// The symmetric equilibrium of the contest, given the operator's own cost of effort.
    case equilibrium
  }

  public var bid = Bid.equilibrium
  /// What is added to that price, as a share of it.
  public var markup = 0.0
  public var effort = Effort.planned
  /// Whether an operator's effort is split over the entries of its identities.
  public var splitsEffort = false
  /// The least and the most that doing a task costs beside effort: drawn evenly between the two for
  /// each identity and task.
  public var lowestCost = Amount.zero
  public var highestCost = Amount.zero

  public init() {}
}
