import Foundation
import MesoExperiment
import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

/// Whether what quickstart shows of its population holds for others.
///
/// The populations are drawn from a fixed seed. Delay and overhead keep their order in all that
/// were tried. Risk does where honest contributors can do the work; where much of theirs fails,
/// slashes make staking as risky as royalties or riskier, which the last test holds. Alignment
/// with quality is not among the metrics: its order depends on the population and is reported,
/// not asserted.
@Suite struct PopulationOrderStatisticalTests {
  private static let risingOrder = ["pay-per-task", "staked-performance", "continuous-royalty"]

  @Test(arguments: 1...10)
  func `risk, delay and overhead keep their order among able contributors`(
    population: Int
  ) throws {
    // Mean skill between 0.62 and 0.80; quickstart's is 0.71.
    let changes = Self.population(population, alpha: 4...6, beta: 1.5...2.5)
    let means = try Self.means(changes + ["epochs=120", "replicates=4"])

    let about = "population \(population): \(changes.joined(separator: " "))"
    let variation = try Self.values("income_variation", in: means)
    #expect(variation[0] < variation[1] && variation[1] < variation[2], "\(variation) \(about)")
    try expectOrderOfDelayAndOverhead(means, about)
  }

  @Test(arguments: 1...10)
  func `delay and overhead keep their order whatever the skill`(population: Int) throws {
    // Mean skill between 0.33 and 0.89.
    let changes = Self.population(population, alpha: 2...8, beta: 1...4)
    let means = try Self.means(changes + ["epochs=120", "replicates=4"])

    try expectOrderOfDelayAndOverhead(means, "population \(population): \(changes)")
  }

  /// The unskilled are slashed often, which varies their income more than unequal use does.
  @Test func `royalties are not the riskiest where much honest work is rejected`() throws {
    let means = try Self.means(["contributors.honest.skill={beta: [2, 3]}", "replicates=4"])

    let variation = try Self.values("income_variation", in: means)
    #expect(variation[1] > variation[2], "\(variation)")
  }

  private func expectOrderOfDelayAndOverhead(
    _ means: [String: [String: Double]], _ about: String
  ) throws {
    let delay = try Self.values("payout_delay_epochs", in: means)
    let overhead = try Self.values("overhead_tokens_per_accepted", in: means)
    #expect(delay[0] < delay[1] && delay[1] < delay[2], "\(delay) \(about)")
    #expect(overhead[0] > overhead[1] && overhead[1] > overhead[2], "\(overhead) \(about)")
  }

  /// A metric's means, in the order of the treatments.
  private static func values(
    _ metric: String, in means: [String: [String: Double]]
  ) throws -> [Double] {
    try risingOrder.map { try #require(means[$0]?[metric]) }
  }

  /// A population as changes of quickstart's.
  private static func population(
    _ index: Int, alpha: ClosedRange<Double>, beta: ClosedRange<Double>
  ) -> [String] {
    var random = RandomStream(
      key: StreamKey(seed: 2_026, replicate: index), entity: 0, epoch: 0, purpose: .experiment)
    func count(_ path: String, _ range: ClosedRange<Int>) -> String {
      let width = Double(range.count)
      return "\(path)=\(range.lowerBound + min(range.count - 1, Int(random.uniform() * width)))"
    }
    func number(_ range: ClosedRange<Double>) -> String {
      let width = range.upperBound - range.lowerBound
      return String(((range.lowerBound + width * random.uniform()) * 100).rounded() / 100)
    }
    let sizes = [
      count("contributors.honest.operators", 20...200),
      count("contributors.lazy.operators", 5...60),
      count("contributors.sybil.operators", 2...15),
      count("contributors.sybil.identities", 2...15),
      count("contributors.ring.operators", 5...40),
      count("validators.honest.operators", 15...60),
      count("validators.lazy.operators", 2...10),
      count("validators.cabal.operators", 2...10),
    ]
    let skill = "{beta: [\(number(alpha)), \(number(beta))]}"
    let noise = number(0.1...0.3)
    return sizes
      + ["honest", "lazy", "sybil", "ring"].map { "contributors.\($0).skill=\(skill)" }
      + ["validators.honest.signal-noise=\(noise)"]
  }

  /// The mean over replicates of every metric, by treatment and name.
  private static func means(_ changes: [String]) throws -> [String: [String: Double]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Scenarios/quickstart.yaml")
    let scenario = try ScenarioLoader().load(file: file.path, overrides: changes)
    let experiment = Experiment(scenario)
    let results = try experiment.run(
      jobs: 1, into: Shelf(results: Results(of: experiment))
    ) { _ in NoTables() }.results
    return scenario.treatments.enumerated().reduce(into: [:]) { means, treatment in
      for (place, metric) in experiment.metrics.enumerated() {
        let mean = results.summary(treatment: treatment.offset, metric: place).mean
        means[treatment.element.name, default: [:]][metric.name] = mean
      }
    }
  }

  private struct Shelf: RunSink {
    var results: Results

    mutating func take(_ record: RunRecord) { results.append(record) }
  }

  private struct NoTables: RunRecorder {
    mutating func record(_ observation: EpochObservation) {}
    mutating func finish(_ observation: RunObservation) {}
    var rows: [[UInt8]] { [] }
  }
}
