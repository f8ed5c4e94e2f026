import MesoPrimitives
public import MesoScenario

/// The values of a lever that a search may try.
public struct LeverAxis: Sendable {
  public enum Scale: String, CaseIterable, Sendable { case linear, log }

  public let lever: ScenarioLever
  public let range: ClosedRange<Double>
  public let scale: Scale
  /// Values of the first scan.
  public let points: Int
  /// The share of the range that a bracket shrinks to.
  public let tolerance: Double

  /// Why a range cannot be searched.
  public enum Refusal: Error, Hashable, CustomStringConvertible {
    case needsRange(String)
    case logNeedsPositive(String)
    case outside(String, low: Double, high: Double)

    public var description: String {
      switch self {
      case .needsRange(let path):
        "'\(path)' has no natural range; give one with --from and --to."
      case .logNeedsPositive(let path):
        "A log scale of '\(path)' needs '--from' and '--to' above 0."
      case .outside(let path, let low, let high):
        "'\(path)' lies between \(low.shortest) and \(high.shortest)."
      }
    }
  }

  /// - Parameters:
  ///   - from: The least value; the lever's own if `nil`.
  ///   - to: The greatest value; the lever's own if `nil`.
  public init(
    _ lever: ScenarioLever, from: Double?, to: Double?, scale: Scale = .linear, points: Int = 9,
    tolerance: Double = 0.001
  ) throws(Refusal) {
    self.lever = lever
    self.scale = scale
    self.points = points
    self.tolerance = tolerance
    var natural: ClosedRange<Double>?
    var limits = -Double.infinity...Double.infinity
    switch lever.kind {
    case .number(let own):
      natural = own
      if let own { limits = own }
    case .count(let own): limits = Double(own.lowerBound)...Double(own.upperBound)
    case .choice(let names):
      range = 0...Double(max(0, names.count - 1))
      return
    }
    guard let low = from ?? natural?.lowerBound, let high = to ?? natural?.upperBound, low < high
    else { throw .needsRange(lever.path) }
    guard limits.contains(low), limits.contains(high) else {
      throw .outside(lever.path, low: limits.lowerBound, high: limits.upperBound)
    }
    guard scale == .linear || low > 0 else { throw .logNeedsPositive(lever.path) }
    range = low...high
  }

  /// The values of the first scan, each once.
  var scan: [Double] {
    if case .choice(let names) = lever.kind { return names.indices.map { Double($0) } }
    var seen: Set<String> = []
    return (0..<points).map { between(range.lowerBound, range.upperBound, $0, of: points - 1) }
      .filter { seen.insert(text(at: $0)).inserted }
  }

  /// The value at a position as the scenario has it.
  func text(at position: Double) -> String {
    if case .choice(let names) = lever.kind { return names[Int(position)] }
    return lever.text(of: position)
  }

  /// The position half-way between two; `nil` if they are adjacent or near enough.
  func middle(_ low: Double, _ high: Double) -> Double? {
    if case .choice = lever.kind { return nil }
    if case .count = lever.kind, high - low <= 1 { return nil }
    let isNear = share(of: high) - share(of: low) <= tolerance
    if case .number = lever.kind, isNear { return nil }
    let position = between(low, high, 1, of: 2)
    let text = text(at: position)
    guard text != self.text(at: low), text != self.text(at: high) else { return nil }
    return Double(text) ?? position
  }

  /// Whether values between those of the search mean nothing.
  var isDiscrete: Bool { if case .number = lever.kind { false } else { true } }

  /// Where a position lies in the range, from 0 to 1.
  private func share(of position: Double) -> Double {
    let ends = [range.lowerBound, position, range.upperBound].map(coordinate)
    return (ends[1] - ends[0]) / (ends[2] - ends[0])
  }

  private func between(_ low: Double, _ high: Double, _ step: Int, of steps: Int) -> Double {
    guard step > 0 else { return low }
    guard step < steps else { return high }
    let share = Double(step) / Double(steps)
    return position(coordinate(low) * (1 - share) + coordinate(high) * share)
  }

  /// The coordinate in which values are evenly spaced.
  func coordinate(_ position: Double) -> Double {
    scale == .log ? Elementary.log(position) : position
  }

  func position(_ coordinate: Double) -> Double {
    scale == .log ? Elementary.exp(coordinate) : coordinate
  }
}
