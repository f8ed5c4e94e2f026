import MesoModel
import MesoScenario
import Testing

@Suite struct DemandTests {
  private static let network = """
    scenario: network
    epochs: 120
    supply: 1_000_000
    capital-cost: 0
    production: {kind: linear, skill-weight: 0, base: 1, noise: 0}
    popularity: {item-sd: 0, operator-sd: 0}
    demand: {kind: elastic, usage: 400, fee: 0.1, ceiling: 5, adjustment: 0.5}
    contributors:
      all:
        strategy: honest
        operators: 200
        reserve: 120
        effort-cost: 0.1
        participation: {outside-option: 0.3, hysteresis: 0.05, window: 10, speed: 0.05}
    mechanism:
      verification: {kind: none}
      reward: {kind: revenue-share, share: 1, decay: 0}
    """

  private func active(_ frame: EpochFrame) -> Int { frame.contributors[0].operators }

  /// 80 operators share 40 tokens: 0.5 − 0.1 each beats 0.3 and the hysteresis of 0.05, so others come;
  /// more work draws use in proportion, and everyone goes on making 0.4: a flywheel.
  @Test func `work draws use and use draws work`() throws {
    let frames = try frames(of: try world(Self.network))
    #expect(active(frames[0]) == 80)
    #expect(active(frames[119]) > 160)
    #expect(frames[119].served > 1.5 * 400)
  }

  /// At a fee of 0.07 they share 28 tokens: 0.35 − 0.1 each is less than 0.3; they leave, use follows in
  /// proportion, and nobody makes more for it: a death spiral.
  @Test func `want of pay drives work out and want of work drives users out`() throws {
    let frames = try frames(of: try world(Self.network, "demand.fee=0.07"))
    #expect(active(frames[0]) == 80)
    #expect(active(frames[119]) < 40)
    #expect(frames[119].served < 0.5 * 400)
  }

  @Test func `constant demand stays where it is`() throws {
    let frames = try frames(of: try world(Self.network, "demand.kind=constant"))
    #expect(frames.dropFirst(2).allSatisfy { $0.served == 400 || $0.served == 0 })
  }
}
