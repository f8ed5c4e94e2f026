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
  /// How many identities there is room for, and who makes way; `nil` if there is room for all.
  var room: NetworkRoom? { get }
}

extension GateAdmission {
  public var reputationNeeded: Double? { nil }
  public var room: NetworkRoom? { nil }
}

/// The room of a network in which a newcomer takes the place of the identity that earns least.
public struct NetworkRoom: Hashable, Sendable {
  /// The most identities of both sides that are in at once. Validators have theirs.
  public var places: Int
  /// Epochs from its entry in which an identity makes way only if all others are as new.
  public var immunity: Int

  public init(places: Int, immunity: Int) {
    self.places = places
    self.immunity = immunity
  }
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
