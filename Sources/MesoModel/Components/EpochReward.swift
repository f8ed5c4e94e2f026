public import MesoPrimitives

/// A reward that needs the whole epoch at once, or that remembers earlier ones.
///
/// It reads the roll of the contributions that are final in the epoch and pays from it, once an
/// epoch, in place of weights by tile. ``Reward/purse(_:)`` is what an epoch pays in the usual
/// case; `check` reads it and the engine does not.
public protocol EpochReward: Reward {
  /// The standard deviation of the benchmark score that it pays for; `nil` if it reads no score.
  var benchmarkNoise: Double? { get }
  /// How use spreads over accepted work in the epochs after its own; `nil` if the reward does not
  /// pay for that.
  var usage: UsageTerms? { get }
  /// How strongly users prefer better work (η), where they look at it in its own epoch; `nil` if
  /// the reward does not ask them.
  var taste: Double? { get }
  /// What users give in an epoch beside fees.
  var gifts: Amount { get }
  /// Whether users can buy use, authors of their own work included.
  var sellsUse: Bool { get }
  /// Whether it pays for what works are built on.
  var paysLineage: Bool { get }
  /// Whether it pays what the allocation of tasks agreed on.
  var paysAgreedPrices: Bool { get }
  /// Pays for an epoch.
  func settle(_ roll: Roll, view: PublicView, memory: inout Memory)
}

extension EpochReward {
  public var benchmarkNoise: Double? { nil }
  public var usage: UsageTerms? { nil }
  public var taste: Double? { nil }
  public var gifts: Amount { .zero }
  public var sellsUse: Bool { false }
  public var paysLineage: Bool { false }
  public var paysAgreedPrices: Bool { false }
}

extension EpochReward {
  /// Whether users look at the work.
  var asksUsers: Bool { usage != nil || taste != nil }
}

extension Reward {
  /// The noise of the benchmark score that a reward of any scope pays for.
  var scoreNoise: Double? {
    (self as? any ContributionReward)?.benchmarkNoise ?? (self as? any EpochReward)?.benchmarkNoise
  }
}

/// A contribution that is final in the epoch, as a reward sees it.
public struct RollEntry: Sendable {
  /// The epoch in which it was made, from 1.
  public let made: Int
  /// The identity that submitted it: a number that it keeps for life.
  public let identity: Int
  public let verdict: Verdict
  public let examined: Bool
  public let approvals: Int
  public let attestations: Int
  /// The benchmark score; 0 where none is read.
  public let score: Double
  /// Base units of stake that the identity holds.
  public let stake: Int64
  /// The weight q^η × popularity of its use in the coming epoch, in the fixed point of ``Weight``;
  /// 0 unless it is accepted and the reward asks what users think.
  public let appeal: Int64
  /// The works that it is derived from, by their numbers.
  public let parents: [Int]
  /// Its number among accepted works, from 0; `nil` if it is not accepted.
  public let work: Int?
  /// Base units that the allocation of tasks awarded for it, which stand in the reserve.
  public let agreed: Int64

  // What the world alone knows.
  let key: UInt64
  let author: Int
  let quality: Double

  public var isAccepted: Bool { verdict == .accepted }
}
