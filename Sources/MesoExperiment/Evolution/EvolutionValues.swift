import MesoModel

/// The values of a study's runs, by run of a replicate and replicate.
struct EvolutionValues {
  private(set) var finished = 0
  private(set) var failures: [(id: SweepRunID, reason: String)] = []
  private let design: EvolutionDesign
  private var values: [EvolutionDesign.Arm: [Int: [Double?]]] = [:]

  init(_ design: EvolutionDesign) { self.design = design }

  mutating func add(_ entry: JournalEntry) {
    finished += 1
    if let reason = entry.status.failure {
      failures.append((entry.id, reason))
    } else {
      values[design.arms[entry.id.point - 1], default: [:]][entry.id.replicate] = entry.values
    }
  }

  private var layout: EvolutionRun.Layout {
    EvolutionRun.Layout(behaviours: design.behaviours.count)
  }

  /// What a behaviour earns at a mix, by replicate.
  ///
  /// One that nobody follows there is tried by a single operator, and what it earns is the incumbents'
  /// mean and what that operator makes more than as one of them, so that its own luck and skill do not
  /// count.
  func payoffs(at mix: Int, of behaviour: Int) -> [Int: Double] {
    let base = values[.mix(mix)] ?? [:]
    guard design.mixes[mix][behaviour] == 0 else {
      return base.compactMapValues { $0[behaviour] }
    }
    let incumbent = design.incumbent(of: mix)
    let tried = values[.invader(mix, behaviour: behaviour)] ?? [:]
    return base.reduce(into: [:]) { payoffs, run in
      guard let mean = run.value[incumbent], let own = run.value[layout.incumbent],
        let other = tried[run.key]?[behaviour]
      else { return }
      payoffs[run.key] = mean + (other - own)
    }
  }

  /// The shares that a start leads to in a replicate: the mean of both windows, and what the second
  /// has more than the first.
  struct LongRun {
    let shares: [Double]
    let drift: [Double]
  }

  func longRuns(from start: Int) -> [Int: LongRun] {
    let behaviours = design.behaviours.indices
    return (values[.start(start)] ?? [:]).compactMapValues { run in
      let windows = [layout.earlier, layout.later].map { first in
        behaviours.compactMap { run[first + $0] }
      }
      guard windows.allSatisfy({ $0.count == behaviours.count }) else { return nil }
      return LongRun(
        shares: zip(windows[0], windows[1]).map { ($0 + $1) / 2 },
        drift: zip(windows[0], windows[1]).map { $1 - $0 })
    }
  }
}
