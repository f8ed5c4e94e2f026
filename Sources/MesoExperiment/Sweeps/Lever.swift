/// A path that a sweep varies, and what the points that differ in it alone show of it.
struct Lever {
  /// What can be said of a path that seems to change nothing.
  enum Finding: Hashable {
    /// No metric of any run differs between the points.
    case inert
    /// The effect of every value on every metric is small with confidence.
    case noEffectFound
  }

  /// The values of one replicate, by point, treatment and metric.
  struct Replicate {
    let treatments: Int
    let metrics: Int
    var values: [Double?]
    /// Whether the run of each treatment at each point was made.
    private var isMade: [Bool]

    init(points: Int, treatments: Int, metrics: Int) {
      self.treatments = treatments
      self.metrics = metrics
      values = Array(repeating: nil, count: points * treatments * metrics)
      isMade = Array(repeating: false, count: points * treatments)
    }

    /// The values of a treatment at a point, both from 0.
    func cell(_ point: Int, _ treatment: Int) -> ArraySlice<Double?> {
      let start = (point * treatments + treatment) * metrics
      return values[start..<(start + metrics)]
    }

    mutating func set(_ row: [Double?], point: Int, treatment: Int) {
      let start = (point * treatments + treatment) * metrics
      values.replaceSubrange(start..<(start + metrics), with: row)
      isMade[point * treatments + treatment] = true
    }

    func has(_ point: Int, _ treatment: Int) -> Bool { isMade[point * treatments + treatment] }

    /// Whether all its runs were made. Looks at intervals add replicates to some points alone.
    var isWhole: Bool { isMade.allSatisfy { $0 } }

    /// Makes room for another replicate.
    mutating func clear() { for index in isMade.indices { isMade[index] = false } }
  }

  let path: String
  /// Points that differ in the path alone, each with the first of its kind; places from 0.
  private var siblings: [(first: Int, second: Int)] = []
  /// Those of them whose first has the path's first value, with the place of the other's value.
  private var pairs: [(base: Int, other: Int, level: Int)] = []
  private var isInert = true
  /// The effect of each value but the first on each metric, over replicates.
  private var effects: [[Moments]] = []

  /// Pairs the points of a sweep.
  ///
  /// - Parameters:
  ///   - place: The place of the path among the values of each point.
  ///   - points: The values of every point.
  ///   - metrics: The number of metrics.
  init(_ path: String, at place: Int, _ points: [[String]], metrics: Int) {
    self.path = path
    var levels: [String: Int] = [:]
    var firsts: [[String]: Int] = [:]
    for (point, values) in points.enumerated() {
      var others = values
      let level = levels[others[place], default: levels.count]
      levels[others.remove(at: place)] = level
      guard let first = firsts[others] else {
        firsts[others] = point
        continue
      }
      siblings.append((first, point))
      if level > 0, points[first][place] == points[0][place] {
        pairs.append((first, point, level - 1))
      }
    }
    effects = Array(
      repeating: Array(repeating: Moments(), count: metrics), count: max(0, levels.count - 1))
  }

  /// Takes in all runs of a replicate. Effects are told from whole replicates, in which each pair of
  /// points weighs the same.
  mutating func observe(_ replicate: Replicate) {
    if isInert {
      isInert = siblings.allSatisfy { first, second in
        (0..<replicate.treatments).allSatisfy {
          !replicate.has(first, $0) || !replicate.has(second, $0)
            || replicate.cell(first, $0).elementsEqual(replicate.cell(second, $0)) {
              $0?.bitPattern == $1?.bitPattern
            }
        }
      }
    }
    guard replicate.isWhole else { return }
    for (level, differences) in differences(in: replicate).enumerated() {
      for (metric, difference) in differences.enumerated() where difference.count > 0 {
        effects[level][metric].add(difference.mean)
      }
    }
  }

  /// Each value's difference from the first value in each metric, over the pairs of a replicate.
  private func differences(in replicate: Replicate) -> [[Moments]] {
    var sums = Array(
      repeating: Array(repeating: Moments(), count: replicate.metrics), count: effects.count)
    for pair in pairs {
      for treatment in 0..<replicate.treatments {
        let values = zip(
          replicate.cell(pair.base, treatment), replicate.cell(pair.other, treatment))
        for (metric, (base, other)) in values.enumerated() {
          if let base, let other { sums[pair.level][metric].add(other - base) }
        }
      }
    }
    return sums
  }

  /// What the replicates show; `nil` when there is an effect or nothing to tell it by.
  ///
  /// - Parameter spread: Each metric over all runs of the sweep.
  func finding(spread: [Moments]) -> Finding? {
    if siblings.isEmpty { return nil }
    if isInert { return .inert }
    return hasNoEffect(spread) ? .noEffectFound : nil
  }

  /// Whether the intervals of all effects, which hold together with 95 % confidence (Bonferroni),
  /// lie within ±1 % of their metrics' standard deviations.
  private func hasNoEffect(_ spread: [Moments]) -> Bool {
    let measured = effects.flatMap { level in
      zip(level, spread).filter { effect, _ in effect.count > 0 }
    }
    guard !measured.isEmpty else { return false }
    let level = 1 - 0.05 / Double(measured.count)
    return measured.allSatisfy { effect, spread in
      guard let deviation = spread.standardDeviation, let interval = effect.interval(level: level)
      else { return false }
      return interval.low >= -0.01 * deviation && interval.high <= 0.01 * deviation
    }
  }
}
