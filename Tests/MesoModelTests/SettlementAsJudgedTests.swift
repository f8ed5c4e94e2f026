import MesoPrimitives
import MesoTestSupport
import Testing

@testable import MesoModel

/// Where a reward can be paid whatever the epoch brings, contributions are settled as soon as they are
/// judged. A run that records events settles after all are judged, as other rewards do.
@Suite struct SettlementAsJudgedTests {
  /// A network in which everything happens, and no sponsor sets a budget.
  private static let unlimited = busy.replacing("budget: 80, ", with: "")

  private static let perTask = [
    "mechanism.reward={kind: per-task, amount: 0.5}", "mechanism.slashing.to=burn",
  ]
  private static let royalty = [
    "mechanism.reward={kind: royalty}", "mechanism.slashing.to=burn", "supply=100_000",
  ]

  /// The epochs of a run, and in how many contributions were settled as they were judged.
  private func run(
    _ world: World, seed: UInt64, waits: Bool
  ) throws -> (frames: [String], columns: String, early: Int) {
    let engine = try Engine(world: world, seed: seed, replicate: 1)
    engine.recordsEvents = waits
    var (frames, early): ([String], Int) = ([], 0)
    for _ in 0..<world.epochs {
      try engine.step()
      frames.append("\(engine.frame)")
      early += engine.settlesAsJudged ? 1 : 0
    }
    return (frames, "\(engine.operatorColumns()) \(engine.operatorColumns(of: .validators))", early)
  }

  @Test(arguments: [
    perTask, royalty, perTask + ["mechanism.payout={kind: immediate}"],
    royalty + [
      "mechanism.payout={kind: immediate}", "popularity={item-sd: 0.5, operator-sd: 0.3}",
    ],
    perTask + ["mechanism.slashing.to=reporter", "contributors.honest.contributions-per-epoch=3"],
    perTask + ["costs.settled=external", "contributors.honest.work=replicate"],
    perTask + ["mechanism.reputation={kind: none}", "mechanism.admission={kind: listing-burn}"],
  ])
  func `when contributions are settled does not show`(changes: [String]) throws {
    let world = try world(Self.unlimited, overrides: changes)
    try withEverySeed(4) { seed in
      let (early, late) = (
        try run(world, seed: seed, waits: false), try run(world, seed: seed, waits: true)
      )
      #expect(early.early == world.epochs && late.early == 0)
      #expect(early.frames == late.frames, "seed \(seed)")
      #expect(early.columns == late.columns, "seed \(seed)")
    }
  }

  /// 96 operators and up to 40 Sybil identities come to 68 tokens at most; the treasury has 500, and
  /// once it may not cover an epoch, shares have to wait for the whole of it.
  @Test func `contributions wait where the payer might not cover them`() throws {
    let world = try world(
      Self.unlimited,
      overrides: Self.perTask + ["treasury.balance=500", "token.emission={kind: none}"])
    let (early, late) = (
      try run(world, seed: 1, waits: false), try run(world, seed: 1, waits: true)
    )
    #expect((1..<world.epochs).contains(early.early), "\(early.early) epochs")
    #expect(early.frames == late.frames)
  }

  @Test(arguments: [
    ["mechanism.reward={kind: per-score}"], ["mechanism.slashing.to=redistribute"],
    ["demand.budget=80"], ["mechanism.dispute={kind: optimistic}"],
  ])
  func `contributions wait where a reward or a slash depends on all`(changes: [String]) throws {
    let world = try world(Self.unlimited, overrides: Self.perTask + changes)
    #expect(try run(world, seed: 1, waits: false).early == 0)
  }
}
