import MesoModel
import MesoPrimitives
import Testing

/// Where minted tokens go, and which rewards they pay.
struct EmissionTests {
  private let network = """
    scenario: emission
    seed: 3
    epochs: 8
    warm-up: 0
    replicates: 1
    supply: 10_000
    treasury: {balance: 100}
    demand: {kind: constant, usage: 10, fee: 1}
    token:
      emission:
        kind: constant
        amount: 100
        split: {contributors: 0.41, validators: 0.41, owner: 0.18}
    production: {kind: linear, skill-weight: 1, base: 0, noise: 0}
    contributors:
      good: {strategy: honest, operators: 4, skill: {constant: 0.9}}
    validators:
      large: {strategy: honest, operators: 1, stake: 75}
      small: {strategy: honest, operators: 1, stake: 25}
    mechanism:
      verification: {kind: none}
      reward: {kind: pool-share, from: emission, exponent: 0}
      validator-reward: {kind: stake-share}
    """

  @Test func `what is set aside pays rewards from the next epoch on`() throws {
    let frames = try frames(of: try world(network))
    #expect(frames[0].contributors[0].rewards == 0)
    for frame in frames.dropFirst() {
      #expect(frame.contributors[0].rewards == 41_000_000_000)
      #expect(frame.validators[0].rewards == 30_750_000_000)
      #expect(frame.validators[1].rewards == 10_250_000_000)
    }
    let last = try #require(frames.last)
    #expect(last.earmarked.units == 82_000_000_000)
    #expect(last.balances[.treasury] == 182_000_000_000)
    // 10 000 − 100 − 100 − 0 outside at the start, and 18 an epoch.
    #expect(last.balances[.outside] == (9_800 + 8 * 18) * 1_000_000_000)
  }

  @Test func `no other payment touches what is set aside`() throws {
    let world = try world(
      network, "mechanism.validator-reward={kind: stake-share, from: treasury, pool: 60}",
      "token.emission.split.validators=0", "token.emission.split.contributors=0.5",
      "mechanism.reward.pool=10", "treasury.balance=0", "token.emission.split.owner=0.5")
    let frames = try frames(of: world)
    // Half of each mint is the contributors', who take 10 of it; nothing is left for validators.
    #expect(frames.allSatisfy { $0.validators[0].rewards == 0 })
    #expect(frames.dropFirst().allSatisfy { $0.contributors[0].rewards == 10_000_000_000 })
    #expect(frames[7].earmarked.units == (8 * 50 - 7 * 10) * 1_000_000_000)
    #expect(frames[7].unpaid.units == 60_000_000_000)
  }

  /// inflation · (1 − tax) ⁄ bonded share, of 13 % a year, a tax of 2 % and 62 % bonded: 20.548 %, before
  /// any commission.
  @Test func `stake earns inflation over the bonded share`() throws {
    let world = try world(
      network, "supply=200", "treasury.balance=38", "epoch-days=0.36525",
      "validators.large.stake=100", "validators.small.stake=24", "demand.usage=0",
      "token.emission={kind: target-stake, target: 0.62, minimum: 0.13, maximum: 0.13}",
      "token.emission.split={validators: 0.98, contributors: 0, owner: 0}",
      "mechanism.reward={kind: per-task, amount: 0}")
    let frames = try frames(of: world)
    // A thousandth of a year later, 0.98 · 0.13 · 200 ⁄ 1 000 are paid on 124.
    let paid = frames[1].validators[0].rewards + frames[1].validators[1].rewards
    let yearly = Double(paid) / 1e9 * 1_000 / 124
    let expected = 0.13 * 0.98 / 0.62
    #expect(abs(yearly - expected) < 1e-6)
  }

  @Test(arguments: [
    "{kind: fee-recycling, most: 7}",
    "{kind: collateral-mint, usd-per-use: 3, lease: 4}",
  ])
  func `a run with tokens set aside continues from a checkpoint`(emission: String) throws {
    let world = try world(network, "token.emission=\(emission)")
    let whole = try Engine(world: world, seed: 3, replicate: 1)
    for _ in 0..<3 { try whole.step() }
    let continued = try Engine(world: world, checkpoint: whole.checkpoint())
    for _ in 3..<8 {
      try whole.step()
      try continued.step()
      #expect("\(whole.frame)" == "\(continued.frame)")
    }
  }

  @Test func `use in dollars is burned at the price less the fee`() throws {
    let world = try world(
      network, "token.price.usd=4",
      "token.emission={kind: burn-mint, mint: 300, usd-per-use: 100}", "supply=1_000_000")
    let frame = try frames(of: world)[0]
    // Recorded: 1 000 dollars at 4 are 250 tokens, of which 12.5 are the fee; 300 are minted.
    #expect(frame.fees.units == 250_000_000_000)
    #expect(frame.burned.units == 237_500_000_000)
    #expect(frame.minted.units == 300_000_000_000)
    #expect(frame.supply.units == 1_000_062_500_000_000)
  }

  /// 30 dollars an epoch at 2 dollars a token, over three epochs and without a spread: 5 tokens of each 15 are
  /// minted at once. At half the price collateral is ½: for two epochs nothing is burned, and what is due,
  /// 20 dollars and then 10, costs 20 and 10 tokens. Then 30 dollars burn 30 tokens.
  @Test func `a fall of the price closes the market until leases have run out`() throws {
    let world = try world(
      network, "token.price={kind: exogenous, series: '2 2 2 1'}",
      "token.emission={kind: collateral-mint, usd-per-use: 3, lease: 3, spread: 0}")
    let frames = try frames(of: world)
    func tokens(_ amounts: [Amount]) -> [Double] { amounts.map { Double($0.units) / 1e9 } }
    #expect(tokens(frames.map { $0.burned }) == [15, 15, 15, 0, 0, 30, 30, 30])
    #expect(tokens(frames.map { $0.minted }) == [5, 10, 15, 20, 10, 10, 20, 30])
  }

  @Test func `users without tokens burn what they have, and the rest is reported`() throws {
    let world = try world(
      network, "token.emission={kind: burn-mint, mint: 0, usd-per-use: 100}", "supply=600")
    let frame = try frames(of: world)[0]
    #expect(frame.burned.units == 380_000_000_000)
    #expect(frame.unpaid.units == 600_000_000_000)
  }
}
