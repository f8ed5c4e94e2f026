import MesoPrimitives

/// A validator's row while it is being written: one place for each contributor identity.
struct RowDraft {
  /// The sum of signals, and how many there are.
  private var signals: [Double]
  private var looks: [Int32]
  /// Weights that need no look; NaN where there are none.
  private var given: [Double]
  /// Whether it is one that the validator looks at, now or another time.
  private var isWatched: [Bool]

  init(contributors: Int) {
    signals = Array(repeating: 0, count: contributors)
    looks = Array(repeating: 0, count: contributors)
    given = Array(repeating: .nan, count: contributors)
    isWatched = Array(repeating: false, count: contributors)
  }

  /// Notes that a contributor is one of those looked at.
  mutating func wouldLook(_ contributor: Int) { isWatched[contributor] = true }

  /// Enters what a look at one of a contributor's works found.
  mutating func look(_ contributor: Int, _ signal: Double) {
    signals[contributor] += signal
    looks[contributor] += 1
  }

  /// Sets a weight without a look.
  mutating func set(_ contributor: Int, _ weight: Double) { given[contributor] = weight }

  /// Writes the row: what was given, and a power of what is believed, where it is above the threshold
  /// for good work; NaN where no weight is set.
  ///
  /// - Parameter beliefs: What the validator believed before, and believes after; `nil` if it keeps
  ///   nothing in mind.
  func write(
    _ row: UnsafeMutablePointer<Double>, beliefs: UnsafeMutablePointer<Double>?, _ plan: RowPlan,
    threshold: Double
  ) {
    for contributor in given.indices {
      row[contributor] = given[contributor]
      guard isWatched[contributor] else { continue }
      var belief = beliefs?[contributor] ?? .nan
      if looks[contributor] > 0 {
        let seen = signals[contributor] / Double(looks[contributor])
        belief = belief.isNaN ? seen : plan.memory * belief + (1 - plan.memory) * seen
        beliefs?[contributor] = belief
      }
      guard belief > threshold else { continue }
      row[contributor] = plan.sharpness == 1 ? belief : Elementary.pow(belief, plan.sharpness)
    }
  }

  /// Gives insiders a part of a row and outsiders the rest; leaves a row with only one of them alone.
  static func divide(
    _ row: UnsafeMutablePointer<Double>, count: Int, insideShare: Double,
    isInsider: (Int) -> Bool
  ) {
    var (inside, outside) = (0.0, 0.0)
    for contributor in 0..<count where !row[contributor].isNaN {
      if isInsider(contributor) { inside += row[contributor] } else { outside += row[contributor] }
    }
    guard inside > 0, outside > 0 else { return }
    for contributor in 0..<count where !row[contributor].isNaN {
      let part = isInsider(contributor) ? insideShare / inside : (1 - insideShare) / outside
      row[contributor] = part > 0 ? row[contributor] * part : .nan
    }
  }
}
