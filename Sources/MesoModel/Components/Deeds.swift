public import MesoPrimitives

/// Work that looks like any other and harms whoever uses it: its true quality is 0.
public struct Poison: Hashable, Sendable {
  /// Quality that an accepted contribution destroys elsewhere.
  public var damage: Double
  /// How much of its apparent quality an inspection takes for true, between 0 and 1; scores and
  /// users take all of it.
  public var stealth: Double

  public init(damage: Double, stealth: Double) {
    self.damage = damage
    self.stealth = stealth
  }
}

/// Tokens promised to every validator that approves a contribution and would be for sale.
public struct BribeOffer: Hashable, Sendable {
  /// When the promise is kept.
  public enum Condition: String, CaseIterable, Sendable {
    /// The work is rejected all the same: approval is safe, and success costs nothing (P + ε).
    case rejected
    /// The work is accepted.
    case accepted
  }

  /// Promised for one attestation.
  public var amount: Amount
  /// Set aside for one contribution; validators believe a promise that it covers for every seat.
  public var budget: Amount
  public var condition: Condition

  public init(amount: Amount, budget: Amount, condition: Condition) {
    self.amount = amount
    self.budget = budget
    self.condition = condition
  }
}

/// When a validator takes a bribe: if it exceeds what honesty would earn and what bad conscience
/// costs.
public struct BribePrice: Hashable, Sendable {
  /// Tokens that taking a bribe has to outweigh; the mean over operators if ``varies``.
  public var conscience: Amount
  /// Whether conscience is exponentially distributed over operators.
  public var varies: Bool
  /// The share of a panel's other seats that it expects to attest honestly.
  public var expectedHonesty: Double

  public init(conscience: Amount, varies: Bool, expectedHonesty: Double) {
    self.conscience = conscience
    self.varies = varies
    self.expectedHonesty = expectedHonesty
  }

  /// What attesting honestly earns more than attesting against the verdict, on a panel where the
  /// expected share of the others is honest too.
  ///
  /// - Parameters:
  ///   - seats: Seats on a panel, from 1.
  ///   - reward: How attestations are paid.
  public func reward(of honesty: any ValidatorReward, seats: Int) -> Amount {
    let others = Int((expectedHonesty * Double(seats - 1)).rounded())
    let pay = honesty.pay(coherent: others + 1, of: seats)
    return pay.coherentFee + pay.forfeitShare + pay.forfeit - pay.incoherentFee
  }
}
