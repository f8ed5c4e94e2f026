import Foundation
import MesoExperiment
import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

/// The model PPT-5, expressed with ordinary components, against its published figures.
///
/// With z the difference in units of both standard errors, a sound engine exceeds 4 on one of the
/// twelve figures about once in 1 300 choices of seeds (12 × 6.3·10⁻⁵, figures taken as
/// independent); the seed is fixed, so the test is repeatable.
@Suite struct ReferenceModelStatisticalTests {
  /// Mean and standard error over 2 000 seeds of the model's C version, with 1 000 contributors
  /// and 100 epochs: time averages, then values of the last epoch. Tokens, not millionths.
  private static let reference: [(name: String, mean: Double, error: Double)] = [
    ("accepted", 607.197, 0.19),
    ("mean quality accepted", 0.727527, 9.9e-05),
    ("false-accept rate", 0.168184, 0.00012),
    ("false-reject rate", 0.080837, 6.6e-05),
    ("slashed", 683.204, 0.27),
    ("burned", 295.637, 0.06),
    ("top-ups", 37.9473, 0.021),
    ("honest at the end", 732.412, 0.31),
    ("lazy at the end", 105.209, 0.19),
    ("sybil at the end", 66.155, 0.16),
    ("colluding at the end", 96.224, 0.21),
    ("gini at the end", 0.369507, 0.00021),
  ]

  private static let replicates = 60

  @Test func `the reference model agrees with its published figures`() async throws {
    for (name, z) in try await Self.distances() {
      #expect(abs(z) < 4, "\(name): z = \(z)")
    }
  }

  @Test func `the comparison tells a judgement noise of 0,155 from one of 0,15`() async throws {
    let distances = try await Self.distances(["validators.honest.signal-noise=0.155"])

    #expect(distances.contains { abs($0.z) > 4 })
  }

  /// The distance of each figure from its reference, in standard errors of both.
  private static func distances(
    _ overrides: [String] = []
  ) async throws -> [(name: String, z: Double)] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Scenarios/reference/ppt-5.yaml")
    let scenario = try ScenarioLoader().load(file: file.path, overrides: overrides)
    let runs = try await withThrowingTaskGroup(of: [Double].self) { group in
      for replicate in 1...replicates {
        group.addTask { try figures(of: scenario, replicate: replicate) }
      }
      return try await group.reduce(into: [[Double]]()) { $0.append($1) }
    }
    return reference.enumerated().map { place, figure in
      // Sorted, because runs end in any order and sums of numbers depend on theirs.
      let values = runs.map { $0[place] }.sorted()
      let error = Statistics.standardDeviation(values) / Double(values.count).squareRoot()
      let distance = Statistics.mean(values) - figure.mean
      return (figure.name, distance / (error * error + figure.error * figure.error).squareRoot())
    }
  }

  /// The twelve figures of one run, in the order of the reference.
  private static func figures(of scenario: ResolvedScenario, replicate: Int) throws -> [Double] {
    let world = scenario.treatments[0].world
    let engine = try Engine(world: world, seed: scenario.seed, replicate: replicate)
    var sums = [Double](repeating: 0, count: 7)
    for _ in 0..<world.epochs {
      try engine.step()
      for (place, value) in averaged(engine.frame, world).enumerated() { sums[place] += value }
    }
    let gini = Experiment(scenario).metrics.first { $0.name == "gini_balance" }
    guard case .concentration(let held, let measure)? = gini?.measure,
      let inequality = measure(engine.amounts(held))
    else { throw MissingMetric() }
    // Counts are those of the population that submitted in the last epoch.
    return sums.map { $0 / Double(world.epochs) }
      + engine.frame.contributors.map { Double($0.operators) } + [inequality]
  }

  private struct MissingMetric: Error {}

  /// An epoch's values of the seven figures that are averaged over time; a rate of nothing is 0.
  private static func averaged(_ frame: EpochFrame, _ world: World) -> [Double] {
    let all = frame.contributors
    func sum(_ count: (ContributorTotals) -> Int) -> Double {
      Double(all.reduce(0) { $0 + count($1) })
    }
    func share(_ part: Double, of whole: Double) -> Double { whole > 0 ? part / whole : 0 }
    func tokens(_ reason: Reason) -> Double {
      Double(frame.flows.reduce(Int64(0)) { $0 + ($1.reason == reason ? $1.units : 0) })
        / world.token.unitsPerToken
    }
    let (made, accepted) = (sum { $0.contributions }, sum { $0.accepted })
    let (good, goodAccepted) = (sum { $0.good }, sum { $0.goodAccepted })
    let topUps = frame.flows.reduce(0) { $0 + ($1.reason == .topUp ? $1.transfers : 0) }
    return [
      accepted,
      share(all.reduce(0.0) { $0 + $1.acceptedQuality }, of: accepted),
      share(accepted - goodAccepted, of: made - good),
      share(good - goodAccepted, of: good),
      tokens(.slash),
      tokens(.effortCost),
      Double(topUps),
    ]
  }
}
