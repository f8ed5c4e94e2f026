public import MesoPrimitives

/// What contributors are paid for.
///
/// A reward gives every row a whole-number weight and states the purse; the engine pays each row
/// its part of the purse, rounded down to the base unit, and what rounding leaves stays with the
/// payer. Whole-number weights make every sum exact and independent of the order of work.
public protocol Reward: Component {
  var source: FundingSource { get }
  /// What an epoch pays, given the sum of the weights.
  func purse(_ totals: RewardTotals) -> Purse
  /// What the payer pays the platform beside the reward, for each unit of weight, where the treasury
  /// or the mint pays so much for each.
  func surcharge(_ totals: RewardTotals) -> Amount
}

extension Reward {
  public func surcharge(_ totals: RewardTotals) -> Amount { .zero }
}

/// A reward for the contributions of the epoch.
public protocol ContributionReward: Reward {
  /// The standard deviation of the benchmark score that it pays for; `nil` if it reads no score.
  /// A score carries this noise afresh and the operator's persistent bias.
  var benchmarkNoise: Double? { get }
  /// The most weight that a contribution can have, where the purse is so much for each unit of weight
  /// whatever all weigh together; `nil` otherwise. If the payer can cover that for every contribution,
  /// each is settled as soon as it is judged, which is faster and changes no number.
  var mostWeight: Int64? { get }
  /// Fills the weight of every row, at least 0. Called once a tile, on any thread.
  func weigh(_ evidence: borrowing TileEvidence, into weights: WriteColumn<Int64>)
}

extension ContributionReward {
  public var mostWeight: Int64? { nil }
}

/// A reward for the use that accepted work gets, epoch after epoch: weights are the engine's
/// account of each identity's share of use.
public protocol UsageReward: Reward {
  var usage: UsageTerms { get }
  /// Whether its purse follows from use and fees alone, not from what validators are owed. Then
  /// contributions are settled as soon as they are judged, which is faster and changes no number.
  var isKnownInAdvance: Bool { get }
}

extension UsageReward {
  public var isKnownInAdvance: Bool { false }
}

/// How demand spreads over accepted work: a weight of q^exponent × popularity at acceptance that
/// falls by `decay` each epoch after its first.
public struct UsageTerms: Hashable, Sendable {
  /// How strongly users prefer better work (η).
  public var qualityExponent: Double
  /// The share of a work's use that is left after an epoch.
  public var decay: Proportion

  public init(qualityExponent: Double, decay: Proportion) {
    self.qualityExponent = qualityExponent
    self.decay = decay
  }
}

/// What a reward knows when it states its purse.
public struct RewardTotals: Hashable, Sendable {
  /// The sum of all weights.
  public var weight: Int64
  /// What the sponsor set aside for this epoch; `nil` if there is no limit.
  public var budget: Amount?
  /// What validators are owed for this epoch.
  public var verificationBill: Amount
  /// Uses of accepted work demanded in this epoch.
  public var usage: Double
  /// What a user pays for one use.
  public var fee: Amount
  /// Answers that an item gets where work is to label items; 0 where it is not.
  public var copies: Int

  public init(
    weight: Int64, budget: Amount?, verificationBill: Amount, usage: Double, fee: Amount,
    copies: Int = 0
  ) {
    self.weight = weight
    self.budget = budget
    self.verificationBill = verificationBill
    self.usage = usage
    self.fee = fee
    self.copies = copies
  }
}

/// How a reward turns weights into tokens.
public enum Purse: Hashable, Sendable {
  /// So much for each unit of weight.
  case each(Amount)
  /// So much in all, in proportion to weight.
  case shared(Amount)
}

/// The fixed point of weights: a weight of 1 is stored as 2³⁰.
public enum Weight {
  @inlinable
  public static var one: Int64 { 1 << 30 }

  /// A non-negative number as a weight, rounded down; at most 1024, so that the weights of four
  /// million contributions add up in 64 bits whatever they are. Without branches.
  @inlinable
  @inline(__always)
  public static func fixed(_ value: Double) -> Int64 {
    let positive = value > 0 ? value : 0
    let scaled = (positive < 1_024 ? positive : 1_024) * Double(one)
    // Added to 2⁵², a number is rounded to an integer, which then stands in the low bits of the sum.
    let rounded = scaled + 0x1p52
    let excess: Int64 = rounded - 0x1p52 > scaled ? 1 : 0
    return Int64(bitPattern: rounded.bitPattern &- (0x1p52).bitPattern) &- excess
  }

  /// Fills a column with the weights of products of at least 0.
  static func fill(
    _ weights: UnsafeMutablePointer<Int64>, _ values: UnsafePointer<Double>,
    _ factors: UnsafePointer<Double>, count: Int
  ) {
    var row = 0
    while row < count {
      weights[row] = fixed(values[row] * factors[row])
      row &+= 1
    }
  }
}
