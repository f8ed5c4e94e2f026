import MesoModel

/// One run of a study: what each behaviour earns in a mix that is kept, or where a mix goes.
struct EvolutionRun {
  let design: EvolutionDesign
  let seed: UInt64
  let replicate: Int
  var threads = 1

  /// The places of a run's values.
  ///
  /// Payoffs by behaviour, then that of the operator that turns invader elsewhere, then shares by
  /// behaviour in the last quarter but one of the measured epochs, then in the last.
  struct Layout {
    let behaviours: Int
    var incumbent: Int { behaviours }
    var earlier: Int { behaviours + 1 }
    var later: Int { 2 * behaviours + 1 }
    var count: Int { 3 * behaviours + 1 }
  }

  /// The names of the values, in their order.
  static func names(of behaviours: [String]) -> [String] {
    behaviours.map { "payoff/\($0)" } + ["payoff-of-incumbent"]
      + behaviours.map { "earlier/\($0)" } + behaviours.map { "later/\($0)" }
  }

  private var layout: Layout { Layout(behaviours: design.behaviours.count) }

  /// Makes the run.
  ///
  /// - Returns: Payoffs in tokens an operator and epoch; `nil` if the run was cancelled.
  /// - Throws: `EngineError` when it cannot go on.
  func values(_ arm: EvolutionDesign.Arm, progress: RunProgress) throws -> [Double?]? {
    let order = design.order(seed: seed, replicate: replicate)
    let engine = try Engine(
      world: design.world(arm, order: order), seed: seed, replicate: replicate, threads: threads)
    switch arm {
    case .mix(let mix): return try payoffs(of: mix, engine, order, progress)
    case .invader(let mix, let behaviour):
      return try payoff(of: order[design.probe(of: mix)], engine, progress).map { value in
        var values = [Double?](repeating: nil, count: layout.count)
        values[behaviour] = value
        return values
      }
    case .start: return try shares(engine, progress)
    }
  }

  private func payoffs(
    of mix: Int, _ engine: Engine, _ order: [EvolutionDesign.Player], _ progress: RunProgress
  ) throws -> [Double?]? {
    guard let earned = try earned(order, engine, progress) else { return nil }
    var values = [Double?](repeating: nil, count: layout.count)
    var first = 0
    for (behaviour, count) in design.mixes[mix].enumerated() where count > 0 {
      let own = earned[first..<(first + count)]
      values[behaviour] = own.reduce(0, +) / Double(count)
      first += count
    }
    values[layout.incumbent] = earned[design.probe(of: mix)]
    return values
  }

  private func payoff(
    of player: EvolutionDesign.Player, _ engine: Engine, _ progress: RunProgress
  ) throws -> Double? { try earned([player], engine, progress)?.first }

  /// What operators earn an epoch, in tokens: the mean over measured epochs, weighed by the discount.
  private func earned(
    _ players: [EvolutionDesign.Player], _ engine: Engine, _ progress: RunProgress
  ) throws -> [Double]? {
    let world = design.world
    var values = players.map {
      OperatorValue(design.side, cohort: $0.cohort, ordinal: $0.ordinal)
    }
    var (weight, factor) = (0.0, 1.0)
    while engine.epoch < world.epochs {
      if progress.isCancelled { return nil }
      try engine.step()
      progress.addEpoch()
      if engine.epoch > world.warmUp {
        weight += factor
        factor *= world.profit.discount
      }
      // Without a discount the sum is that of the last epoch.
      guard
        world.profit.discount < 1 || engine.epoch == world.warmUp || engine.epoch == world.epochs
      else { continue }
      for place in values.indices { values[place].observe(engine, world) }
    }
    let scale = max(weight, .leastNormalMagnitude) * world.token.unitsPerToken
    return values.map { $0.units / scale }
  }

  /// The mean shares of the behaviours among those who choose, in two windows.
  private func shares(_ engine: Engine, _ progress: RunProgress) throws -> [Double?]? {
    let world = design.world
    let window = max(1, (world.epochs - world.warmUp) / 4)
    let others = design.bystanderCounts
    var sums = [[Double]](
      repeating: [Double](repeating: 0, count: design.behaviours.count), count: 2)
    while engine.epoch < world.epochs {
      if progress.isCancelled { return nil }
      try engine.step()
      progress.addEpoch()
      let left = world.epochs - engine.epoch
      guard left < 2 * window else { continue }
      let followers = engine.followers(of: design.side)
      for (place, behaviour) in design.behaviours.enumerated() {
        sums[left < window ? 1 : 0][place] += Double(followers[behaviour] - others[behaviour])
      }
    }
    var values = [Double?](repeating: nil, count: layout.count)
    let scale = Double(window * design.players.count)
    for place in design.behaviours.indices {
      values[layout.earlier + place] = sums[0][place] / scale
      values[layout.later + place] = sums[1][place] / scale
    }
    return values
  }
}

extension EvolutionDesign {
  /// Operators that do not choose, by behaviour; they keep theirs.
  fileprivate var bystanderCounts: [Int] {
    world.cohortEntries.filter { $0.side == side }
      .map { behaviours.contains($0.place) ? 0 : $0.terms.operators }
  }
}
