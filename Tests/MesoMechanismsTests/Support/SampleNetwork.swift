import MesoModel
import MesoPrimitives
import MesoScenario

/// A small network for components that act over several epochs on contributions one by one: good
/// and bad authors, validators that look, that do not, that watch, and that collude.
enum SampleNetwork {
  static let scenario = """
    scenario: sample-network
    seed: 11
    epochs: 6
    warm-up: 0
    replicates: 1
    treasury: {balance: 1_000}
    demand: {kind: constant, usage: 0, fee: 0}
    production: {kind: linear, skill-weight: 1, base: 0, noise: 0}
    contributors:
      good: {strategy: honest, operators: 3, capital: 50, stake: 10, skill: {constant: 0.9}}
      bad: {strategy: lazy, operators: 2, capital: 50, stake: 10, skill: {constant: 0.2}}
      ring: {strategy: colluding, coalition: ring, operators: 1, capital: 50, stake: 10, skill: {constant: 0.3}}
    validators:
      honest: {strategy: honest, operators: 5, capital: 20, stake: 30, signal-noise: 0.2}
      lazy: {strategy: lazy, mode: approve-all, operators: 2, capital: 20, stake: 30}
      watch: {strategy: challenger, attention: 0.5, operators: 3, capital: 20, stake: 30}
      ring: {strategy: colluding, coalition: ring, operators: 2, capital: 20, stake: 30}
    mechanism:
      verification: {kind: none}
      reward: {kind: per-task, amount: 1}
    """

  /// What happened to whom under one component of a stage, with its defaults.
  static func events(
    _ stage: Stage, _ name: String, _ overrides: String...
  ) throws -> [String] {
    try events(stage, name, overrides: overrides)
  }

  private static func events(
    _ stage: Stage, _ name: String, overrides: [String]
  ) throws -> [String] {
    let use = stage == .reward ? ["demand.usage=100", "demand.fee=0.1", "demand.budget=20"] : []
    let scenario = try ScenarioLoader().load(
      text: scenario, file: "sample.yaml",
      overrides: ["mechanism.\(stage.rawValue)={kind: \(name)}"] + use + overrides)
    let world = scenario.treatments[0].world
    let engine = try Engine(world: world, seed: scenario.seed, replicate: 1)
    engine.recordsEvents = true
    var lines: [String] = []
    for _ in 0..<world.epochs {
      try engine.step()
      lines += engine.events.map { event in
        let amount = Amount(units: event.units).text(decimals: 9)
        return "epoch \(event.epoch): \(event.kind.rawValue) \(event.side.rawValue)/"
          + "\(event.cohort)/\(event.ordinal) \(amount): \(event.why)"
      }
      lines.append("epoch \(engine.epoch): \(engine.frame.openCases) open")
    }
    return lines
  }

  /// What happened to whom where two tasks an epoch are allotted by one component, at the costs of a
  /// market, or paid by it.
  static func tasks(_ stage: Stage, _ name: String) throws -> [String] {
    let others =
      stage == .allocation
      ? ["mechanism.reward={kind: agreed-price}"] : ["mechanism.allocation={kind: bounty}"]
    let costs = ["good", "bad", "ring"].map {
      "contributors.\($0).tasks={cost-low: 0.1, cost-high: 0.5}"
    }
    return try events(
      stage, name,
      overrides: others + costs + [
        "demand.tasks=2", "mechanism.verification={kind: oracle}", "demand.budget=300",
      ])
  }

  /// What happened to whom under one verification of labels, paid by score.
  static func labelling(_ name: String) throws -> [String] {
    try events(
      .verification, name, "mechanism.allocation={kind: redundant}",
      "mechanism.reward={kind: per-score}", "contributors.good.contributions-per-epoch=2",
      "contributors.bad.contributions-per-epoch=2", "contributors.ring.contributions-per-epoch=2",
      "contributors.ring.operators=2", "epochs=3")
  }
}
