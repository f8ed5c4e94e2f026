public import MesoPrimitives

/// How skill and effort become quality.
public protocol Production: Component {
  /// The latent quality of a behaviour: offset + skillWeight·s + noise·Z.
  ///
  /// - Parameters:
  ///   - effort: The effort that the behaviour puts in, from 0.
  ///   - override: What the cohort's own `quality:` says, where it does.
  func latent(effort: Double, override: QualityOverride) -> LatentQuality
  /// Turns latent quality into quality between 0 and 1, in place. Called once a tile.
  ///
  /// - Parameters:
  ///   - values: Latent quality at entry, quality at return.
  ///   - stream: A row's own random numbers, for models whose noise is not normal.
  func realise(_ values: WriteColumn<Double>, stream: (Int) -> RandomStream)
  /// A part of every operator's latent quality that changes slowly; `nil` if there is none.
  var drift: DriftTerms? { get }
}

extension Production {
  public var drift: DriftTerms? { nil }
}

/// A part of latent quality that an operator carries from epoch to epoch: a stationary
/// autoregression of order one, z ← persistence·z + √(1 − persistence²)·Z.
public struct DriftTerms: Hashable, Sendable {
  /// The standard deviation over time.
  public var deviation: Double
  /// The correlation of an epoch with the next.
  public var persistence: Double

  public init(deviation: Double, persistence: Double) {
    self.deviation = deviation
    self.persistence = persistence
  }
}

/// A linear predictor of quality.
public struct LatentQuality: Hashable, Sendable {
  public var offset: Double
  public var skillWeight: Double
  public var noise: Double

  public init(offset: Double, skillWeight: Double, noise: Double) {
    self.offset = offset
    self.skillWeight = skillWeight
    self.noise = noise
  }
}

/// What a cohort says of its own production in place of the model's coefficients.
public struct QualityOverride: Hashable, Sendable {
  public var base: Double?
  public var skillWeight: Double?
  public var noise: Double?

  public init(base: Double? = nil, skillWeight: Double? = nil, noise: Double? = nil) {
    self.base = base
    self.skillWeight = skillWeight
    self.noise = noise
  }
}

/// What a token is worth in dollars.
public protocol Price: Component {
  /// Where trades make the price; `nil` where they do not.
  var venue: (any Venue)? { get }
  /// Dollars per token in an epoch. Called once, at its start, unless trades make the price.
  ///
  /// - Parameter chance: Random numbers of the epoch.
  func usd(_ view: PublicView, chance: inout RandomStream, memory: inout Memory) -> Double
}

extension Price {
  public var venue: (any Venue)? { nil }
}

/// Who changes the rules during a run. It reads public statistics, never metrics.
public protocol Governance: Component {
  /// Whether it never decides anything.
  var isIdle: Bool { get }
  /// How those who govern are asked; `nil` where nobody is.
  var poll: PollTerms? { get }
  /// Where levers are to go. Called once an epoch, at its end; a position out of a lever's bounds
  /// means the bound.
  func decide(_ session: GovernanceSession, memory: inout Memory) -> [Motion]
}

extension Governance {
  public var isIdle: Bool { false }
  public var poll: PollTerms? { nil }
}
