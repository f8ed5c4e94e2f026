import Foundation
import MesoScenario
import Synchronization
import Testing

@testable import MesoModel

@Suite struct ProfileTests {
  /// A clock that goes on by one with every look.
  private static func counting() -> @Sendable () -> UInt64 {
    let looks = Looks()
    return { looks.next() }
  }

  private final class Looks: Sendable {
    private let count = Atomic<UInt64>(0)

    func next() -> UInt64 { count.add(1, ordering: .relaxed).newValue }
  }

  /// Steps a world to its horizon under a stopwatch.
  private func profiled(_ world: World, threads: Int = 1) throws -> (Profile, [EpochFrame]) {
    let engine = try Engine(world: world, seed: 1, replicate: 1, threads: threads)
    engine.profile(with: Stopwatch(now: Self.counting()))
    var counts = Profile()
    let frames = try (0..<world.epochs).map { _ in
      try engine.step()
      counts.count(engine.frame)
      return engine.frame
    }
    counts.add(try #require(engine.profile))
    return (counts, frames)
  }

  @Test(arguments: [1, 2])
  func `a profile covers every phase and changes no result`(threads: Int) throws {
    let world = try world(busy)

    let (profile, profiled) = try profiled(world, threads: threads)

    let phases = Activity.allCases.filter { ![.setup, .metrics, .tables].contains($0) }
    #expect(Set(profile.accounts.map(\.activity)) == Set(phases))
    #expect(profile.accounts.allSatisfy { $0.nanoseconds > 0 })
    let plain = try frames(of: world)
    #expect(profiled.map { "\($0)" } == plain.map { "\($0)" })
    #expect(profile.epochs == world.epochs)
  }

  @Test func `what draws does not depend on the number of threads`() throws {
    let world = try world(busy)

    let (one, two) = (try profiled(world, threads: 1).0, try profiled(world, threads: 2).0)

    #expect(one.blocks > 0)
    #expect(one.accounts.map(\.blocks) == two.accounts.map(\.blocks))
    #expect(one.transfers == two.transfers)
  }

  @Test func `work inside other work is charged once, to the inner`() {
    let stopwatch: Stopwatch? = Stopwatch(now: Self.counting())

    stopwatch.time(.settlement) { stopwatch.time(.payout) {} }
    stopwatch.time(.settlement) {}

    var profile = Profile()
    profile.add(stopwatch?.accounts ?? [])
    // Six looks at the clock; one tick before the payout, one after it, and one for the rest.
    #expect(profile.accounts.map(\.activity) == [.settlement, .payout])
    #expect(profile.accounts.map(\.nanoseconds) == [3, 1])
  }

  /// A gate: a draw more in an epoch is a cost that a clock on a busy machine would not show.
  @Test func `the reference model draws three blocks for a contribution and one in four epochs`()
    throws
  {
    let (profile, _) = try profiled(try reference("epochs=20"))

    #expect(profile.contributions == 20_000)
    var blocks = profile.accounts.filter { $0.blocks > 0 }
      .reduce(into: [Activity: Int]()) { $0[$1.activity, default: 0] += $1.blocks }
    // Epochs 1 to 20 lie in six groups of four: a block each for whether an operator revises. Of
    // 20,000 times, 1.1 % do, each for a block more; five standard deviations are 74.
    let adaptation = blocks.removeValue(forKey: .adaptation) ?? 0
    #expect(abs(adaptation - 6 * 1_000 - 220) <= 74, "\(adaptation)")
    // One for its making and the first of five seats; one for two of the others.
    #expect(blocks.values.reduce(0, +) == 3 * profile.contributions, "\(blocks)")
  }

  /// A gate, for the same reason.
  @Test func `the reference model moves tokens twice for a contribution, once for a validator`()
    throws
  {
    let (profile, frames) = try profiled(try reference("epochs=20"))

    let topUps = frames.flatMap(\.flows).filter { $0.reason == .topUp }
      .reduce(0) { $0 + $1.transfers }
    // A cost, then a reward or a slash; ten validators' fees an epoch.
    #expect(profile.transfers == 2 * profile.contributions + 20 * 10 + topUps)
  }

  private func reference(_ overrides: String...) throws -> World {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Scenarios/reference/ppt-5.yaml")
    return try ScenarioLoader().load(file: file.path, overrides: overrides).treatments[0].world
  }
}
