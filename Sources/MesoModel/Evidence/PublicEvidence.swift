/// A reading of a contribution that anyone can check, beside verdicts and scores: what its role
/// makes visible of it.
///
/// A component asks for the readings that it needs (``Component/reads``); the world draws those
/// and no others.
public enum PublicEvidence: String, CaseIterable, Sendable {
  /// How far the work differs from earlier work, between 0 and 1.
  case novelty
  /// Milliseconds to an answer.
  case latency
  /// The share of the epoch in which a service answered, between 0 and 1.
  case uptime
  /// 1 where the task was completed, else 0.
  case completion
  /// Uses in the epoch.
  case usage
  /// The measured value to the buyer, such as a loss reduction; can be negative.
  case value

  /// The unit of the reading, in words.
  public var unit: String {
    switch self {
    case .novelty, .uptime: "share"
    case .latency: "milliseconds"
    case .completion: "0 or 1"
    case .usage: "uses"
    case .value: "value"
    }
  }

  /// Its place in columns that hold one value per kind.
  var index: Int {
    switch self {
    case .novelty: 0
    case .latency: 1
    case .uptime: 2
    case .completion: 3
    case .usage: 4
    case .value: 5
    }
  }
}

/// How a reading follows from what is hidden: base + quality·q + effort·e + noise·Z, where novelty
/// and uptime are cut off at 0 and 1, completion is chance with that probability, use is Poisson
/// with that mean, and latency is e to that power, so that it is lognormal.
public struct EvidenceModel: Hashable, Sendable {
  public var base: Double
  /// What a unit of quality adds.
  public var quality: Double
  /// What a unit of effort adds.
  public var effort: Double
  /// The standard deviation of what is chance.
  public var noise: Double

  public init(base: Double, quality: Double = 0, effort: Double = 0, noise: Double = 0) {
    self.base = base
    self.quality = quality
    self.effort = effort
    self.noise = noise
  }
}
