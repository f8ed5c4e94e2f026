import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

@Suite struct `Worlds that scenarios make` {
  /// Steps every treatment and returns the conservation errors, which must be 0.
  private func step(_ scenario: ResolvedScenario, epochs: Int) throws -> [Int64] {
    try scenario.treatments.map { treatment in
      let engine = try Engine(world: treatment.world, seed: scenario.seed, replicate: 1)
      for _ in 0..<min(epochs, treatment.world.epochs) { try engine.step() }
      return engine.frame.conservationError
    }
  }

  @Test(arguments: `Scenario files`.all)
  func `every scenario file steps`(path: String) throws {
    let errors = try step(try `Scenario files`.load(path), epochs: 3)
    #expect(errors.allSatisfy { $0 == 0 })
  }

  /// Unusual worlds that pass every check must not stop the engine.
  @Test(arguments: [
    ["validators.honest=null", "mechanism.verification={kind: oracle}"],
    ["contributors.honest.contributions-per-epoch=1000"],
    ["contributors.honest={work: split, identities: 1000}"],
    ["validators.honest.identities=1000", "validators.honest.operators=1"],
    ["validators.honest.operators=0", "mechanism.verification.rate=0"],
    ["contributors.idle={strategy: lazy, operators: 0}", "adaptation={kind: copy-richer}"],
    ["contributors.honest.arrive=2", "contributors.honest.depart=3"],
    [
      "validators.honest=null", "adaptation={kind: fermi, side: both}",
      "mechanism.verification={kind: none}",
    ],
    ["demand.tasks=0"], ["demand.tasks=3"], ["demand.budget=0"],
    ["mechanism.preset=continuous-royalty"],
    ["mechanism.preset=continuous-royalty", "mechanism.reward.decay=1"],
    ["mechanism.preset=continuous-royalty", "mechanism.reward.decay=0"],
    [
      "mechanism.preset=continuous-royalty", "popularity={item-sd: 10, operator-sd: 10}",
      "demand={usage: 1000000000000, fee: 0.000000001}", "epochs=2",
    ],
    ["mechanism.preset=staked-performance", "demand.budget=9000000000"],
    [
      "token.decimals=0", "mechanism.validator-reward.fee=1", "mechanism.reward.amount=1",
    ],
    ["token.decimals=12", "treasury.balance=9_000_000"],
    [
      "contributors.honest.capital=900_000_000", "costs.settled=burned",
      "contributors.honest.effort-cost={fixed: 1, linear: 1, quadratic: 1}",
    ],
    ["contributors.honest.effort-cost=400_000_000"],
    ["contributors.honest.effort=100"],
    ["mechanism.reward.amount=900_000_000"],
    ["treasury.balance=9_223_371_986"],
    ["supply=9_223_372_036.854775807", "token.emission={kind: none}"],
    [
      "contributors.honest.quality={skill-weight: 100, base: -100, noise: 100}",
      "production={kind: beta}",
    ],
    ["validators.honest={signal-noise: 100, signal-bias: 100}"],
    ["contributors.honest.skill={beta: [0.01, 0.01]}"],
    ["contributors.honest.skill={beta: [100000, 100000]}"],
    ["contributors.honest.skill={uniform: [0, 0]}"],
    ["mechanism.verification={kind: usage}"], ["mechanism.verification={kind: audit, rate: 0}"],
    ["mechanism.verification={kind: committee, size: 255, approvals: 255, replacement: true}"],
    ["mechanism.verification.weighting=stake"],
    ["capital-cost=10", "epoch-days=36525", "score-bias-sd=10"],
    ["mechanism.payout={kind: stream, epochs: 100}"],
    [
      "contributors.honest.stake=50",
      "mechanism.slashing={kind: fraction, fraction: 1, to: redistribute}",
    ],
    ["mechanism.admission={kind: stake, minimum: 9000000000}"],
    ["token.emission={kind: constant, amount: 1}"],
  ])
  func `unusual scenarios step`(overrides: [String]) throws {
    let scenario = try ScenarioLoader().load(
      text: smallest + "treasury: {balance: 100}\n", file: "s.yaml", overrides: overrides)
    #expect(try step(scenario, epochs: 6).allSatisfy { $0 == 0 })
  }
}
