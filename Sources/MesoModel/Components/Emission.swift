public import MesoPrimitives

/// New tokens, epoch by epoch.
public protocol Emission: Component {
  /// Tokens minted in this epoch. Called once an epoch, after Settlement and Payout.
  func minted(_ view: PublicView, memory: inout Memory) -> Amount
  /// What users burn in this epoch to pay for use; `nil` where they pay no other way than by the
  /// reward's rules. Asked once an epoch, before ``minted(_:memory:)``.
  func useBurn(_ view: PublicView, memory: inout Memory) -> UseBurn?
}

extension Emission {
  public func useBurn(_ view: PublicView, memory: inout Memory) -> UseBurn? { nil }
}

/// Use that is priced in dollars and paid in tokens, most of which are destroyed.
public struct UseBurn: Hashable, Sendable {
  /// Dollars for the uses of the epoch.
  public var usd: Double
  /// The share of what is paid that goes to the treasury; the rest is burned.
  public var fee: Proportion

  public init(usd: Double, fee: Proportion) {
    self.usd = usd
    self.fee = fee
  }
}

/// Where minted tokens go, as shares of the whole.
///
/// What is for contributors and validators stands in the treasury under their names until a reward
/// `from: emission` pays it out, and no other payment touches it. The owner is someone outside.
public struct EmissionShares: Hashable, Sendable {
  public var contributors: Proportion
  public var validators: Proportion
  public var owner: Proportion

  /// - Precondition: The shares come to no more than the whole; the treasury has the rest.
  public init(contributors: Proportion, validators: Proportion, owner: Proportion) {
    let parts =
      contributors.partsPerBillion + validators.partsPerBillion + owner.partsPerBillion
    precondition(parts <= Proportion.denominator, "shares of an emission come to at most 1")
    self.contributors = contributors
    self.validators = validators
    self.owner = owner
  }

  /// Everything goes to the treasury, free for any payment.
  public static let treasury = EmissionShares(
    contributors: .zero, validators: .zero, owner: .zero)

  /// The parts of an amount. Three are rounded down to the base unit; the treasury's takes what
  /// rounding leaves.
  public func parts(
    of amount: Amount
  ) -> (contributors: Amount, validators: Amount, owner: Amount, treasury: Amount) {
    let (own, judges, outside) = (contributors.of(amount), validators.of(amount), owner.of(amount))
    return (own, judges, outside, amount - own - judges - outside)
  }
}
