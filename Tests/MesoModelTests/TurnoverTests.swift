import MesoModel
import MesoScenario
import Testing

@Suite struct TurnoverTests {
  /// A purse of 40 tokens that everyone shares equally: quality is 1, and everything is accepted.
  private static let purse = """
    scenario: purse
    epochs: 60
    treasury: {balance: 10_000}
    demand: {budget: 40}
    capital-cost: 0
    score-bias-sd: 0
    production: {kind: linear, skill-weight: 0, base: 1, noise: 0}
    contributors:
      all:
        strategy: honest
        operators: 100
        capital: 60
        stake: 10
        effort-cost: 0.1
        participation: {outside-option: 0.4, hysteresis: 0.1, window: 3, speed: 0.2}
    mechanism:
      admission: {kind: stake, minimum: 10, unbonding: 4}
      verification: {kind: none}
      reward: {kind: pool-share, exponent: 0, benchmark-noise: 0}
    """

  private func active(_ frame: EpochFrame) -> Int { frame.contributors[0].operators }

  /// n operators make 40 ⁄ n − 0.1 each: 0.4, at which they stay, up to 80 of them, and 0.5, at which
  /// others come, up to 66.
  @Test func `operators leave until those who stay make what they would elsewhere`() throws {
    let frames = try frames(of: try world(Self.purse))

    #expect(active(frames[0]) == 100)
    let last = frames.suffix(20).map { active($0) }
    // The mean over three epochs lags, and every leaver acts on it with a chance of 0.2.
    #expect(last.allSatisfy { (67...80).contains($0) }, "\(last)")
    #expect(Set(last).count == 1)
    #expect(frames.reduce(0) { $0 + $1.departures - $1.arrivals } == 100 - last[0])
  }

  @Test func `those who are out come once it pays with the hysteresis`() throws {
    let frames = try frames(
      of: try world(Self.purse, "contributors.all.reserve=70", "contributors.all.operators=120"))

    #expect(active(frames[0]) == 50)
    let last = frames.suffix(10).map { active($0) }
    #expect(last.allSatisfy { (67...80).contains($0) }, "\(last)")
    #expect(frames.reduce(0) { $0 + $1.arrivals } > 10)
  }

  @Test func `stake comes back when its unbonding is over, and nothing is lost on the way`() throws
  {
    let world = try world(Self.purse)
    let all = try frames(of: world)
    for (epoch, frame) in all.enumerated() {
      let left = frame.flows.filter { $0.from == .stake && $0.to == .unbonding }
      let back =
        epoch + 4 < all.count
        ? all[epoch + 4].flows.filter { $0.from == .unbonding && $0.to == .liquid } : []
      guard epoch + 4 < all.count else { continue }
      #expect(left.reduce(0) { $0 + $1.units } == back.reduce(0) { $0 + $1.units }, "\(epoch)")
    }
    #expect(all.contains { $0.departures > 0 })
  }

  @Test func `whoever may come and go is the same for any threads and from any checkpoint`() throws
  {
    let world = try world(
      busy, "contributors.honest.participation={outside-option: 0.5, speed: 0.3}")
    let one = try frames(of: world)
    #expect(one.contains { $0.departures > 0 })
    #expect("\(try frames(of: world, threads: 3))" == "\(one)")
    for epoch in [3, 7, 20] {
      let whole = try Engine(world: world, seed: 1, replicate: 1)
      for _ in 0..<epoch { try whole.step() }
      let continued = try Engine(world: world, checkpoint: whole.checkpoint())
      for place in epoch..<30 {
        try continued.step()
        #expect("\(continued.frame)" == "\(one[place])")
      }
    }
  }

  @Test func `an alternative that pays nothing keeps everybody in and changes nothing`() throws {
    let plain = try frames(of: try world(Self.purse, "contributors.all.participation=null"))
    let free = try frames(
      of: try world(
        Self.purse, "contributors.all.participation={outside-option: 0, hysteresis: 0, speed: 1}"))
    for (one, other) in zip(plain, free) {
      #expect("\(one.contributors)" == "\(other.contributors)")
      #expect("\(one.flows)" == "\(other.flows)")
    }
  }

  /// Work is rejected two epochs after it was made; whoever has left by then is slashed in unbonding.
  @Test func `slashing reaches stake that is unbonding`() throws {
    let frames = try frames(
      of: try world(
        """
        scenario: leavers
        epochs: 12
        treasury: {balance: 100}
        capital-cost: 0
        production: {kind: linear, skill-weight: 0, base: 0, noise: 0}
        contributors:
          bad:
            strategy: lazy
            operators: 20
            stake: 10
            capital: 5
            participation: {outside-option: 1, window: 1, speed: 1}
        mechanism:
          admission: {kind: stake, minimum: 10, unbonding: 6}
          verification: {kind: audit, rate: 1, detection: 1, false-positive: 0}
          dispute: {kind: delay, epochs: 3}
          reward: {kind: per-task, amount: 1}
          slashing: {kind: fraction, fraction: 0.5, to: burn}
        """))
    let reached = frames.flatMap { $0.flows }.filter {
      $0.reason == .slash && $0.from == .unbonding
    }
    #expect(frames[1].departures == 20)
    // One contribution each, half of 10 tokens each.
    #expect(reached.reduce(0) { $0 + $1.units } == 20 * 5_000_000_000)
    let back = frames.flatMap { $0.flows }.filter { $0.reason == .unstake && $0.to == .liquid }
    #expect(back.reduce(0) { $0 + $1.units } == 20 * 5_000_000_000)
  }

  private static let liars = """
    scenario: liars
    epochs: 14
    treasury: {balance: 100}
    capital-cost: 0
    production: {kind: linear, skill-weight: 0, base: 0, noise: 0}
    contributors:
      bad: {strategy: lazy, operators: 20, stake: 10, capital: 5}
    mechanism:
      admission: {kind: stake, minimum: 1, unbonding: 6}
      verification: {kind: audit, rate: 1, detection: 1, false-positive: 0}
      dispute: {kind: delay, epochs: 3}
      reward: {kind: per-task, amount: 1}
      slashing: {kind: fraction, fraction: 0.5, to: burn}
    """

  private func units(_ frame: EpochFrame, _ reason: Reason, _ from: AccountClass) -> Int64 {
    frame.flows.reduce(0) { $0 + ($1.reason == reason && $1.from == from ? $1.units : 0) }
  }

  /// Work of the first two epochs is rejected in the fourth and the fifth, and the cohort is gone by then:
  /// half of 10 tokens and half of the rest are taken from what it has unbonding.
  @Test func `slashing reaches the stake of a cohort that has departed`() throws {
    let frames = try frames(of: try world(Self.liars, "contributors.bad.depart=3"))
    let taken = frames.map { units($0, .slash, .unbonding) }
    #expect(taken[3] == 20 * 5_000_000_000 && taken[4] == 20 * 2_500_000_000)
    #expect(taken.reduce(0, +) == 20 * 7_500_000_000)
    #expect(frames.allSatisfy { units($0, .slash, .stake) == 0 })
    // It left in the third epoch, and six later the rest is back.
    #expect(units(frames[8], .unstake, .unbonding) == 20 * 2_500_000_000)
    #expect(frames[8].balances[.unbonding] == 0)
  }

  /// The first fault is found in the fourth epoch and ejects; the work of the second and the third, and of
  /// the fourth, which was made before, is found in the epochs after.
  @Test func `slashing reaches the stake of identities that were ejected`() throws {
    let frames = try frames(
      of: try world(
        Self.liars, "mechanism.slashing={kind: ejection, fraction: 0.5, faults: 1, to: burn}"))
    #expect(units(frames[3], .slash, .stake) == 20 * 5_000_000_000)
    let taken = frames.map { units($0, .slash, .unbonding) }
    let each: [Int64] = [2_500_000_000, 1_250_000_000, 625_000_000]
    #expect(Array(taken[4...6]) == each.map { 20 * $0 })
    #expect(taken.reduce(0, +) == 20 * each.reduce(0, +))
    let back = frames.map { units($0, .unstake, .unbonding) }
    #expect(back.firstIndex { $0 > 0 } == 10)
    #expect(back[10] == 20 * 625_000_000)
  }

  /// A lever that changes the delay while stake waits changes nothing for what waits already.
  @Test func `stake comes back when the delay of its own time is over`() throws {
    let frames = try frames(
      of: try world(
        Self.liars, "contributors.bad.depart=3", "mechanism.dispute={kind: none}",
        "mechanism.slashing={kind: none}",
        "shocks=[{epoch: 5, set: {mechanism.admission.unbonding: 1}}]"))
    #expect(units(frames[8], .unstake, .unbonding) == 20 * 10_000_000_000)
  }

  /// 0.5 of each reward of 1 goes to stake.
  @Test func `rewards compound in stake`() throws {
    let frames = try frames(
      of: try world(
        Self.purse, "contributors.all.participation=null", "contributors.all.reinvest=0.5"))
    // 100 operators share 40 tokens: 0.4 each, 0.2 of it to stake.
    #expect(frames[0].contributors[0].stake == 100 * 10_200_000_000)
    #expect(frames[9].contributors[0].stake == 100 * 12_000_000_000)
  }
}
