import MesoScenario

/// Finds where a metric crosses 0 along a lever.
///
/// The range is scanned; every change of sign is refined by bisection. As all values share their
/// luck, the sign at a new value is not a matter of fresh noise. The interval is found by turning
/// the test around: its ends are where the upper and the lower end of the metric's 95 % interval
/// cross 0, each bisected in turn and read off an isotonic fit, widened by its last bracket.
///
/// - SeeAlso: F. J. Massey's up-and-down problem and H. Robbins, S. Monro, “A stochastic
///   approximation method”, Annals of Mathematical Statistics 22(3), 1951, solve it with fresh
///   noise at every step; common random numbers make plain bisection do.
struct BreakEvenSearch {
  let axis: LeverAxis
  /// Makes the runs of a value.
  let evaluate: (_ position: Double, _ text: String) throws -> Evaluation
  private var known: [String: Evaluation] = [:]

  init(
    _ axis: LeverAxis, evaluate: @escaping (_ position: Double, _ text: String) throws -> Evaluation
  ) {
    self.axis = axis
    self.evaluate = evaluate
  }

  /// A curve that rises through 0 at the crossing: the mean, or an end of its interval.
  private enum Curve {
    case mean, low, high

    func value(_ evaluation: Evaluation, isRising: Bool) -> Double? {
      guard let mean = evaluation.mean else { return nil }
      let interval = evaluation.interval ?? Interval(low: mean, high: mean)
      switch self {
      case .mean: return isRising ? mean : -mean
      case .low: return isRising ? interval.low : -interval.high
      case .high: return isRising ? interval.high : -interval.low
      }
    }
  }

  /// Searches the range.
  mutating func result() throws -> BreakEven {
    for position in axis.scan { _ = try at(position) }
    let scanned = sorted
    let defined = scanned.filter { $0.mean != nil }
    guard defined.count >= 2 else { return ending(.undefined) }
    if defined.allSatisfy({ $0.values.values.allSatisfy { $0 == 0 } }) { return ending(.equal) }
    let brackets = zip(defined, defined.dropFirst()).filter { $0.sign != $1.sign }
    guard !brackets.isEmpty else {
      return ending(defined[0].sign == 1 ? .alwaysAbove : .alwaysBelow)
    }
    var crossings: [BreakEven.Crossing] = []
    for (place, bracket) in brackets.enumerated() {
      let start = place > 0 ? brackets[place - 1].1.position : defined[0].position
      let end =
        place + 1 < brackets.count
        ? brackets[place + 1].0.position : defined[defined.count - 1].position
      crossings.append(try crossing(bracket, within: start...end))
    }
    return ending(.crossing, crossings)
  }

  private func ending(
    _ finding: BreakEven.Finding, _ crossings: [BreakEven.Crossing] = []
  ) -> BreakEven {
    BreakEven(
      finding: finding, crossings: crossings, evaluations: sorted,
      against: crossings.count == 1 ? Self.against(sorted) : [])
  }

  private var sorted: [Evaluation] { known.values.sorted { $0.position < $1.position } }

  private mutating func at(_ position: Double) throws -> Evaluation {
    let text = axis.text(at: position)
    if let evaluation = known[text] { return evaluation }
    let evaluation = try evaluate(position, text)
    known[text] = evaluation
    return evaluation
  }

  private mutating func crossing(
    _ bracket: (Evaluation, Evaluation), within limits: ClosedRange<Double>
  ) throws -> BreakEven.Crossing {
    let isRising = (bracket.1.sign ?? 0) > 0
    let middle = try refined(.mean, bracket, isRising)
    let below = try root(.high, around: middle, isRising, limits)
    let above = try root(.low, around: middle, isRising, limits)
    let inside = sorted.filter { limits.contains($0.position) && $0.mean != nil }
    let estimate = axis.isDiscrete ? nil : zero(.mean, inside, isRising)
    // The lower end is where the upper curve crosses, and the other way round.
    let ends = [below, above].compactMap { $0 }.flatMap { [$0.0.position, $0.1.position] }
    let bracketed = [middle.0.position, middle.1.position] + ends
    let low = ([zero(.high, inside, isRising)].compactMap { $0 } + bracketed).min()
    let high = ([zero(.low, inside, isRising)].compactMap { $0 } + bracketed).max()
    return BreakEven.Crossing(
      isRising: isRising, estimate: estimate,
      low: below == nil ? limits.lowerBound : low ?? limits.lowerBound,
      high: above == nil ? limits.upperBound : high ?? limits.upperBound,
      isOpenBelow: below == nil, isOpenAbove: above == nil, before: middle.0.text,
      after: middle.1.text, subject: middle.1.subject ?? middle.0.subject)
  }

  /// Halves a bracket of a curve's zero until it is small.
  private mutating func refined(
    _ curve: Curve, _ bracket: (Evaluation, Evaluation), _ isRising: Bool
  ) throws -> (Evaluation, Evaluation) {
    var (low, high) = bracket
    while let position = axis.middle(low.position, high.position) {
      let middle = try at(position)
      guard let value = curve.value(middle, isRising: isRising) else { break }
      if value >= 0 { high = middle } else { low = middle }
    }
    return (low, high)
  }

  /// The bracket of the zero of an end of the interval; `nil` if it is not within the limits.
  private mutating func root(
    _ curve: Curve, around middle: (Evaluation, Evaluation), _ isRising: Bool,
    _ limits: ClosedRange<Double>
  ) throws -> (Evaluation, Evaluation)? {
    let inside = sorted.filter { limits.contains($0.position) && $0.mean != nil }
    func value(_ evaluation: Evaluation) -> Double {
      curve.value(evaluation, isRising: isRising) ?? 0
    }
    let low = inside.last { $0.position <= middle.1.position && value($0) < 0 }
    let high = inside.first { $0.position >= middle.0.position && value($0) >= 0 }
    switch curve {
    case .mean: return middle
    case .high:
      // Left of the crossing: from the last value at which the whole interval is below 0.
      guard let low, let next = inside.first(where: { $0.position > low.position }) else {
        return nil
      }
      return try refined(curve, (low, next), isRising)
    case .low:
      guard let high, let next = inside.last(where: { $0.position < high.position }) else {
        return nil
      }
      return try refined(curve, (next, high), isRising)
    }
  }

  private func zero(
    _ curve: Curve, _ inside: [Evaluation], _ isRising: Bool
  ) -> Double? {
    let values = inside.compactMap { curve.value($0, isRising: isRising) }
    return IsotonicFit.zero(
      inside.map { axis.coordinate($0.position) }, IsotonicFit.rising(values)
    ).map { axis.position($0) }
  }

  /// Neighbours whose paired difference goes against that of the two ends, with intervals that
  /// hold together.
  private static func against(_ sorted: [Evaluation]) -> [(before: String, after: String)] {
    let defined = sorted.filter { $0.mean != nil }
    guard let first = defined.first?.mean, let last = defined.last?.mean else { return [] }
    let level = 1 - 0.05 / Double(max(1, defined.count - 1))
    return zip(defined, defined.dropFirst()).filter { before, after in
      let change = Difference(paired: after.values, with: before.values)
      guard let interval = change.interval(level: level) else { return false }
      return last > first ? interval.high < 0 : interval.low > 0
    }.map { ($0.text, $1.text) }
  }
}
