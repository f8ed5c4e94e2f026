import MesoPrimitives
import MesoScenario
import Testing

@testable import MesoModel

/// A network with a limited number of places.
@Suite struct RoomTests {
  /// Two validators and five contributors fill seven places; two cohorts come later. Nobody earns the price
  /// of an entry.
  private let full = """
    scenario: full
    epochs: 12
    warm-up: 0
    replicates: 1
    quality-threshold: 0
    treasury: {balance: 0}
    demand: {usage: 0, fee: 0}
    production: {kind: linear, skill-weight: 0, noise: 0}
    contributors:
      good: {strategy: honest, operators: 3, capital: 0, effort-cost: 0, quality: {base: 0.9}}
      fair: {strategy: honest, operators: 1, capital: 0, effort-cost: 0, quality: {base: 0.7}}
      poor: {strategy: honest, operators: 1, capital: 0, effort-cost: 0, quality: {base: 0.5}}
      late: {strategy: honest, operators: 1, capital: 40, effort-cost: 0, quality: {base: 0.4}, arrive: 6}
      last: {strategy: honest, operators: 1, capital: 40, effort-cost: 0, quality: {base: 0.8}, arrive: 8}
    validators:
      all: {strategy: honest, operators: 2, stake: 100, signal-noise: 0}
    mechanism:
      preset: bittensor-chain
      admission: {kind: registration-burn, minimum: 30, maximum: 30, places: 7, immunity: 3}
      verification: {kind: peer-evaluation, reveal-period: 0}
      reward: {kind: yuma, emission: 2}
    """

  /// Who submits in each epoch, by cohort: good, fair, poor, late, last.
  private func submitting(_ overrides: String...) throws -> [[Int]] {
    try frames(of: try world(full, overrides: overrides)).map { frame in
      #expect(frame.conservationError == 0)
      return frame.contributors.map { $0.contributions }
    }
  }

  /// What was paid for entries in an epoch.
  private func burned(_ frame: EpochFrame) -> Int64 {
    frame.flows.reduce(0) { $0 + ($1.from == .liquid && $1.to == .burned ? $1.units : 0) }
  }

  @Test func `a newcomer takes the place of the one that earns least, and pays for its entry`()
    throws
  {
    let counts = try submitting()

    #expect(counts[..<5].allSatisfy { $0 == [3, 1, 1, 0, 0] })
    #expect(counts[5] == [3, 1, 0, 1, 0] && counts[6] == [3, 1, 0, 1, 0])
    let frames = try frames(of: try world(full))
    #expect(burned(frames[5]) == 30_000_000_000)
    #expect(frames[5].listing.units == 30_000_000_000)
  }

  /// The newcomer of epoch 6 earns least in epoch 8. Immune, it stays; if all are immune, it goes.
  @Test(arguments: [(3, [3, 0, 0, 1, 1]), (2, [3, 1, 0, 0, 1]), (100, [3, 1, 0, 0, 1])])
  func `newcomers are immune unless all are`(immunity: Int, expected: [Int]) throws {
    let counts = try submitting("mechanism.admission.immunity=\(immunity)")

    #expect(counts[7...].allSatisfy { $0 == expected }, "\(counts)")
  }

  /// Without hidden rows, with rows that are revealed two epochs later, and with rows that stand for four
  /// epochs, which all still name it.
  @Test(arguments: [
    "mechanism.verification.reveal-period=0", "mechanism.verification.reveal-period=2",
    "validators.all={strategy: weight-setter, every: 4, operators: 2, stake: 100, signal-noise: 0}",
  ])
  func `who was replaced is paid no more`(setting: String) throws {
    let frames = try frames(of: try world(full, overrides: [setting]))

    #expect(frames[4].contributors[2].rewards > 0)
    #expect(frames[5...].allSatisfy { $0.contributors[2].rewards == 0 })
  }

  @Test func `who was replaced can come back for the price, as new as any other`() throws {
    let world = try world(full, overrides: ["contributors.poor.capital=70"])
    let engine = try Engine(world: world, seed: 1, replicate: 1)
    for _ in 0..<7 { try engine.step() }
    let poor = 4
    let book = try #require(engine.evaluation)

    // Replaced in epoch 6, it pays to be back in epoch 7, in the place of the next.
    #expect(book.joined[poor] == 7)
    #expect(engine.contributors.registered[poor] == 1)
    #expect(engine.contributors.registered[3] == 0)
  }

  @Test func `founders fill the places by lot, and those who find none wait`() throws {
    let counts = try submitting("mechanism.admission.places=4")

    #expect(counts[0].reduce(0, +) == 2)
    #expect(counts.allSatisfy { $0.reduce(0, +) == 2 })
  }

  @Test func `a network that is not full is as one with room for all`() throws {
    let some = try frames(of: try world(full, overrides: ["mechanism.admission.places=9"]))
    let any = try frames(of: try world(full, overrides: ["mechanism.admission.places=null"]))

    #expect("\(some)" == "\(any)")
  }

  private static let room =
    "mechanism.admission={kind: registration-burn, minimum: 0.5, places: 46, immunity: 2}"

  @Test func `places go to the same on any number of threads and from a checkpoint`() throws {
    let world = try world(weighing, Self.room)
    let one = try frames(of: world, threads: 1)
    #expect("\(one)" == "\(try frames(of: world, threads: 4))")
    #expect(one.contains { burned($0) > 0 })

    let whole = try Engine(world: world, seed: 5, replicate: 1)
    for _ in 0..<9 { try whole.step() }
    let continued = try Engine(world: world, checkpoint: whole.checkpoint())
    for _ in 9..<20 {
      try whole.step()
      try continued.step()
      #expect("\(continued.frame)" == "\(whole.frame)")
    }
  }

  @Test(arguments: [
    ("mechanism.admission.places=2", "'places' is 2 and validators have 2 identities"),
    (
      "mechanism.verification={kind: committee}",
      "it needs the verification 'peer-evaluation'"
    ),
  ])
  func `room that cannot be is refused`(setting: String, message: String) {
    #expect {
      try world(full, overrides: [setting])
    } throws: { "\($0)".contains(message) }
  }
}
