import MesoModel
import MesoPrimitives

/// One run of an audit: what each focal operator makes, and what honest operators do.
struct DeviationRun {
  let design: DeviationDesign
  let seed: UInt64
  let replicate: Int
  var threads = 1

  /// The names of the values, in their order.
  static func names(of homes: [DeviationDesign.Home]) -> [String] {
    homes.flatMap { home in
      (1...home.focal).map { "\(home.side.rawValue)/\(home.cohort)/\($0)" }
    } + ["honest-contributors", "honest-validators"]
  }

  /// Makes the run.
  ///
  /// - Parameter arm: The deviation; the baseline if `nil`.
  /// - Returns: In tokens an operator: the value of each home's focal operators in the order in
  ///   which they are drawn, then the mean over the other operators of honest cohorts of either
  ///   side. `nil` if the run was cancelled.
  /// - Throws: `EngineError` when it cannot go on.
  func values(_ arm: DeviationDesign.Arm?, progress: RunProgress) throws -> [Double?]? {
    let focal = design.homes.map {
      FocalOperators.drawn($0, in: design.world, seed: seed, replicate: replicate)
    }
    let world = design.world(arm, replicate: replicate, focal: focal)
    let engine = try Engine(world: world, seed: seed, replicate: replicate, threads: threads)
    var values = zip(design.homes, focal).flatMap { home, ordinals in
      ordinals.map { OperatorValue(home.side, cohort: home.place, ordinal: $0) }
    }
    while engine.epoch < world.epochs {
      if progress.isCancelled { return nil }
      try engine.step()
      progress.addEpoch()
      // Without a discount the sum is that of the last epoch.
      guard
        world.profit.discount < 1 || engine.epoch == world.warmUp || engine.epoch == world.epochs
      else { continue }
      for place in values.indices { values[place].observe(engine, world) }
    }
    return own(values, world) + honest(engine, world, focal)
  }

  /// The focal operators' values; where a cohort has fewer operators than an audit asks for, the
  /// last are missing.
  private func own(_ values: [OperatorValue], _ world: World) -> [Double?] {
    var rest = values[...]
    return design.homes.flatMap { home -> [Double?] in
      let count = min(home.focal, home.operators)
      let known = rest.prefix(count).map { Optional($0.units / world.token.unitsPerToken) }
      rest = rest.dropFirst(count)
      return known + Array(repeating: nil, count: home.focal - count)
    }
  }

  private func honest(_ engine: Engine, _ world: World, _ focal: [[Int]]) -> [Double?] {
    Side.allCases.map { side in
      let cohorts = world.cohortEntries.filter { $0.side == side }
      let columns = engine.operatorColumns(of: side)
      var (sum, count, start) = (0.0, 0, 0)
      for cohort in cohorts {
        let members = start..<(start + cohort.terms.operators)
        start = members.upperBound
        guard cohort.isHonest else { continue }
        let home = design.homes.firstIndex { $0.side == side && $0.place == cohort.place }
        let left = Set(home.map { focal[$0] } ?? [])
        for place in members where !left.contains(place - members.lowerBound) {
          sum += columns.profit[place]
          sum += world.profit.countsPending ? Double(columns.holdings.pending[place]) : 0
          count += 1
        }
      }
      return count > 0 ? sum / Double(count) / world.token.unitsPerToken : nil
    }
  }
}
