public import MesoPrimitives

/// Holders, declared together, who delegate tokens to validators.
public struct DelegatorCohort: Hashable, Sendable {
  /// Where their tokens are at the start.
  public enum Start: String, CaseIterable, Sendable {
    /// With validators, each identity as likely as any other.
    case even
    /// With validators, in proportion to what each identity staked itself.
    case byStake = "by-stake"
    /// Nowhere: they wait until it pays.
    case outside
  }

  public var name: String
  /// Holders outside; read where ``contributors`` is `nil`.
  public var holders: Int
  /// The place of the contributor cohort whose operators they are; `nil` for holders outside.
  public var contributors: Int?
  /// What each delegates, or could.
  public var tokens: Amount
  public var start: Start
  /// The probability that a holder looks around in an epoch.
  public var mobility: Double
  /// What it takes to move, as a share a year; validators within it of the best are as good to it.
  public var inertia: Double
  /// Epochs over which it takes the mean of what validators paid and lost.
  public var window: Int
  /// What tokens would return elsewhere, as a share a year.
  public var outsideRate: Double
  /// The share of what a holder receives that it delegates on; the rest leaves.
  public var reinvest: Proportion

  public init(
    name: String, holders: Int, contributors: Int? = nil, tokens: Amount, start: Start = .even,
    mobility: Double = 0.05, inertia: Double = 0.01, window: Int = 20, outsideRate: Double = 0,
    reinvest: Proportion = .zero
  ) {
    self.name = name
    self.holders = holders
    self.contributors = contributors
    self.tokens = tokens
    self.start = start
    self.mobility = mobility
    self.inertia = inertia
    self.window = window
    self.outsideRate = outsideRate
    self.reinvest = reinvest
  }
}

extension World {
  /// How many holders a cohort of delegators has.
  public func holders(of cohort: DelegatorCohort) -> Int {
    cohort.contributors.map { contributors[$0].terms.operators } ?? cohort.holders
  }
}
