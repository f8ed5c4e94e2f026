import MesoModel
import MesoPrimitives
import Testing

/// Courts out of simulation: what jurors earn, what an appeal costs, how often an attacker wins.
struct CourtTests {
  /// Bad work only, and a watcher that challenges all of it.
  private static let court = """
    scenario: court
    seed: 5
    epochs: 10
    warm-up: 0
    replicates: 1
    demand: {kind: constant, usage: 0, fee: 0}
    production: {kind: linear, skill-weight: 1, base: 0, noise: 0}
    contributors:
      bad: {strategy: lazy, operators: 2_000, capital: 1_000, skill: {constant: 0.2}}
    validators:
      jury: {strategy: honest, operators: 4_000, stake: 100_000, signal-noise: 0.356454884968, duty: juror}
      focal: {strategy: honest, operators: 1_000, stake: 100_000, signal-noise: 0.356454884968, duty: juror}
      watch: {strategy: challenger, attention: 1, operators: 1, capital: 10_000_000, signal-noise: 0, duty: watcher}
    mechanism:
      verification: {kind: none}
      dispute: {kind: court, bond: 60, juror-fee: 10, minimum-stake: 1_000, alpha: 0.1, jurors: 3, appeals: 0, window: 1}
      reward: {kind: per-task, amount: 0}
    """
  private static let unit: Int64 = 1_000_000_000

  /// Deposits go from jurors to jurors, so that all of them together earn the fees, exactly.
  @Test func `jurors' deposits are zero-sum, so that a vote earns the fee on average`() throws {
    let epochs = try frames(of: world(Self.court, "epochs=2"))
    let net = epochs.reduce(Int64(0)) { sum, epoch in
      sum + epoch.validators[0].rewards + epoch.validators[1].rewards
        - epoch.validators[0].forfeited - epoch.validators[1].forfeited
    }
    // 4,000 juries of 3; 30 tokens and 100 tokens split evenly among 1, 2 or 3 winners leave no
    // more than 2 base units of each pot.
    let fees = 4_000 * 30 * Self.unit
    #expect(net <= fees)
    #expect(net > fees - 4_000 * 4)
    #expect(epochs.allSatisfy { $0.challenges == 2_000 && $0.conservationError == 0 })
  }

  /// What a vote of competence q earns beside two of competence p, with deposit 100 and fee 10.
  private func earnings(_ q: Double, _ p: Double) -> Double {
    func coherent(_ votes: Double) -> Double { ((3 - votes) * 100 + 3 * 10) / votes }
    let right = (1 - p) * (1 - p) * -100 + 2 * p * (1 - p) * coherent(2) + p * p * coherent(3)
    let wrong = p * p * -100 + 2 * p * (1 - p) * coherent(2) + (1 - p) * (1 - p) * coherent(3)
    return q * right + (1 - q) * wrong
  }

  /// Competence q is Φ(0.3 ⁄ σ) on work of quality 0.2. A fifth of the stake is the focal cohort's,
  /// so its two fellow jurors have competence 0.8 + (q − 0.8) ⁄ 5 on average. A vote earns between
  /// −100 and 65, a standard deviation of 82.5 at most, and at most three votes share a jury, so
  /// that √3 more is safe: at 5σ, one false alarm in 1.7 million.
  @Test(arguments: [
    (0.5, "{strategy: lazy, mode: random}", -9.8), (0.6, "{signal-noise: 1.184146162663}", -3.2),
    (0.663_636_363_6, "{signal-noise: 0.710213898}", 1),
    (0.7, "{signal-noise: 0.572081820536}", 3.4),
    (0.9, "{signal-noise: 0.234091243722}", 16.6), (1, "{signal-noise: 0}", 23.2),
  ])
  func `a juror earns by its competence`(
    competence: Double, conduct: String, besideTwo: Double
  ) throws {
    let epochs = try frames(of: world(Self.court, "validators.focal=\(conduct)"))
    let votes = epochs.reduce(0) { $0 + $1.validators[1].attestations }
    let net = epochs.reduce(Int64(0)) {
      $0 + $1.validators[1].rewards - $1.validators[1].forfeited
    }
    let mean = Double(net) / Double(Self.unit) / Double(votes)
    let fellows = 0.8 + (competence - 0.8) / 5
    #expect(abs(earnings(competence, 0.8) - besideTwo) < 1e-6)
    #expect(votes > 11_000)
    #expect(
      abs(mean - earnings(competence, fellows)) < 5 * 82.5 * (3 / Double(votes)).squareRoot())
  }

  /// Everybody is sure and rich: an author of a ring appeals, its challenger stands by the ruling.
  private static let appeals = """
    scenario: appeals
    seed: 5
    epochs: 4
    warm-up: 0
    replicates: 1
    demand: {kind: constant, usage: 0, fee: 0}
    production: {kind: linear, skill-weight: 1, base: 0, noise: 0}
    contributors:
      ring: {strategy: colluding, coalition: ring, operators: 2, capital: 1_000, skill: {constant: 0.2}, depart: 2}
    validators:
      jury: {strategy: honest, operators: 50, stake: 100_000, signal-noise: 0, duty: juror}
      watch: {strategy: challenger, attention: 1, operators: 1, capital: 10_000_000, signal-noise: 0, duty: watcher}
    mechanism:
      verification: {kind: none}
      dispute: {kind: court, bond: 1, juror-fee: 0.05, minimum-stake: 100, alpha: 0.1, jurors: 3, appeals: 3, window: 1}
      reward: {kind: per-task, amount: 0}
    """

  /// Rounds of 3, 7, 15, 31 votes. The side of the ruling raises 2 · 0.05 · n, the other 3 times
  /// it; the winners share what is left after the fees: 4 times it.
  @Test func `appeals go to juries of 2n + 1 and cost their backers a multiple of the fees`()
    throws
  {
    let epochs = try frames(of: world(Self.appeals))
    #expect(epochs.map { $0.validators[0].attestations } == [6, 14, 30, 62])
    let bonds = epochs.map { epoch in
      epoch.flows.first { $0.reason == .bond && $0.from == .liquid }?.units ?? 0
    }
    // Two cases: 2 · (1 + 1), then 2 · (0.7 + 1.05) and so on.
    #expect(bonds.map { $0 / 10_000_000 } == [400, 350, 750, 1_550])
    let end = epochs[3]
    // Of one case: bond 1 and 1.05 + 2.25 + 4.65.
    #expect(end.contributors[0].charges == 2 * 8_950_000_000)
    // 1 − 0.15 and 2 · (0.35 + 0.75 + 1.55).
    #expect(end.validators[1].rewards == 2 * 6_150_000_000)
    #expect(end.challenges == 2 && end.contributors[0].accepted == 0)
    let paid = end.validators[0].rewards
    #expect(paid <= 2 * 2_800_000_000 && paid > 2 * 2_800_000_000 - 2 * 4 * 31)
    #expect(epochs.allSatisfy { $0.conservationError == 0 })
  }

  @Test func `a side that is backed alone wins without a vote and gets its money back`() throws {
    // The watcher cannot raise its 0.7 after its two bonds.
    let epochs = try frames(of: world(Self.appeals, "validators.watch.capital=2.1"))
    #expect(epochs.map { $0.validators[0].attestations } == [6, 0, 0, 0])
    #expect(epochs[1].contributors[0].accepted == 2)
    // Each author gets the challenger's bond less the first jury's fees.
    #expect(epochs[1].contributors[0].rewards == 2 * 850_000_000)
    #expect(epochs[1].contributors[0].charges == 0)
    // The jury said that the work was bad: it loses its deposits to the treasury with its fees.
    #expect(epochs[1].validators[0].forfeited == 6 * 10_000_000_000)
    #expect(epochs[1].balances[.treasury] == 6 * 10_050_000_000)
  }

  @Test func `there is no appeal from a jury at the jump`() throws {
    let epochs = try frames(of: world(Self.appeals, "mechanism.dispute.jump=7"))
    #expect(epochs.map { $0.validators[0].attestations } == [6, 14, 0, 0])
  }

  /// An attacker with 35 % of the stake approves whatever its ring makes and can afford to stand by
  /// a ruling, never to appeal one. It must win rounds of 3, 7, 15 and 31 votes, each with the
  /// probability P(Bin(n, 0.35) > n ⁄ 2). At 5σ, one false alarm in 1.7 million.
  @Test func `an attacker must win every round of appeals`() throws {
    let attack = try world(
      Self.appeals, "contributors.ring.operators=5_000", "validators.watch.capital=100_000_000",
      "validators.jury={strategy: honest, operators: 65, stake: 1_000_000, signal-noise: 0, duty: juror}",
      "validators.cabal={strategy: colluding, coalition: ring, operators: 35, stake: 1_000_000, duty: juror}",
      "contributors.ring.capital=12", "mechanism.dispute.loser-multiplier=100")
    let epochs = try frames(of: attack)
    let votes = epochs.map { Double($0.validators[0].attestations + $0.validators[2].attestations) }
    let win = [0.281_75, 0.199_845_117, 0.113_106_4]
    var reach = 1.0
    for (round, size) in [3.0, 7, 15, 31].enumerated() {
      if round > 0 { reach *= win[round - 1] }
      let spread = (reach * (1 - reach) * 5_000).squareRoot()
      #expect(abs(votes[round] / size - reach * 5_000) <= 5 * spread, "round \(round)")
    }
    let chance = 0.000_270_141_606
    let accepted = epochs.reduce(0) { $0 + $1.contributors[0].accepted }
    #expect(Double(accepted) < 5_000 * chance + 5 * (5_000 * chance).squareRoot())
    #expect(epochs.allSatisfy { $0.conservationError == 0 })
  }

  @Test func `jurors who say nothing lose their lock and are not drawn again`() throws {
    let epochs = try frames(
      of: world(
        Self.court, "epochs=3", "contributors.bad.operators=20", "validators.jury.operators=0",
        "validators.focal={strategy: lazy, mode: approve-all, turnout: 0, operators: 5, stake: 2_000, duty: juror}"
      ))
    // 20 juries of 3 lose 100 a vote; nobody is coherent, so locks and fees go to the treasury.
    #expect(epochs[0].validators[1].forfeited == 60 * 100 * Self.unit)
    #expect(epochs[0].validators[1].attestations == 0)
    #expect(epochs[0].validators[1].stake == 0)
    #expect(epochs[0].balances[.treasury] == 20 * 330 * Self.unit)
    // A tie: each side pays half of the fees, the work is neither paid nor at fault.
    #expect(epochs[0].contributors[0].charges == 20 * 15 * Self.unit)
    #expect(epochs[0].contributors[0].accepted == 0)
    #expect(epochs[1].challenges == 20 && epochs[1].validators[1].forfeited == 0)
  }

  /// Two of three jurors copy. Hidden, each goes by the author's record, which is clean before its
  /// first rejection and approves; in the open, both say what the honest juror said if it came
  /// first.
  @Test func `votes can be copied where they are not hidden`() throws {
    func wrongRulings(_ hidden: Bool) throws -> Int {
      let epochs = try frames(
        of: world(
          Self.court, "epochs=1", "validators.jury.signal-noise=0", "validators.jury.operators=500",
          "validators.focal={strategy: lazy, mode: copy-consensus, operators: 4_500, stake: 100_000, duty: juror}",
          "mechanism.dispute.commit-reveal=\(hidden)"))
      return epochs[0].contributors[0].accepted
    }
    // Of 3 votes, each honest with 0.1. Hidden: approved if at most one is honest, 0.972.
    // Open: the honest vote decides alone if it comes first, so that only copiers' ties and firsts
    // approve: 0.9 for the first vote; then a second honest vote makes 1 : 1, which copies as a
    // rejection: approved if no second or third honest vote turns it: 0.9 · (0.9 + 0.1 · 0).
    let hidden = 0.972
    let open = 0.81
    let spread = 5 * (2_000.0 / 4).squareRoot()
    #expect(abs(Double(try wrongRulings(true)) - 2_000 * hidden) < spread)
    #expect(abs(Double(try wrongRulings(false)) - 2_000 * open) < spread)
  }

  @Test func `a checkpoint in the middle of appeals continues with the same bytes`() throws {
    let network = try world(
      Self.appeals, "contributors.ring.depart=9", "epochs=12", "contributors.ring.operators=20")
    let through = try Engine(world: network, seed: 3, replicate: 1)
    for _ in 0..<6 { try through.step() }
    let resumed = try Engine(world: network, checkpoint: through.checkpoint())
    for _ in 0..<6 {
      try through.step()
      try resumed.step()
      #expect(through.checkpoint() == resumed.checkpoint())
    }
    #expect(through.frame.conservationError == 0)
  }
}
