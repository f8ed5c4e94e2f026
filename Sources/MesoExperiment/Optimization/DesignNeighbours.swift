import MesoScenario

/// The designs around one: each lever a step up and a step down, and every other choice.
struct DesignNeighbours {
  private let plan: OptimizationPlan
  /// As a share of each lever's range.
  private let step: Double
  /// How near to the ends of a range a step may lead.
  private static let margin = 1e-6

  init(_ plan: OptimizationPlan, step: Double) {
    self.plan = plan
    self.step = step
  }

  func around(_ design: OptimizationPlan.Design) -> [OptimizationPlan.Design] {
    plan.levers.indices.flatMap { lever in
      places(of: design.unit[lever], lever).map { place in
        var unit = design.unit
        unit[lever] = place
        return plan.design(at: unit)
      }
    }
  }

  private func places(of place: Double, _ lever: Int) -> [Double] {
    guard let choices = plan.choices(ofLever: lever) else {
      return [place - step, place + step].map {
        min(max($0, Self.margin), 1 - Self.margin)
      }
    }
    let own = min(choices - 1, Int(place * Double(choices)))
    return (0..<choices).filter { $0 != own }.map { (Double($0) + 0.5) / Double(choices) }
  }
}
