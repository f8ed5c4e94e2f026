public import MesoPrimitives

/// Hidden questions among a contribution's work.
///
/// A question is answered right by knowing it, with a probability equal to the quality, or else
/// by a guess among the options.
public struct GoldTerms: Hashable, Sendable {
  /// The share of contributions that have questions hidden in them.
  public var rate: Double
  /// Hidden questions in such a contribution.
  public var questions: Int
  /// Answers that a question offers; a guess is right once in so many.
  public var options: Int

  public init(rate: Double, questions: Int, options: Int) {
    self.rate = rate
    self.questions = questions
    self.options = options
  }
}

/// A score on a set that contributors do not see: quality + overfitting × gaming + noise.
public struct BenchmarkTerms: Hashable, Sendable {
  /// The standard deviation of a score about the quality.
  public var noise: Double
  /// The part of what gaming adds to a public score that shows on the hidden set too.
  public var overfitting: Double
  /// The score to beat at the start.
  public var baseline: Double
  /// Whether the best score of an epoch is the one to beat in the next.
  public var ratchets: Bool

  public init(noise: Double, overfitting: Double, baseline: Double, ratchets: Bool) {
    self.noise = noise
    self.overfitting = overfitting
    self.baseline = baseline
    self.ratchets = ratchets
  }
}

/// A proof that comes with every contribution. Good work can always be proved; the proof of bad
/// work is forged.
public struct ProofTerms: Hashable, Sendable {
  /// The probability that a forged proof passes.
  public var soundnessError: Double
  /// Tokens that making a proof costs; forging one costs nothing.
  public var cost: Amount
  /// Whether the treasury pays authors back what their proofs cost.
  public var isRefunded: Bool

  public init(soundnessError: Double, cost: Amount, isRefunded: Bool) {
    self.soundnessError = soundnessError
    self.cost = cost
    self.isRefunded = isRefunded
  }
}

/// A detector of copies: it reads N(0, 1) on original work and N(d′·s, 1) on a copy of
/// similarity s.
///
/// - SeeAlso: D. M. Green, J. A. Swets, “Signal detection theory and psychophysics”, 1966.
public struct DetectorTerms: Hashable, Sendable {
  /// How far apart copies and original work lie, in standard deviations of the reading (d′).
  public var sensitivity: Double

  public init(sensitivity: Double) { self.sensitivity = sensitivity }
}
