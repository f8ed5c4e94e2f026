public import MesoPrimitives

/// An admission that looks at identities one by one before it lets them submit.
///
/// In every epoch it is asked about the identities that take part, members first and then the
/// others, in an order drawn by lot.
public protocol GateAdmission: Admission {
  /// Decides whether an identity may submit in this epoch.
  func entry(of applicant: Applicant, memory: inout Memory) -> Entry
  /// The reputation without which nobody is let in; `nil` if reputation does not matter.
  var reputationNeeded: Double? { get }
}

extension GateAdmission {
  public var reputationNeeded: Double? { nil }
}

/// What a gate can see of an identity.
public struct Applicant: Hashable, Sendable {
  /// The epoch, from 1.
  public var epoch: Int
  /// Whether it was let in before.
  public var isMember: Bool
  public var reputation: Double
  /// Liquid tokens behind it.
  public var liquid: Amount
  /// Its place among its operator's identities, from 0, as a check of identities finds it.
  public var ordinal: Int
  /// A number between 0 and 1, drawn once for the identity.
  public var draw: Double

  public init(
    epoch: Int, isMember: Bool, reputation: Double, liquid: Amount, ordinal: Int, draw: Double
  ) {
    self.epoch = epoch
    self.isMember = isMember
    self.reputation = reputation
    self.liquid = liquid
    self.ordinal = ordinal
    self.draw = draw
  }
}

/// What a gate decides about an identity.
public enum Entry: Hashable, Sendable {
  case refused
  /// Lets it in for tokens that are burned, at most the applicant's liquid ones.
  case admitted(burn: Amount)
}
