import MesoModel
import MesoScenario

/// Loads the one world of a scenario text.
func world(_ text: String, _ overrides: String...) throws -> World {
  try world(text, overrides: overrides)
}

func world(_ text: String, overrides: [String]) throws -> World {
  let scenario = try ScenarioLoader().load(text: text, file: "test.yaml", overrides: overrides)
  return scenario.treatments[0].world
}

/// Steps a world to its horizon and returns every epoch's frame.
func frames(
  of world: World, seed: UInt64 = 1, replicate: Int = 1, threads: Int = 1
) throws -> [EpochFrame] {
  let engine = try Engine(world: world, seed: seed, replicate: replicate, threads: threads)
  return try (0..<world.epochs).map { _ in
    try engine.step()
    return engine.frame
  }
}

/// A network in which everything happens: slashes, royalties, delays, burns, adaptation, arrivals.
let busy = """
  scenario: busy
  seed: 7
  epochs: 30
  warm-up: 5
  replicates: 1
  treasury: {balance: 5_000}
  demand: {kind: constant, budget: 80, usage: 400, fee: 0.05}
  costs: {settled: burned}
  token: {emission: {kind: constant, amount: 3}}
  contributors:
    honest: {strategy: honest, operators: 60, capital: 40, stake: 10, effort-cost: 0.3}
    lazy: {strategy: lazy, operators: 20, capital: 40, stake: 10, effort-cost: 0.05, arrive: 6}
    sybil: {strategy: sybil, operators: 4, identities: 10, capital: 60, effort-cost: 0.02}
    ring: {strategy: colluding, operators: 12, coalition: ring, capital: 40, depart: 20}
  validators:
    honest: {strategy: honest, operators: 14, stake: 50, capital: 5, inspection-cost: 0.02}
    lazy: {strategy: lazy, mode: copy-consensus, operators: 4, stake: 50}
    cabal: {strategy: colluding, operators: 4, coalition: ring, stake: 50, camouflage: 0.2}
  mechanism:
    admission: {kind: stake, minimum: 5, unbonding: 3}
    verification: {kind: committee, size: 5, approvals: 3, rate: 0.6, commit-reveal: false}
    reward: {kind: staked-performance}
    validator-reward: {kind: coherence, fee: 0.04, deposit: 0.1}
    slashing: {kind: fraction, fraction: 0.2, to: redistribute}
    payout: {kind: stream, epochs: 3}
    reputation: {kind: ema}
  adaptation: {kind: fermi, intensity: 1, revision: 0.1, mutation: 0.01, side: both}
  """
