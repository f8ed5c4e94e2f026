import MesoMechanisms
import MesoModel
import Testing

struct SlashingTests {
  @Test func `no slashing takes nothing`() throws {
    #expect(try Tile.sample.slashes(NoSlashing.entry.made()) == [Int64](repeating: 0, count: 8))
  }

  @Test func `only work that was examined and rejected is slashed`() throws {
    let tile = Tile([
      Row(examined: true, verdict: .rejected, stake: 1_000),
      Row(examined: true, verdict: .accepted, stake: 1_000),
      Row(examined: false, verdict: .rejected, stake: 1_000),
      Row(examined: false, verdict: .unexamined, stake: 1_000),
    ])

    #expect(try tile.slashes(FractionSlashing.entry.made()) == [100, 0, 0, 0])
  }

  @Test func `a slash is the fraction of the stake rounded down`() throws {
    let stakes: [Int64] = [0, 9, 10, 19, 999, 9_000_000_000_000_000_000]
    let tile = Tile(stakes.map { Row(verdict: .rejected, stake: $0) })

    #expect(
      try tile.slashes(FractionSlashing.entry.made())
        == [0, 0, 1, 1, 99, 900_000_000_000_000_000])
    // One third to nine places is 333 333 333 parts per billion, not 1 ⁄ 3.
    #expect(
      try tile.slashes(FractionSlashing.entry.made(["fraction": "0.333333333"]))
        == [0, 2, 3, 6, 332, 2_999_999_997_000_000_000])
    #expect(try tile.slashes(FractionSlashing.entry.made(["fraction": "1"])) == stakes)
  }

  /// 1 000 → 900 → 810 → 729 → 657 → 592: each slash is a tenth of what is left, rounded down.
  @Test func `repeated faults compound and stop at nine units`() throws {
    let slashing = try FractionSlashing.entry.made()
    var stake: Int64 = 1_000
    var path: [Int64] = []
    for _ in 0..<60 {
      stake -= Tile([Row(verdict: .rejected, stake: stake)]).slashes(slashing)[0]
      path.append(stake)
    }

    #expect(path[0...4] == [900, 810, 729, 657, 592])
    #expect(path.last == 9)
  }

  @Test(arguments: SlashDestination.allCases)
  func `slashed stake goes where the parameter says`(destination: SlashDestination) throws {
    #expect(
      try FractionSlashing.entry.made(["to": destination.rawValue]).destination == destination)
  }
}
