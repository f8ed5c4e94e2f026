import MesoModel
import MesoPrimitives
import Testing

/// Validators who weigh contributors: what any rule has to keep, and what the chain's asks for.
@Suite struct EvaluationTests {
  static let variants = [
    "variant=chain-original", "variant=chain-yuma3", "variant=yuma3-liquid",
    "arithmetic=fixed-point", "reveal-period=0", "reveal-period=3",
  ]

  @Test(arguments: variants)
  func `rows, bonds and pay are the same on any number of threads`(setting: String) throws {
    let world = try world(weighing, "mechanism.verification.\(setting)")
    let one = try frames(of: world, threads: 1)

    #expect("\(one)" == "\(try frames(of: world, threads: 4))")
    #expect(one.allSatisfy { $0.conservationError == 0 })
    #expect(one.last?.contributors.contains { $0.rewards > 0 } == true)
    #expect(one.last?.validators.contains { $0.rewards > 0 } == true)
  }

  @Test(arguments: variants)
  func `hidden rows, beliefs and bonds continue from a checkpoint`(setting: String) throws {
    let world = try world(weighing, "mechanism.verification.\(setting)")
    let whole = try Engine(world: world, seed: 5, replicate: 1)
    for _ in 0..<9 { try whole.step() }
    let continued = try Engine(world: world, checkpoint: whole.checkpoint())
    for _ in 9..<20 {
      try whole.step()
      try continued.step()
      #expect("\(continued.frame)" == "\(whole.frame)")
    }
  }

  @Test func `an emission is split 41, 41 and 18 to the base unit`() throws {
    let frame = try #require(frames(of: try world(weighing)).last)
    let contributors = frame.contributors.reduce(0) { $0 + $1.rewards }
    let validators = frame.validators.reduce(0) { $0 + $1.rewards }

    // 50 tokens: 8.9997711 for the owner, and halves of the rest. Each part is rounded down, so that
    // at most one base unit is missing for each of the identities, 37 and 21 of them.
    #expect((20_500_114_413...20_500_114_450).contains(contributors))
    #expect((20_500_114_429...20_500_114_450).contains(validators))
    #expect(
      frame.flows.contains { $0.to == .treasury && $0.units == 8_999_771_100 })
  }

  @Test func `validators get contributors' part by stake where nobody has incentive`() throws {
    let world = try twoTeams(
      stake: 0.6, weight: 0.5, own: 1, "contributors.honest.quality.base=0",
      "contributors.cabal.quality.base=0", "validators.cabal.strategy=honest",
      "validators.cabal.coalition=null", "contributors.cabal.strategy=lazy",
      "contributors.cabal.coalition=null", "mechanism.reward.owner-cut=0.18")
    let frame = try #require(frames(of: world).last)

    #expect(frame.contributors.allSatisfy { $0.rewards == 0 })
    #expect(frame.validators.map { $0.rewards } == [49_200_000_000, 32_800_000_000])
  }

  @Test func `nothing is decided or paid before the first rows are revealed`() throws {
    let hidden = try world(weighing, "mechanism.verification.reveal-period=3")
    let frames = try frames(of: hidden)

    for frame in frames.prefix(3) {
      #expect(frame.contributors.allSatisfy { $0.rewards == 0 && $0.accepted == 0 })
    }
    #expect(frames[3].contributors.contains { $0.rewards > 0 })
  }

  /// Rows that were written before an identity joined do not count for it; those that are written in
  /// the epoch count when they are revealed.
  @Test(arguments: [0, 1, 3])
  func `a newcomer is paid once rows that know it are revealed`(period: Int) throws {
    let world = try twoTeams(
      stake: 0.6, weight: 0.5, own: 0.5, "contributors.cabal.arrive=4",
      "mechanism.verification.reveal-period=\(period)", "epochs=9")
    let paid = try frames(of: world).map { $0.contributors[1].rewards > 0 }

    #expect(paid.firstIndex(of: true) == 3 + period)
  }

  /// The late validator's part of dividends, epoch by epoch.
  private func earlyAndLate() throws -> [Double] {
    let text = """
      scenario: early-and-late
      epochs: 14
      warm-up: 0
      replicates: 1
      quality-threshold: 0
      treasury: {balance: 0}
      demand: {usage: 0, fee: 0}
      production: {kind: linear, skill-weight: 0, base: 1, noise: 0}
      contributors:
        server: {strategy: honest, operators: 1, capital: 0, effort-cost: 0}
      validators:
        early: {strategy: honest, operators: 1, stake: 50, signal-noise: 0}
        late: {strategy: honest, operators: 1, stake: 50, signal-noise: 0, arrive: 5}
      mechanism:
        preset: yuma-consensus
        verification: {kind: peer-evaluation, variant: yuma3-liquid, kappa: 0.5, bonds-penalty: 0, alpha-low: 0.1, alpha-high: 0.3}
        reward: {kind: yuma, emission: 100, owner-cut: 0}
      """
    return try frames(of: try world(text)).map { $0.dividendShare(1) }
  }

  /// O2, O3: with weights at consensus α = 0.1 + 0.2 ⁄ (1 + e⁵) = 0.10133857, and a bond after t epochs
  /// is 1 − (1 − α)ᵗ. The late one has its permit an epoch after it arrives, so that at epoch e its
  /// bond is e − 5 epochs old and the early one's e.
  @Test func `early movers keep their lead as the closed form says`() throws {
    let shares = try earlyAndLate()
    let rate = 0.101_338_570_184_856_97
    func bond(_ epochs: Int) -> Double {
      1 - (0..<epochs).reduce(1.0) { left, _ in left * (1 - rate) }
    }

    #expect(shares[4] == 0)
    for epoch in 6...14 {
      let late = bond(epoch - 5) / (bond(epoch - 5) + bond(epoch))
      #expect(abs(shares[epoch - 1] - late) < 1e-9, "epoch \(epoch)")
    }
  }

  /// O1: under constant weights dividends are shares of stake from the first epoch on.
  @Test func `under constant weights the original rule pays by stake`() throws {
    let world = try twoTeams(
      stake: 0.8, weight: 0.5, own: 0.5, "validators.cabal.strategy=honest",
      "validators.cabal.coalition=null", "contributors.cabal.strategy=lazy",
      "contributors.cabal.coalition=null")

    for frame in try frames(of: world) { #expect(abs(frame.dividendShare(0) - 0.8) < 1e-9) }
  }

  /// The cut-off is 5,000 blocks; rows of the first epoch stand at block 360, so that 14 × 360 is the
  /// last epoch in which they count. Under Yuma3 dividends are times active stake; under the original
  /// rule bonds are left, of which 0.9 stays in every epoch.
  @Test func `a validator that writes no rows is cut off after fourteen epochs`() throws {
    func shares(_ variant: String) throws -> [Double] {
      let world = try twoTeams(
        stake: 0.6, weight: 0.5, own: 0.5, "validators.honest.strategy=weight-setter",
        "validators.honest.every=100", "epochs=18",
        "mechanism.verification.variant=\(variant)")
      return try frames(of: world).map { $0.dividendShare(0) }
    }
    let yuma3 = try shares("chain-yuma3")
    #expect(yuma3[13] > 0)
    #expect(yuma3[14] == 0)
    let original = try shares("chain-original")
    #expect(abs(original[13] - 0.6) < 1e-9)
    for later in 14..<18 { #expect(abs(original[later] - 0.9 * original[later - 1]) < 1e-9) }
  }

  @Test func `only so many identities have a permit`() throws {
    let world = try twoTeams(
      stake: 0.6, weight: 0.5, own: 1, "mechanism.verification.max-validators=1")
    let frames = try frames(of: world)

    #expect(frames.allSatisfy { $0.validators[1].rewards == 0 })
    // Alone, the honest validator gives the cabal's server half of its weights.
    #expect(frames.allSatisfy { abs($0.firstTeamShare - 0.75) < 1e-9 })
  }

  /// κ of 0.65 is more than the honest have: nothing that they back counts, and the cabal's server takes
  /// what both put on it.
  @Test func `a majority that is raised during a run holds from then on`() throws {
    let world = try twoTeams(
      stake: 0.6, weight: 0.6, own: 1,
      "shocks=[{epoch: 5, set: {mechanism.verification.kappa: 0.65}}]")
    let paid = try frames(of: world).map { $0.contributors[0].rewards > 0 }

    #expect(paid == [true, true, true, true, false, false, false, false])
  }

  /// 100,000 tokens exist. Of a limit of 300,000 less than half does; of 150,000 half; of 120,000 three
  /// quarters.
  @Test(arguments: [("300_000", 100), ("150_000", 50), ("120_000", 25), ("100_000", 0)])
  func `an emission halves with what is left of the supply`(limit: String, tokens: Int64) throws {
    let world = try twoTeams(
      stake: 0.6, weight: 0.5, own: 1, "epochs=1", "mechanism.reward.supply-limit=\(limit)")
    let frame = try #require(frames(of: world).last)

    #expect((tokens * 1_000_000_000 - 3...tokens * 1_000_000_000).contains(frame.minted.units))
  }
}
