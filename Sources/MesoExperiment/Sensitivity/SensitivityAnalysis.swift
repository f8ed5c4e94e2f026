import MesoModel
import MesoPrimitives
import MesoScenario

/// Turns the values of a design's points into indices, metric by metric.
struct SensitivityAnalysis {
  let design: AnalysisDesign
  let parameters: [String]
  let seed: UInt64
  private var rows: [Sensitivity.Row] = []
  private var constant: [(mechanism: String, metric: String)] = []
  private var incomplete = 0

  init(_ design: AnalysisDesign, parameters: [String], seed: UInt64) {
    self.design = design
    self.parameters = parameters
    self.seed = seed
  }

  var result: Sensitivity {
    Sensitivity(
      isMorris: !design.unit.isEmpty, rows: rows, constant: constant, groups: groups,
      incomplete: incomplete)
  }

  private var groups: Int {
    switch design.kind {
    case .saltelli(let base, _): base
    case .morris(let trajectories, _): trajectories
    }
  }

  /// Adds a metric.
  ///
  /// - Parameter values: By point, then replicate.
  mutating func add(_ values: [[Double?]], of metric: Metric, mechanism: String) {
    let means = values.map { replicates -> Double? in
      let known = replicates.compactMap { $0 }
      return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
    }
    let ofRows = design.points.map { point in point.flatMap { means[$0 - 1] } }
    let noise = SeedNoise(values)
    let found: [Estimate]
    switch design.kind {
    case .saltelli(_, let secondOrder):
      found = sobol(ofRows, secondOrder: secondOrder, noise, "\(mechanism)/\(metric.name)")
    case .morris:
      found = morris(ofRows, noise, "\(mechanism)/\(metric.name)")
    }
    guard !found.isEmpty else {
      constant.append((mechanism, metric.name))
      return
    }
    incomplete = max(incomplete, groups - (found.first?.count ?? 0))
    let ranks = Self.ranks(found)
    rows += zip(found, ranks).map { estimate, rank in
      Sensitivity.Row(
        mechanism: mechanism, metric: metric, index: estimate.index,
        parameter: parameters[estimate.parameter],
        other: estimate.other.map { parameters[$0] }, value: estimate.value,
        interval: estimate.interval, rank: rank, isConverged: estimate.isConverged,
        count: estimate.count, noise: estimate.noise)
    }
  }

  /// An index before it is ranked.
  private struct Estimate {
    let index: Sensitivity.Index
    let parameter: Int
    var other: Int?
    let value: Double
    let interval: Interval
    let count: Int
    let isConverged: Bool
    let noise: Double?
  }

  /// Ranks total indices, or mean sizes of effects, that are above what the seeds could make.
  private static func ranks(_ estimates: [Estimate]) -> [Int?] {
    let ranked = estimates.indices.filter {
      let estimate = estimates[$0]
      let counts = estimate.index == .total || estimate.index == .meanSize
      return counts && estimate.value > max(0, estimate.noise ?? 0)
    }
    let order = ranked.sorted { estimates[$0].value > estimates[$1].value }
    var ranks = [Int?](repeating: nil, count: estimates.count)
    for (rank, place) in order.enumerated() { ranks[place] = rank + 1 }
    return ranks
  }

  private func sobol(
    _ values: [Double?], secondOrder: Bool, _ noise: SeedNoise?, _ subject: String
  ) -> [Estimate] {
    let groups = SobolIndices.groups(
      values, parameters: parameters.count, secondOrder: secondOrder)
    guard groups.count >= 2, let scaled = SobolIndices.standardised(groups),
      let whole = SobolIndices(scaled, picks: Array(scaled.indices))
    else { return [] }
    let samples = resamples(of: scaled.count, subject).compactMap {
      SobolIndices(scaled, picks: $0)
    }
    func estimate(
      _ index: Sensitivity.Index, _ parameter: Int, _ other: Int? = nil,
      _ value: (SobolIndices) -> Double
    ) -> Estimate {
      let interval = Self.interval(samples.map(value), around: value(whole))
      return Estimate(
        index: index, parameter: parameter, other: other, value: value(whole),
        interval: interval, count: scaled.count,
        isConverged: interval.high - interval.low <= Sensitivity.convergedWidth,
        noise: noise?.share)
    }
    let own = parameters.indices
    let pairs = own.flatMap { i in own.filter { $0 > i }.map { (i, $0) } }
    return own.map { i in estimate(.first, i) { $0.first[i] } }
      + own.map { i in estimate(.total, i) { $0.total[i] } }
      + (secondOrder ? pairs.map { i, j in estimate(.second, i, j) { $0.second[i][j] } } : [])
  }

  private func morris(
    _ values: [Double?], _ noise: SeedNoise?, _ subject: String
  ) -> [Estimate] {
    let effects = MorrisEffects(values, unit: design.unit)
    let walks = Array(effects.effects.indices)
    guard walks.count >= 2, effects.effects.contains(where: { $0.contains { $0 != 0 } }) else {
      return []
    }
    let samples = resamples(of: walks.count, subject)
    let largest = parameters.indices.map { effects.meanSize($0, picks: walks) }.max() ?? 0
    func estimate(
      _ index: Sensitivity.Index, _ parameter: Int, _ value: ([Int]) -> Double
    ) -> Estimate {
      let interval = Self.interval(samples.map(value), around: value(walks))
      return Estimate(
        index: index, parameter: parameter, value: value(walks), interval: interval,
        count: walks.count,
        isConverged: interval.high - interval.low <= 2 * Sensitivity.convergedWidth * largest,
        noise: index == .meanSize ? noise.map { floor(of: $0) } : nil)
    }
    return parameters.indices.flatMap { i in
      [
        estimate(.meanSize, i) { effects.meanSize(i, picks: $0) },
        estimate(.mean, i) { effects.mean(i, picks: $0) },
        estimate(.spread, i) { effects.spread(i, picks: $0) },
      ]
    }
  }

  /// The mean size of an effect that is all noise: of the difference of two means over a step,
  /// which is √(2 ⁄ π) of its standard deviation where it is normal.
  private func floor(of noise: SeedNoise) -> Double {
    guard case .morris(_, let levels) = design.kind else { return 0 }
    let step = Double(levels / 2) / Double(levels - 1)
    return (2 * noise.variance).squareRoot() * (2 / Double.pi).squareRoot() / step
  }

  private func resamples(of count: Int, _ subject: String) -> [[Int]] {
    (0..<Sensitivity.resamples).map { resample in
      var stream = RandomStream(
        key: StreamKey(seed: seed, replicate: 0),
        entity: EntityKey.operator(side: "sensitivity", cohort: subject, ordinal: 0),
        epoch: resample, purpose: .experiment)
      return (0..<count).map { _ in stream.below(count) }
    }
  }

  /// The middle 95 % of resampled values; the value itself where there are none.
  private static func interval(_ samples: [Double], around value: Double) -> Interval {
    let sorted = samples.sorted()
    guard !sorted.isEmpty else { return Interval(low: value, high: value) }
    return Interval(
      low: Statistics.quantile(0.025, ofSorted: sorted),
      high: Statistics.quantile(0.975, ofSorted: sorted))
  }
}
