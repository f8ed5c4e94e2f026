import MesoModel
import MesoPrimitives
import MesoTestSupport
import Testing

@Suite struct EngineTests {
  @Test func `no token appears or vanishes unrecorded, whatever the seed`() throws {
    let world = try world(busy)
    try withEverySeed { seed in
      for frame in try frames(of: world, seed: seed) {
        #expect(frame.conservationError == 0, "seed \(seed), epoch \(frame.epoch)")
        #expect(frame.balances.total == frame.supply.units, "seed \(seed), epoch \(frame.epoch)")
      }
    }
  }

  @Test func `supply changes by what is minted and burned`() throws {
    let world = try world(busy)
    var supply = world.supply
    for frame in try frames(of: world) {
      supply = supply + frame.minted - frame.burned
      #expect(frame.supply == supply)
      #expect(frame.minted.units > 0)
    }
  }

  @Test(arguments: [2, 3, 4])
  func `the number of threads does not show`(threads: Int) throws {
    let world = try world(busy, "contributors.honest.operators=2000", "treasury.balance=90_000")
    #expect(describe(try frames(of: world)) == describe(try frames(of: world, threads: threads)))
  }

  @Test func `recording events changes no result`() throws {
    let world = try world(busy)
    let engine = try Engine(world: world, seed: 1, replicate: 1, threads: 2)
    engine.recordsEvents = true
    var kinds: Set<Event.Kind> = []
    let recorded = try (0..<world.epochs).map { _ in
      try engine.step()
      kinds.formUnion(engine.events.map { $0.kind })
      return engine.frame
    }

    #expect(describe(recorded) == describe(try frames(of: world)))
    let expected: Set<Event.Kind> = [
      .slash, .reward, .validatorReward, .forfeit, .stake, .adoption, .arrival, .exit, .unstake,
    ]
    #expect(kinds.isSuperset(of: expected), "\(expected.subtracting(kinds))")
  }

  @Test func `the same seed gives the same frames and another seed does not`() throws {
    let world = try world(busy)
    #expect(describe(try frames(of: world, seed: 3)) == describe(try frames(of: world, seed: 3)))
    #expect(describe(try frames(of: world, seed: 3)) != describe(try frames(of: world, seed: 4)))
    #expect(
      describe(try frames(of: world, replicate: 1))
        != describe(try frames(of: world, replicate: 2)))
  }

  @Test func `operators keep their luck when another cohort or the mechanism changes`() throws {
    let plain = try world(busy, "adaptation.kind=none", "contributors.honest.arrive=1")
    let crowded = try world(
      busy, "adaptation.kind=none", "contributors.lazy.operators=35",
      "mechanism.verification.rate=0.1")
    for (first, second) in zip(try frames(of: plain), try frames(of: crowded)) {
      let (one, other) = (first.contributors[0], second.contributors[0])
      #expect(one.contributions == 60)
      // Tiles are cut elsewhere, so sums may differ in their last bits.
      #expect((one.quality - other.quality).magnitude < 1e-9)
      #expect(one.good == other.good)
    }
  }

  @Test func `a supply below what is declared is refused in words`() throws {
    var small = try world(busy)
    small.supply = small.treasury
    let error = #expect(throws: EngineError.self) {
      try Engine(world: small, seed: 1, replicate: 1)
    }
    #expect(error.map { "\($0)".contains("less than the") } == true)
  }

  private func describe(_ frames: [EpochFrame]) -> [String] { frames.map { "\($0)" } }
}
