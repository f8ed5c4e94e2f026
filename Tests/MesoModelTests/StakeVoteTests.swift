import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

/// Votes by stake and refereed games out of simulation.
struct StakeVoteTests {
  private static let assertions = """
    scenario: votes
    seed: 3
    epochs: 1
    warm-up: 0
    replicates: 1
    treasury: {balance: 100_000_000}
    demand: {kind: constant, usage: 0, fee: 0}
    production: {kind: linear, skill-weight: 1, base: 0, noise: 0}
    contributors:
      bad: {strategy: lazy, operators: 1, capital: 10_000, skill: {constant: 0.2}}
    validators:
      honest: {strategy: honest, operators: 4, stake: 50, signal-noise: 0, duty: voter}
      lazy: {strategy: lazy, mode: approve-all, operators: 1, stake: 100, duty: voter}
      watch: {strategy: challenger, attention: 1, operators: 1, capital: 10_000, signal-noise: 0, duty: watcher}
    mechanism:
      verification: {kind: none}
      dispute: {kind: curated-registry, deposit: 10, window: 1}
      reward: {kind: per-task, amount: 1}
    """
  private static let unit: Int64 = 1_000_000_000

  /// (1 − ½) · 10 ⁄ 200 = 0.025 a token of the winning side: 1.25 for each honest voter.
  @Test func `voters on the winning side share what the winner does not get`() throws {
    let frame = try frames(of: world(Self.assertions))[0]
    #expect(frame.validators[0].rewards == 5 * Self.unit)
    #expect(frame.validators[1].rewards == 0)
    #expect(frame.validators[2].rewards == 5 * Self.unit)
    #expect(frame.contributors[0].charges == 10 * Self.unit && frame.contributors[0].accepted == 0)
    #expect((frame.challenges, frame.overturned) == (1, 1))
  }

  @Test func `a listing that the stake keeps pays its author`() throws {
    let frame = try frames(of: world(Self.assertions, "validators.lazy.stake=201"))[0]
    #expect(frame.contributors[0].rewards == 6 * Self.unit)
    #expect(frame.validators[1].rewards == 5 * Self.unit)
    #expect(frame.validators[2].forfeited == 10 * Self.unit)
  }

  @Test func `a tie removes, and without votes the challenger takes both deposits`() throws {
    let tied = try frames(of: world(Self.assertions, "validators.lazy.stake=200"))[0]
    #expect(tied.contributors[0].accepted == 0)
    let silent = try frames(
      of: world(
        Self.assertions, "validators.honest.operators=0", "validators.lazy.turnout=0"))[0]
    #expect(silent.contributors[0].accepted == 0)
    #expect(silent.validators[2].rewards == 10 * Self.unit)
  }

  /// With noise σ a watcher challenges work of quality q above the break-even belief
  /// 1 ⁄ (1 + dispensation): with probability Φ((θ − q) ⁄ σ − Φ⁻¹(q*)). At 5σ, one false alarm in
  /// 1.7 million.
  @Test(arguments: [
    (0.5, 0.430_727_299_295_5), (0.25, 0.841_621_233_572_9), (0.75, 0.180_012_369_792_7),
  ])
  func `a challenger breaks even at one over one plus the dispensation`(
    dispensation: Double, quantile: Double
  ) throws {
    let epochs = try frames(
      of: world(
        Self.assertions, "mechanism.dispute.dispensation=\(dispensation)", "epochs=5",
        "contributors.bad={strategy: lazy, operators: 2_000, capital: 1_000, skill: {constant: 0.4}}",
        "validators.watch.signal-noise=0.3", "validators.watch.capital=1_000_000"))
    let challenged = epochs.reduce(0) { $0 + $1.challenges }
    let chance = Elementary.normalCDF((0.5 - 0.4) / 0.3 - quantile)
    #expect(
      abs(Double(challenged) - chance * 10_000)
        < 5 * (chance * (1 - chance) * 10_000).squareRoot())
  }

  /// Good work, challenged by a watcher who sees it worse than it is; 4 and 3 million approve, 2
  /// million reject, 1 million stay away. A thousandth of 3 million goes to the 7 million.
  private static let vector = [
    "contributors.bad.skill={constant: 0.9}",
    "validators.honest={strategy: honest, operators: 1, stake: 4_000_000, signal-noise: 0, duty: voter}",
    "validators.second={strategy: honest, operators: 1, stake: 3_000_000, signal-noise: 0, duty: voter}",
    "validators.wrong={strategy: honest, operators: 1, stake: 2_000_000, signal-noise: 0, signal-bias: -1, duty: voter}",
    "validators.absent={strategy: lazy, mode: approve-all, turnout: 0, operators: 1, stake: 1_000_000, duty: voter}",
    "validators.lazy.operators=0", "validators.watch.signal-bias=-1",
    "mechanism.dispute={kind: dao-vote, bond: 1_000, burned: 0.5, window: 1, gat: 5_000_000, spat: 0.5, slash: 0.001, to: burn}",
  ]

  private func vote(_ overrides: String...) throws -> [EpochFrame] {
    let scenario = try ScenarioLoader().load(
      text: Self.assertions, file: "test.yaml", overrides: Self.vector + overrides)
    return try frames(of: scenario.treatments[0].world)
  }

  @Test func `wrong and absent voters pay the right ones a thousandth of their stake`() throws {
    let frame = try vote()[0]
    // honest, lazy, watch, second, wrong, absent.
    #expect(frame.validators[0].rewards == 1_714_285_714_285)
    #expect(frame.validators[3].rewards == 1_285_714_285_714)
    #expect(frame.validators[4].forfeited == 2_000 * Self.unit)
    #expect(frame.validators[5].forfeited == 1_000 * Self.unit)
    // The author wins 500 of the challenger's 1,000, beside a reward of 1; 500 are burned.
    #expect(frame.contributors[0].rewards == 501 * Self.unit)
    #expect(frame.validators[2].forfeited == 1_000 * Self.unit)
    #expect(frame.disputeBurns.units == 500 * Self.unit)
    #expect((frame.challenges, frame.overturned) == (1, 0))
  }

  @Test func `a vote that does not resolve is held again, then dropped`() throws {
    let epochs = try vote(
      "mechanism.dispute.gat=9_000_000", "epochs=6", "contributors.bad.depart=2")
    #expect(epochs.map { $0.openCases } == [1, 1, 1, 1, 0, 0])
    #expect(epochs.map { $0.challenges } == [0, 0, 0, 0, 1, 0])
    #expect(epochs[4].contributors[0].accepted == 0 && epochs[4].contributors[0].charges == 0)
    #expect(epochs.allSatisfy { $0.validators.allSatisfy { $0.forfeited == 0 } })
    #expect(epochs[5].balances[.escrow] == 0)
  }

  /// 30 rounds at 10 an epoch: decided in the third. The loser's 1 pays the step, 0.01, and half
  /// of the rest to the winner.
  @Test func `a refereed game takes its rounds and then costs one step`() throws {
    let epochs = try frames(
      of: world(
        Self.assertions, "epochs=4", "contributors.bad.depart=2",
        "mechanism.dispute={kind: refereed-game, bond: 1, window: 1, steps: 1_000_000_000, branching: 2, rounds-per-epoch: 10, step-cost: 0.01, reward: 0.5, to: burn}"
      ))
    #expect(epochs.map { $0.openCases } == [1, 1, 0, 0])
    #expect(epochs[2].contributors[0].charges == Self.unit)
    #expect(epochs[2].validators[2].rewards == 495_000_000)
    #expect(epochs[2].disputeBurns.units == 505_000_000)
    let accused = try frames(
      of: world(
        Self.assertions, "contributors.bad.skill={constant: 0.9}",
        "validators.watch.signal-bias=-1",
        "mechanism.dispute={kind: refereed-game, bond: 1, window: 1, rounds-per-epoch: 30}"))
    #expect(accused[0].contributors[0].accepted == 1)
    #expect(accused[0].validators[2].forfeited == Self.unit)
  }

  /// A false assertion worth G = 500 is disputed with P = 1 − 0.9³⁰; at the bond G (1 − P) ⁄ P =
  /// 22.13 it breaks even. One assertion has a standard deviation of 522 · √(P (1 − P)) = 105; at
  /// 5σ, one false alarm in 1.7 million.
  @Test func `a false assertion breaks even at the bond of the closed form`() throws {
    func mean(bond: Double) throws -> Double {
      let epochs = try frames(
        of: world(
          Self.assertions, "epochs=2", "mechanism.reward.amount=500",
          "contributors.bad={strategy: lazy, operators: 2_000, capital: 1_000, skill: {constant: 0.2}}",
          "validators.honest={strategy: honest, operators: 3, stake: 10, signal-noise: 0, duty: juror}",
          "validators.watch={strategy: challenger, attention: 0.1, operators: 30, capital: 1_000_000, signal-noise: 0, duty: watcher}",
          "mechanism.dispute={kind: optimistic, bond: \(bond), window: 1, jury: 3, juror-fee: 0}"))
      let net = epochs.reduce(0.0) {
        $0 + Double($1.contributors[0].rewards - $1.contributors[0].charges)
      }
      return net / 1e9 / 4_000
    }
    #expect(abs(try mean(bond: 22.133_859_06)) < 5 * 105 / 4_000.0.squareRoot())
    #expect(try mean(bond: 44) < -10)
    #expect(try mean(bond: 5) > 10)
  }

  /// Bond 1,000, half of it burned: the winner ends with 1,500, the store gets 500.
  @Test func `an optimistic dispute pays the winner one and a half bonds`() throws {
    let dispute =
      "mechanism.dispute={kind: optimistic, bond: 1_000, burned: 0.5, window: 1, jury: 3, juror-fee: 0, to: burn}"
    let jury =
      "validators.honest={strategy: honest, operators: 3, stake: 10, signal-noise: 0, duty: juror}"
    let lied = try frames(of: world(Self.assertions, dispute, jury))[0]
    #expect(lied.contributors[0].charges == 1_000 * Self.unit)
    #expect(lied.validators[2].rewards == 500 * Self.unit)
    let vindicated = try frames(
      of: world(
        Self.assertions, dispute, jury, "contributors.bad.skill={constant: 0.9}",
        "validators.watch.signal-bias=-1", "mechanism.reward.amount=0"))[0]
    #expect(vindicated.contributors[0].rewards == 500 * Self.unit)
    #expect(vindicated.validators[2].forfeited == 1_000 * Self.unit)
    #expect(vindicated.disputeBurns.units == 500 * Self.unit)
    let unseen = try frames(
      of: world(Self.assertions, dispute, jury, "validators.watch.attention=0"))[0]
    #expect(unseen.contributors[0].accepted == 1 && unseen.contributors[0].charges == 0)
  }
}
