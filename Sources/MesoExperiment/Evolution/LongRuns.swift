import MesoModel

/// Where mixes go when operators adapt: basins, and which starts lead to which.
struct LongRuns {
  /// The share of operators from which on a behaviour counts as one of a long run's.
  static let present = 0.1
  /// A mix moves on where a share's drift from one window to the next is shown to be above this.
  static let still = 0.01

  private(set) var basins: [EvolutionFindings.Basin] = []
  private(set) var starts: [EvolutionFindings.Start] = []
  private(set) var extinct: [Int] = []

  init(_ values: EvolutionValues, _ design: EvolutionDesign, resolution: Int) {
    let runs = design.starts.indices.map { values.longRuns(from: $0) }
    guard runs.contains(where: { !$0.isEmpty }) else { return }
    starts = runs.indices.map { Self.start(design.startShares[$0], runs[$0]) }
    let behaviours = design.behaviours.indices
    extinct = behaviours.filter { behaviour in
      runs.joined().allSatisfy { $0.value.shares[behaviour] == 0 }
    }
    let found = Set(runs.joined().map { Self.basin(of: $0.value) })
    basins = found.sorted { ($0.count, $0.description) < ($1.count, $1.description) }
      .map { Self.basin($0, runs, halfStep: 0.5 / Double(resolution + 1)) }
      .sorted {
        ($1.share.value, $0.behaviours.description) < ($0.share.value, $1.behaviours.description)
      }
  }

  /// The behaviours that have a tenth of the operators or more.
  private static func basin(of run: EvolutionValues.LongRun) -> [Int] {
    run.shares.indices.filter { run.shares[$0] >= present }
  }

  private static func basin(
    _ behaviours: [Int], _ runs: [[Int: EvolutionValues.LongRun]], halfStep: Double
  ) -> EvolutionFindings.Basin {
    let replicates = Set(runs.flatMap { $0.keys }).sorted()
    let shares = replicates.map { replicate in
      let own = runs.compactMap { $0[replicate] }
      return Double(own.count { basin(of: $0) == behaviours }) / Double(own.count)
    }
    let members = runs.joined().map { $0.value }.filter { basin(of: $0) == behaviours }
    let ordered = runs.flatMap { start in
      start.sorted { $0.key < $1.key }.map { $0.value }
    }.filter { basin(of: $0) == behaviours }
    let mean = shares.reduce(0, +) / Double(shares.count)
    let spread = Interval.ofMean(shares) ?? Interval(low: mean, high: mean)
    let mix = ordered[0].shares.indices.map { place in
      ordered.reduce(0) { $0 + $1.shares[place] } / Double(ordered.count)
    }
    return EvolutionFindings.Basin(
      behaviours: behaviours,
      share: EvolutionFindings.Share(
        value: mean,
        interval: Interval(
          low: max(0, spread.low - halfStep), high: min(1, spread.high + halfStep))),
      mix: mix, runs: members.count)
  }

  private static func start(
    _ shares: [Double], _ runs: [Int: EvolutionValues.LongRun]
  ) -> EvolutionFindings.Start {
    let ordered = runs.sorted { $0.key < $1.key }
    let mix = shares.indices.map { place in
      Summary(ordered.map { $0.value.shares[place] }, isBoundedRate: false)
    }
    let drift = shares.indices.map { place in
      let own = runs.mapValues { $0.drift[place] }
      return Difference(paired: own, with: own.mapValues { _ in 0 })
    }
    let ends = ordered.map { basin(of: $0.value) }
    let most = Set(ends).max { left, right in
      let counts = [left, right].map { one in ends.count { $0 == one } }
      return (counts[0], right.description) < (counts[1], left.description)
    }
    return EvolutionFindings.Start(
      shares: shares, mix: mix, drift: drift, behaviours: most ?? [],
      isMoving: drift.contains { moves($0) })
  }

  private static func moves(_ drift: Difference) -> Bool {
    let range =
      drift.interval(level: 0.95) ?? drift.mean.map { Interval(low: $0, high: $0) }
    return range.map { $0.low > still || $0.high < -still } ?? false
  }
}
