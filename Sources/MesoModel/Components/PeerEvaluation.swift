public import MesoPrimitives

/// A verification in which validators weigh contributors.
///
/// Every validator identity writes a row of weights on contributors' identities, by its strategy.
/// The component sees the rows that are revealed and the stakes behind them, and says what each
/// side's share is. Rewards read the shares; the component rules on the docket as any other does.
public protocol PeerEvaluation: EpochVerification {
  var evaluation: EvaluationTerms { get }
}

/// How validators write and reveal their rows.
public struct EvaluationTerms: Hashable, Sendable {
  /// Epochs from the writing of a row to the epoch in which it counts; 0 if rows are public at once.
  public var revealPeriod: Int
  /// Whether rows come from the operators of the run, and not from a record.
  public var asksValidators: Bool

  public init(revealPeriod: Int, asksValidators: Bool = true) {
    self.revealPeriod = revealPeriod
    self.asksValidators = asksValidators
  }
}

/// What is public of an epoch's evaluation: stakes, and the rows that count in it.
public struct EvaluationRound: Sendable {
  /// The epoch, from 1.
  public var epoch: Int
  /// Base units of stake, by validator identity.
  public var stakes: [Int64]
  /// Contributor identities.
  public var contributors: Int
  /// The place of each validator's first entry, with one more for the end.
  public var starts: [Int]
  /// The contributor identity of each entry; they ascend within a row.
  public var columns: [Int32]
  /// The weight of each entry, at least 0; rows need not sum to one.
  public var weights: [Double]
  /// The epoch in which each validator last wrote a row, revealed or not; 0 if it never did.
  public var updated: [Int]
  /// The epoch in which the row that counts was written; 0 if there is none.
  public var written: [Int]
  /// The epoch at whose start each contributor identity last joined; 0 if it never did.
  public var joined: [Int]

  public init(
    epoch: Int, stakes: [Int64], contributors: Int, starts: [Int], columns: [Int32],
    weights: [Double], updated: [Int], written: [Int], joined: [Int]
  ) {
    self.epoch = epoch
    self.stakes = stakes
    self.contributors = contributors
    self.starts = starts
    self.columns = columns
    self.weights = weights
    self.updated = updated
    self.written = written
    self.joined = joined
  }
}

/// What an evaluation comes to.
public struct EvaluationShares: Hashable, Sendable {
  /// The weight that counts, by contributor identity; 0 for those that are not backed.
  public var consensus: [Double]
  /// Contributors' shares of what contributors are paid; with ``withheld`` they sum to 1 or are all 0.
  public var incentive: [Double]
  /// The share of what contributors are paid that nobody is.
  public var withheld: Double
  /// Validators' shares of what validators are paid; they sum to 1 or are all 0.
  public var dividends: [Double]
  /// Whether a row of anyone whose stake counts was there.
  public var isHeard: Bool

  public init(
    consensus: [Double], incentive: [Double], withheld: Double = 0, dividends: [Double],
    isHeard: Bool
  ) {
    self.consensus = consensus
    self.incentive = incentive
    self.withheld = withheld
    self.dividends = dividends
    self.isHeard = isHeard
  }

  /// Whether anyone has incentive.
  public var hasIncentive: Bool { withheld > 0 || incentive.contains { $0 > 0 } }

  /// A share as a whole number of 2⁻⁵²; all of one side's together fit 64 bits.
  static func fixed(_ share: Double) -> Int64 { Int64(min(max(share, 0), 1) * 0x1p52) }
}

/// A reward that splits an emission between contributors, validators and the network's owner.
public protocol EvaluationReward: EpochReward {
  /// The parts of an epoch's emission, if it is the reward that makes it; nothing where the parts are
  /// those of `token.emission`.
  ///
  /// - Parameter hasIncentive: Whether any contributor is to be paid.
  func emission(_ view: PublicView, hasIncentive: Bool) -> EmissionParts
}

/// The parts of an epoch's emission.
public struct EmissionParts: Hashable, Sendable {
  public var contributors: Amount
  public var validators: Amount
  public var owner: Amount

  public init(
    contributors: Amount = .zero, validators: Amount = .zero, owner: Amount = .zero
  ) {
    self.contributors = contributors
    self.validators = validators
    self.owner = owner
  }
}

/// A validator reward that shares a pool by the dividends of an evaluation.
public protocol DividendReward: ValidatorReward {
  /// What is shared in an epoch; `nil` for validators' part of the emission.
  var pool: Amount? { get }
}
