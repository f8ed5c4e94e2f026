import MesoModel
import MesoPrimitives
import Testing

/// What nodes of a render network are paid for work and for being there.
struct RenderEpochTests {
  /// Three nodes that deliver 60, 30 and 10 pieces of work an epoch.
  private let nodes = """
    scenario: nodes
    seed: 3
    epochs: 3
    warm-up: 0
    replicates: 1
    supply: 1_000
    treasury: {balance: 0}
    contributors:
      large: {strategy: honest, operators: 1, contributions-per-epoch: 60, stake: 20}
      middle: {strategy: honest, operators: 1, contributions-per-epoch: 30, stake: 20}
      small: {strategy: honest, operators: 1, contributions-per-epoch: 10, stake: 10}
    mechanism:
      verification: {kind: none}
      reward: {kind: work-availability, work: 240, availability: 60, by: stake, from: mint}
    """

  private func rewards(_ frame: EpochFrame) -> [Int64] { frame.contributors.map { $0.rewards } }

  /// The node rewards of the vector `render_bme_epoch`: 300 minted, four fifths of it by work of 60, 30 and
  /// 10 and the rest by availability of 1, 1 and ½, which stakes of 20, 20 and 10 stand for.
  @Test func `an epoch's mint is shared by work and by availability`() throws {
    let frame = try frames(of: try world(nodes))[0]
    #expect(rewards(frame) == [168_000_000_000, 96_000_000_000, 36_000_000_000])
    #expect(frame.minted.units == 300_000_000_000)
  }

  /// One job an epoch for three nodes: the two without one are online and share the availability.
  @Test func `a node that is online is paid for it whether or not it has work`() throws {
    let world = try world(
      nodes, "demand.tasks=1", "mechanism.allocation={kind: priority-queue, by: turns}",
      "mechanism.reward={kind: work-availability, work: 30, availability: 60, by: identity}",
      "mechanism.reward.from=mint",
      "contributors.large.contributions-per-epoch=1",
      "contributors.middle.contributions-per-epoch=1",
      "contributors.small.contributions-per-epoch=1")
    for frame in try frames(of: world) {
      #expect(rewards(frame).sorted() == [20_000_000_000, 20_000_000_000, 50_000_000_000])
    }
  }

  @Test func `who has left, has not come yet or lacks the stake is not online`() throws {
    let world = try world(
      nodes, "mechanism.reward={kind: work-availability, work: 0, availability: 60, by: identity}",
      "mechanism.admission={kind: stake, minimum: 15}", "contributors.large.depart=3",
      "contributors.middle.arrive=2", "contributors.small.capital=0")
    let paid = try frames(of: world).map(rewards)
    #expect(paid[0] == [60_000_000_000, 0, 0])
    #expect(paid[1] == [30_000_000_000, 30_000_000_000, 0])
    #expect(paid[2] == [0, 60_000_000_000, 0])
  }
}
