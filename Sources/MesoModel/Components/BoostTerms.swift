public import MesoPrimitives

/// How locked tokens raise what an operator earns.
///
/// An operator that earned l of the epoch's L gets min(l, u·l + (1 − u)·L·ve ⁄ VE), where ve is the
/// balance of its locks and VE that of everyone's; the rest goes to the treasury.
///
/// - SeeAlso: the working balance of Curve's gauges, with u = 0.4.
public struct BoostTerms: Hashable, Sendable {
  /// The share of its earnings that an operator without locks gets (u).
  public var unboosted: Proportion
  /// Seconds of the longest lock.
  public var maximumSeconds: Int64

  public init(unboosted: Proportion, maximumSeconds: Int64) {
    self.unboosted = unboosted
    self.maximumSeconds = maximumSeconds
  }

  /// What an operator gets, rounded down.
  ///
  /// - Parameters:
  ///   - earned: What it earned, of `all`, in base units.
  ///   - balance: The balance of its locks, of `balances`.
  public func boosted(_ earned: Int64, of all: Int64, balance: Int64, of balances: Int64) -> Int64 {
    let least = unboosted.of(Amount(units: earned)).units
    guard balances > 0 else { return least }
    let rest = Proportion(partsPerBillion: Proportion.denominator - unboosted.partsPerBillion)
    let share = mulDivFloor(all, balance, balances)
    return min(earned, least + rest.of(Amount(units: share)).units)
  }
}

/// The voting balance of locked tokens, which falls to 0 as the lock runs out.
public enum VoteEscrow {
  public static let week: Int64 = 604_800

  /// ⌊amount ⁄ maximum⌋ × (unlock − now), with the unlock rounded down to a whole week.
  ///
  /// - Parameters:
  ///   - amount: What is locked, in base units.
  ///   - unlock: When the lock ends, in seconds.
  ///   - now: Seconds since the same time.
  ///   - maximum: Seconds of the longest lock.
  /// - Returns: The balance in base units, 0 once the lock has run out; `nil` for a lock that is
  ///   longer than the longest.
  public static func balance(
    of amount: Int128, unlock: Int64, now: Int64, maximum: Int64
  ) -> Int128? {
    let end = unlock / week * week
    guard end - now <= maximum else { return nil }
    return amount / Int128(maximum) * Int128(max(0, end - now))
  }
}
