/// Something that happened to one operator, and why: for `events.csv` and `--trace`.
public struct Event: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case slash, reward, royalty
    case validatorReward = "validator-reward"
    case forfeit, stake
    case topUp = "top-up"
    case suspension, unstake, adoption, arrival, exit
    case effortCost = "effort-cost"
    case listing, bond, refund, award, claim
    case sidePayment = "side-payment"
    case vote
    case sale
  }

  public var epoch: Int
  public var kind: Kind
  public var side: Side
  /// The cohort that the operator was born in.
  public var cohort: String
  /// The operator's place in its cohort, from 1.
  public var ordinal: Int
  /// The identity's place among the operator's, from 1; 0 for the operator as a whole.
  public var identity: Int
  public var units: Int64
  public var why: String

  public init(
    epoch: Int, kind: Kind, side: Side, cohort: String, ordinal: Int, identity: Int,
    units: Int64, why: String
  ) {
    self.epoch = epoch
    self.kind = kind
    self.side = side
    self.cohort = cohort
    self.ordinal = ordinal
    self.identity = identity
    self.units = units
    self.why = why
  }
}

extension Engine {
  /// Notes something that happened to an operator, if events are recorded.
  @inline(__always)
  func note(
    _ kind: Event.Kind, _ side: Side, operator place: Int, identity: Int? = nil, units: Int64,
    _ why: @autoclosure () -> String
  ) {
    if recordsEvents { append(kind, side, place, identity, units, why()) }
  }

  @inline(never)
  private func append(
    _ kind: Event.Kind, _ side: Side, _ place: Int, _ identity: Int?, _ units: Int64, _ why: String
  ) {
    let population = side == .contributors ? contributors : validators
    let cohorts =
      side == .contributors
      ? world.contributors.map { $0.terms } : world.validators.map { $0.terms }
    let home = Int(population.home[place])
    let first = cohorts[..<home].reduce(0) { $0 + $1.operators }
    events.append(
      Event(
        epoch: epoch, kind: kind, side: side, cohort: cohorts[home].name,
        ordinal: place - first + 1,
        identity: identity.map { $0 - population.identities(of: place).lowerBound + 1 } ?? 0,
        units: units, why: why))
  }
}
