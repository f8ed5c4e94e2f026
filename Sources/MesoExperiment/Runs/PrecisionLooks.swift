/// How narrow intervals have to become, and how long to try.
public struct PrecisionTarget: Hashable, Sendable {
  /// The half-width of an interval as a share of the mean.
  public let relativeHalfWidth: Double
  /// The most replicates to make.
  public let maximum: Int

  public init(relativeHalfWidth: Double, maximum: Int) {
    self.relativeHalfWidth = relativeHalfWidth
    self.maximum = maximum
  }

  /// Whether a metric is known well enough. What does not vary, or has no value, is.
  public func isMet(by summary: Summary) -> Bool {
    guard let mean = summary.mean else { return true }
    guard summary.count >= 2, let spread = summary.standardDeviation else { return false }
    guard spread > 0, let interval = summary.interval else { return true }
    return interval.halfWidth <= relativeHalfWidth * mean.magnitude
  }
}

/// The plan of an experiment that adds replicates where intervals are too wide.
///
/// Looking again and again at 95 % intervals and stopping at the first narrow one would leave out
/// the mean more often than 5 %. The error is therefore spent over the looks, at 10, 20, 40, …
/// replicates: look k takes 0.05 ⁄ 2^(k+1), so all looks together take 0.05 at most, whatever
/// makes them stop. Intervals reported are those of the look at which a subject stopped.
///
/// - SeeAlso: K. K. G. Lan, D. L. DeMets, “Discrete sequential boundaries for clinical trials”,
///   Biometrika 70(3), 1983, for the spending of an error over looks; the halves are joined by
///   Bonferroni's inequality.
public struct PrecisionLooks: Sendable {
  /// The replicates of the first look; each further look doubles them.
  public static let first = 10

  /// The confidence of each subject's intervals at its last look.
  public private(set) var levels: [Double]
  /// Subjects whose intervals are still too wide.
  public private(set) var open: [Int]
  /// The replicates of each subject up to its last look, those of a look that goes on included.
  public private(set) var planned: [Int]
  private let maximum: Int
  private var look = -1
  private var replicates = 0

  /// - Parameters:
  ///   - subjects: What gets replicates of its own: treatments, or points of a sweep.
  ///   - maximum: The most replicates of a subject, at least 1.
  public init(subjects: Int, maximum: Int) {
    levels = Array(repeating: Self.level(ofLook: 0), count: subjects)
    open = Array(0..<subjects)
    planned = Array(repeating: 0, count: subjects)
    self.maximum = maximum
  }

  /// The confidence of intervals at a look, from 0.
  static func level(ofLook look: Int) -> Double { 1 - 0.05 / Double(1 << (look + 1)) }

  /// The replicates to make next, after those of the last look are made.
  ///
  /// - Parameter isPrecise: Whether a subject's intervals, at a level, are narrow enough.
  /// - Returns: The replicates and the subjects that need them; `nil` when it is over.
  public mutating func next(
    isPrecise: (_ subject: Int, _ level: Double) -> Bool
  ) -> (replicates: ClosedRange<Int>, subjects: [Int])? {
    nextLook { subjects, _, level in Set(subjects.filter { isPrecise($0, level) }) }
  }

  /// The replicates to make next, where all open subjects are judged together.
  ///
  /// - Parameter precise: Those of some subjects whose intervals, at a level and over so many
  ///   replicates, are narrow enough.
  /// - Returns: The replicates and the subjects that need them; `nil` when it is over.
  public mutating func nextLook(
    precise: (_ subjects: [Int], _ replicates: Int, _ level: Double) throws -> Set<Int>
  ) rethrows -> (replicates: ClosedRange<Int>, subjects: [Int])? {
    if look >= 0 {
      let level = Self.level(ofLook: look)
      let known = try precise(open, replicates, level)
      for subject in open { levels[subject] = level }
      open.removeAll { known.contains($0) }
    }
    guard !open.isEmpty, replicates < maximum else { return nil }
    look += 1
    let start = replicates + 1
    replicates = min(maximum, Self.first << look)
    for subject in open { planned[subject] = replicates }
    return (start...replicates, open)
  }
}
