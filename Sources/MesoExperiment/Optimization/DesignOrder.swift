import MesoScenario

/// Which designs of a look are better than others.
struct DesignOrder {
  private let plan: OptimizationPlan
  private let candidates: [Candidate]
  /// The spread of each requirement's shortfall, which makes shortfalls comparable.
  private let scales: [Double]

  init(_ plan: OptimizationPlan, _ candidates: [Candidate]) {
    self.plan = plan
    self.candidates = candidates
    let count = candidates.map { $0.requirements.count }.max() ?? 0
    scales = (0..<count).map { place in
      let values = candidates.compactMap { candidate -> Double? in
        guard place < candidate.requirements.count else { return nil }
        return candidate.requirements[place].value
      }.filter { $0.isFinite }
      return max((values.max() ?? 0) - (values.min() ?? 0), .leastNormalMagnitude)
    }
  }

  /// What a design lacks, in spreads; 0 if every interval is within its goal.
  func shortfall(_ candidate: Candidate) -> Double {
    guard candidate.isKnown else { return .infinity }
    return zip(candidate.requirements, scales).reduce(0) { $0 + $1.0.shortfall / $1.1 }
  }

  /// Those that no design which meets all is shown to be better than, in every objective; and none
  /// that is shown to miss a requirement, unless all are.
  var undominated: [Candidate] {
    let allowed = candidates.filter { $0.state != .notMet }
    guard !allowed.isEmpty else { return candidates }
    let met = allowed.filter { $0.state == .met && $0.isKnown }
    return allowed.filter { candidate in
      !met.contains { $0.number != candidate.number && isShownBetter($0, than: candidate) }
    }
  }

  /// Whether paired 95 % intervals show the first to be better in every objective.
  private func isShownBetter(_ first: Candidate, than second: Candidate) -> Bool {
    guard second.isKnown else { return true }
    return plan.objectives.indices.allSatisfy { place in
      let difference = Difference(
        paired: first.objectives[place], with: second.objectives[place])
      guard let interval = difference.interval(level: 0.95) else { return false }
      return plan.objectives[place].isMinimised ? interval.high < 0 : interval.low > 0
    }
  }

  /// Designs with the best first: those that lack least, then layer by layer of those that no other is
  /// better than by its means; of a layer, the ends of each objective first.
  func sorted(_ designs: [Candidate]) -> [Candidate] {
    let safe = designs.filter { shortfall($0) == 0 }
    let others = designs.filter { shortfall($0) > 0 }
      .sorted { (shortfall($0), $0.number) < (shortfall($1), $1.number) }
    return layers(of: safe).flatMap { spread($0) } + others
  }

  /// The layers of designs that are not dominated within what the earlier layers leave.
  private func layers(of designs: [Candidate]) -> [[Candidate]] {
    var (left, layers) = (designs, [[Candidate]]())
    while !left.isEmpty {
      let layer = left.filter { one in !left.contains { dominates($0, one) } }
      layers.append(layer)
      let taken = Set(layer.map { $0.number })
      left.removeAll { taken.contains($0.number) }
    }
    return layers
  }

  /// Whether a design is as good in every objective and better in one, by means.
  func dominates(_ first: Candidate, _ second: Candidate) -> Bool {
    let pairs = costs(first, second)
    return pairs.allSatisfy { $0.0 <= $0.1 } && pairs.contains { $0.0 < $0.1 }
  }

  private func costs(_ first: Candidate, _ second: Candidate) -> [(Double, Double)] {
    plan.objectives.enumerated().map { place, objective in
      (
        first.cost(place, isMinimised: objective.isMinimised),
        second.cost(place, isMinimised: objective.isMinimised)
      )
    }
  }

  /// A layer in an order in which any first few are spread over it: those farthest from their
  /// neighbours first.
  ///
  /// - SeeAlso: K. Deb et al., “A fast and elitist multiobjective genetic algorithm: NSGA-II”, IEEE
  ///   Transactions on Evolutionary Computation 6(2), 2002: crowding distance.
  private func spread(_ layer: [Candidate]) -> [Candidate] {
    var distance: [Int: Double] = [:]
    for (place, objective) in plan.objectives.enumerated() {
      let sorted = layer.map {
        (number: $0.number, cost: $0.cost(place, isMinimised: objective.isMinimised))
      }.sorted { ($0.cost, $0.number) < ($1.cost, $1.number) }
      let range = max(
        (sorted.last?.cost ?? 0) - (sorted.first?.cost ?? 0), .leastNormalMagnitude)
      for index in sorted.indices {
        let isEnd = index == 0 || index == sorted.count - 1
        let gap =
          isEnd ? .infinity : (sorted[index + 1].cost - sorted[index - 1].cost) / range
        distance[sorted[index].number, default: 0] += gap
      }
    }
    return layer.sorted {
      (-(distance[$0.number] ?? 0), $0.number) < (-(distance[$1.number] ?? 0), $1.number)
    }
  }
}
