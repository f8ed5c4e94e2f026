import MesoModel
import MesoPrimitives
import MesoTestSupport
import Testing

/// Invariants where everything goes wrong at once: copies, poison, gaming, spam, bribes, silence.
@Suite struct EventfulTests {
  private static let population = """
    scenario: eventful
    epochs: 16
    warm-up: 2
    treasury: {balance: 900}
    demand: {budget: 80, usage: 400, fee: 0.05}
    costs: {settled: burned}
    contributors:
      honest: {strategy: honest, operators: 400, capital: 40, stake: 10, effort-cost: 0.3}
      copies: {strategy: plagiarist, operators: 40, capital: 40, stake: 10, effort-cost: 0.02}
      poison: {strategy: poisoner, operators: 20, capital: 40, stake: 10, effort-cost: 0.3}
      gamer: {strategy: benchmark-gamer, operators: 40, capital: 40, stake: 10, effort-cost: {fixed: 0, linear: 0.3}}
      spam: {strategy: spammer, operators: 8, contributions-per-epoch: 12, capital: 40, stake: 10, effort-cost: 0.01}
      ring: {strategy: colluding, operators: 20, coalition: ring, capital: 40, stake: 10, bribe: 0.2}
    validators:
      honest: {strategy: honest, operators: 16, stake: 50, capital: 5, inspection-cost: 0.02, non-reveal: 0.05}
      copiers: {strategy: lazy, mode: copy-consensus, operators: 4, stake: 50, non-reveal: 0.2}
      sale: {strategy: bribable, conscience: 0.05, spread: exponential, operators: 8, stake: 50, inspection-cost: 0.02}
      cabal: {strategy: colluding, operators: 4, coalition: ring, stake: 50, camouflage: 0.2}
    adaptation: {kind: fermi, intensity: 1, revision: 0.1, mutation: 0.01, side: both}
    mechanism:

    """

  static let mechanisms = [
    """
      verification: {kind: committee, size: 5, approvals: 3, count-by: stake, min-revealed: 4, non-reveal-penalty: 0.01}
      reward: {kind: staked-performance}
      validator-reward: {kind: coherence, fee: 0.04, deposit: 0.1}
      slashing: {kind: per-fault, false-attestation: 0.01, to: reporter}
      payout: {kind: stream, epochs: 3}
      reputation: {kind: ema}
    """,
    """
      allocation: {kind: open-submission, commit-reveal: false}
      verification: {kind: vote-threshold, threshold: 5, voters: 12}
      reward: {kind: per-task}
      validator-reward: {kind: peer-score}
      slashing: {kind: ejection, faults: 2}
    """,
    """
      admission: {kind: stake, minimum: 8, unbonding: 2}
      verification: {kind: committee, size: 3, approvals: 2, commit-reveal: false}
      reward: {kind: per-task}
      validator-reward: {kind: fee-share}
      slashing: {kind: ejection, faults: 2, fraction: 0.2, to: reporter}
    """,
    """
      verification: {kind: oracle-committee, size: 7, faults: 2}
      reward: {kind: pool-share}
      validator-reward: {kind: peer-score, scoring: output-agreement}
      slashing: {kind: correlated, window: 3, to: redistribute}
    """,
    """
      admission: {kind: stake, minimum: 8, unbonding: 2}
      verification: {kind: benchmark}
      reward: {kind: royalty}
      validator-reward: {kind: fee-share, share: 0}
      slashing: {kind: jail, epochs: 2, to: treasury}
    """,
    """
      verification: {kind: validity-proof, soundness-error: 0.1, inference-cost: 0.0001, payer: treasury}
      reward: {kind: per-task, amount: 0.1}
      slashing: {kind: integer-tenth}
    """,
    """
      verification: {kind: jury-audit, rate: 0.5, size: 5}
      reward: {kind: per-task}
      validator-reward: {kind: per-judgement}
      slashing: {kind: per-fault, downtime: 0.01, to: redistribute}
    """,
    """
      verification: {kind: gold-questions, rate: 0.7, unexamined: nothing}
      reward: {kind: per-task}
      slashing: {kind: correlated, form: electra, to: stranded}
    """,
  ]

  private func eventful(_ mechanism: String) throws -> World {
    try world(Self.population + mechanism)
  }

  private func describe(_ frames: [EpochFrame]) -> [String] { frames.map { "\($0)" } }

  @Test(arguments: mechanisms)
  func `no token appears or vanishes`(mechanism: String) throws {
    let world = try eventful(mechanism)
    try withEverySeed(5) { seed in
      for frame in try frames(of: world, seed: seed) {
        #expect(frame.conservationError == 0, "seed \(seed), epoch \(frame.epoch)")
        #expect(frame.balances.total == frame.supply.units, "seed \(seed), epoch \(frame.epoch)")
      }
    }
  }

  @Test(arguments: mechanisms)
  func `the number of threads does not show`(mechanism: String) throws {
    let world = try eventful(mechanism)

    #expect(describe(try frames(of: world)) == describe(try frames(of: world, threads: 3)))
  }

  @Test(arguments: mechanisms)
  func `a run continues from a checkpoint as if it had never stopped`(mechanism: String) throws {
    let world = try eventful(mechanism)
    let whole = try Engine(world: world, seed: 5, replicate: 1)
    for _ in 0..<7 { try whole.step() }
    let continued = try Engine(world: world, checkpoint: whole.checkpoint())
    for _ in 8...world.epochs {
      try whole.step()
      try continued.step()
      #expect("\(whole.frame)" == "\(continued.frame)")
    }
  }

  @Test(arguments: mechanisms)
  func `recording events changes no result`(mechanism: String) throws {
    let world = try eventful(mechanism)
    let engine = try Engine(world: world, seed: 1, replicate: 1)
    engine.recordsEvents = true
    let recorded = try (0..<world.epochs).map { _ in
      try engine.step()
      return engine.frame
    }

    #expect(describe(recorded) == describe(try frames(of: world)))
  }
}
