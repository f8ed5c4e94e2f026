/// What a study's runs show: payoffs, equilibria, who invades whom, and where mixes go.
public struct EvolutionFindings: Sendable {
  /// What a behaviour earns at a mix.
  public struct Payoff: Sendable {
    /// The number of the mix, from 1.
    public let mix: Int
    /// Operators and shares by behaviour.
    public let operators: [Int]
    public let shares: [Double]
    /// The place of the behaviour.
    public let behaviour: Int
    /// Whether nobody else follows it there.
    public let isInvader: Bool
    /// Tokens an operator and epoch.
    public let payoff: Summary
    /// Against the mean of those who make up the mix.
    public let advantage: Difference
  }

  /// A share with the interval that resampled replicates give it.
  public struct Share: Sendable {
    public let value: Double
    public let interval: Interval?
  }

  /// A mix in equilibrium.
  public struct Equilibrium: Sendable {
    public let shares: [Share]
    public let payoff: Double
    /// `ess`, `not-ess` or `undetermined`.
    public let stability: String
    /// The share of resampled payoff tables that have one of the same behaviours and stability;
    /// `nil` with one replicate.
    public let recurrence: Double?
    /// Whether nearly all have, so that the intervals tell it from chance.
    public var isShown: Bool { recurrence.map { $0 >= 0.95 } ?? false }
  }

  /// One mutant of a behaviour among operators of another.
  public struct Invasion: Sendable {
    public enum Verdict: String, Sendable { case invades, resists, neutral, inconclusive }

    /// Places of behaviours.
    public let resident: Int
    public let invader: Int
    /// What the mutant earns more than the same operator as one of the residents, in tokens an epoch.
    public let gain: Difference
    /// Of the gain, simultaneous over all pairs.
    public let interval: Interval?
    public let adjustedPValue: Double?
    public let verdict: Verdict
    /// The probability that it takes over the population; `nil` where a fitness is not above 0.
    public let fixation: Share?
  }

  /// A set of behaviours that long runs end with.
  public struct Basin: Sendable {
    /// The places of the behaviours that have a tenth of the operators or more.
    public let behaviours: [Int]
    /// The share of starts that lead there, over replicates, widened by half a step of the starts.
    public let share: Share
    /// The mean mix of its runs.
    public let mix: [Double]
    public let runs: Int
  }

  /// Where runs from one mix go.
  public struct Start: Sendable {
    public let shares: [Double]
    public let mix: [Summary]
    /// What the last quarter of the measured epochs has more than the one before.
    public let drift: [Difference]
    /// Behaviours of the basin that most runs end in.
    public let behaviours: [Int]
    /// Whether the mix is still on its way.
    public let isMoving: Bool
  }

  public let behaviours: [String]
  public let payoffs: [Payoff]
  public let equilibria: [Equilibrium]
  /// Whether behaviours earn the same over a whole stretch of mixes, of which the ends alone are
  /// listed.
  public let isDegenerate: Bool
  public let invasions: [Invasion]
  /// The share of time that each behaviour prevails where mutants are rare, and in the limit of
  /// strong selection (α-rank), with the intensity that stands for it; empty without fixation.
  public let stationary: [Share]
  public let alphaRank: [Share]
  public let alpha: Double?
  public let basins: [Basin]
  public let starts: [Start]
  /// Behaviours that nobody follows in the long run, from any start.
  public let extinct: [Int]
  /// The payoff of one of the row's behaviour among operators of the column's, in tokens; empty where
  /// one is missing.
  public let matrix: [[Double]]
  /// The most by which payoffs at other mixes differ from what the matrix makes of them.
  public let nonlinearity: Double
  public let finished: Int
  public let failures: [(id: SweepRunID, reason: String)]
}
