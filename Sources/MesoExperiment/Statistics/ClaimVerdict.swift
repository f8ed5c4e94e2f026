import MesoPrimitives
public import MesoScenario

/// What the replicates say of a claim that a metric grows along an order of treatments.
public struct ClaimVerdict: Sendable {
  /// What was found.
  public enum Finding: String, Sendable {
    /// Every step of the order is up.
    case confirmed
    /// Some step of the order is down.
    case reversed
    /// Neither can be told from these replicates.
    case inconclusive
  }

  /// One step of the order.
  public struct Pair: Hashable, Sendable {
    /// The treatment that should have less.
    public let lower: String
    /// The treatment that should have more.
    public let upper: String
    /// Replicates in which both have a value.
    public let count: Int
    /// The mean over replicates of upper − lower.
    public let difference: Double?
    /// Its interval; those of all pairs hold together with 95 % confidence (Bonferroni).
    public let interval: Interval?
  }

  public let claim: Claim
  public let pairs: [Pair]
  public let finding: Finding

  /// The claim in one line: `metric: a < b < c`.
  public var text: String { "\(claim.metric): \(claim.text)" }

  /// Judges a claim by paired differences.
  ///
  /// A replicate gives all treatments the same luck, so the difference within a replicate varies
  /// less than the treatments do. Differences that are all equal are decided by their sign.
  ///
  /// - Parameters:
  ///   - claim: The metric and the order of treatments, increasing.
  ///   - values: The run values of the claim's metric for a treatment, by replicate.
  public init(_ claim: Claim, values: (_ treatment: String) -> [Int: Double]) {
    self.claim = claim
    let steps = zip(claim.order, claim.order.dropFirst())
    let level = 1 - 0.05 / Double(max(1, claim.order.count - 1))
    pairs = steps.map { lower, upper in
      let (below, above) = (values(lower), values(upper))
      let differences = below.keys.sorted().compactMap { replicate in
        above[replicate].map { $0 - below[replicate, default: 0] }
      }
      return Pair(
        lower: lower, upper: upper, count: differences.count,
        difference: differences.isEmpty ? nil : Statistics.mean(differences),
        interval: Interval.ofMean(differences, level: level))
    }
    let isUp = pairs.allSatisfy { ($0.interval?.low ?? 0) > 0 }
    let isDown = pairs.contains { ($0.interval?.high ?? 0) < 0 }
    finding = isDown ? .reversed : isUp && !pairs.isEmpty ? .confirmed : .inconclusive
  }
}
