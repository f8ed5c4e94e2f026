import MesoMetrics
import MesoModel
import Testing

/// The value of a metric over some epochs, as the run's value is defined.
func value(
  _ name: String, _ frames: [EpochFrame], in world: World
) throws -> Double? {
  let metric = try metric(name, in: world)
  switch metric.measure {
  case .flow(let measure):
    return frames.compactMap { measure($0, world) }.reduce(0, +)
  case .stock(let measure):
    return measure(try #require(frames.last), world)
  case .ratio(let measure):
    let sums = frames.map { measure($0, world) }.reduce((0.0, 0.0)) {
      ($0.0 + $1.numerator, $0.1 + $1.denominator)
    }
    return sums.1 == 0 ? nil : sums.0 / sums.1
  case .yield(let measure):
    let sums = frames.map { measure($0, world) }.reduce((0.0, 0.0, 0.0)) {
      ($0.0 + $1.gain, $0.1 + $1.net, $0.2 + $1.gross)
    }
    return sums.1 > sums.2 * 1e-6 ? sums.0 / sums.1 : nil
  case .concentration, .run:
    Issue.record("\(name) is not a metric of epochs")
    return nil
  }
}

/// The value of a metric of operators at the end of a run.
func value(_ name: String, _ operators: OperatorColumns, in world: World) throws -> Double? {
  let metric = try metric(name, in: world)
  switch metric.measure {
  case .concentration(let held, let measure):
    return measure(operators.holdings.amounts(held))
  case .run(_, let measure):
    return measure(operators, world)
  case .flow, .stock, .ratio, .yield:
    Issue.record("\(name) is not a metric of operators")
    return nil
  }
}

/// A metric of a world, or one that its scenario would have to ask for: of markets, of governance.
private func metric(_ name: String, in world: World) throws -> Metric {
  try #require(
    (Metric.standard(for: world) + Metric.standard).first { $0.name == name }, "\(name)")
}

extension Holdings {
  fileprivate func amounts(_ held: HeldAmounts) -> [Int64] {
    switch held {
    case .liquid: liquid
    case .wealth: liquid.indices.map { liquid[$0] + stake[$0] + pending[$0] }
    case .rewards: zip(rewards, contributions).filter { $0.1 > 0 }.map { $0.0 }
    case .validatorStake: validatorStake
    }
  }
}
