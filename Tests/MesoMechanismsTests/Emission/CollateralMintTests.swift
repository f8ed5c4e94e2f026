import MesoModel
import MesoPrimitives
import Testing

@testable import MesoMechanisms

/// Dollars against burned tokens, and when their issue stops.
struct CollateralMintTests {
  private let breaker = CollateralBreaker(warn: 9_500, halt: 9_000, batch: 10, backoff: 0.10)

  /// The vector `akash_bme_circuit_breaker`: collateral, basis points, blocks of a batch.
  @Test(
    arguments: [
      (1.2, Int64(12_000), CollateralBreaker.Status.healthy, 10), (0.9501, 9_501, .healthy, 10),
      (0.95, 9_500, .warning, 10), (0.949, 9_490, .warning, 11), (0.94, 9_400, .warning, 25),
      (0.92, 9_200, .warning, 174), (0.9001, 9_001, .warning, 1_067), (0.9, 9_000, .halted, nil),
      (0.5, 5_000, .halted, nil),
    ] as [(Double, Int64, CollateralBreaker.Status, Int?)])
  func `the breaker is the chain's to the point and the block`(
    ratio: Double, points: Int64, status: CollateralBreaker.Status, blocks: Int?
  ) {
    // A million dollars outstanding, and as many tokens in the vault at the price.
    let found = CollateralBreaker.collateral(
      vault: 1_000_000_000_000_000, price: ratio, outstanding: 1_000_000_000_000_000)
    #expect(found == points)
    #expect(breaker.status(at: found) == status)
    #expect(breaker.blocks(at: found) == blocks)
  }

  @Test func `a batch is never longer than a day of blocks`() {
    let wide = CollateralBreaker(warn: 9_500, halt: 0, batch: 10, backoff: 0.10)
    #expect(wide.blocks(at: 8_000) == 14_400)
    #expect(wide.blocks(at: 1) == 14_400)
  }

  private func view(price: Double, burned: Int64) -> PublicView {
    var view = PublicView.sample
    view.priceUSD = price
    view.record.uses = 100
    view.record.burnedForUse = Amount(units: burned)
    return view
  }

  /// 100 dollars at 2 dollars a token: 50 tokens burned buy 99.75 dollars; a tenth of them is due, and is
  /// paid with ⌊9.975 ⁄ 2⌋ tokens out of the vault.
  @Test func `what is burned is minted again as leases run`() throws {
    let emission = try CollateralMintEmission.entry.made()
    var memory = Memory()
    var view = view(price: 2, burned: 50_000_000_000)
    let burn = try #require(emission.useBurn(view, memory: &memory))
    #expect(burn == UseBurn(usd: 100, fee: .zero))
    #expect(emission.minted(view, memory: &memory).units == 4_987_500_000)
    #expect(memory.integers == [45_012_500_000, 0] + [Int64](repeating: 9_975_000_000, count: 9))

    // Without new orders it goes on for nine epochs more, and what the spread takes stays in the vault.
    view.record.burnedForUse = .zero
    let rest = (0..<20).map { _ in emission.minted(view, memory: &memory).units }
    #expect(rest == (0..<20).map { $0 < 9 ? 4_987_500_000 : 0 })
    #expect(memory.integers[0] == 125_000_000)
  }

  /// 99.75 dollars over two epochs: 49.875 at 2 dollars are 24.9375 tokens, and at 1 they are 49.875, of which
  /// the vault has 25.0625 and the rest is dilution.
  @Test func `a fall of the price halts orders and leases are paid by dilution`() throws {
    let emission = try CollateralMintEmission.entry.made(["lease": "2"])
    var memory = Memory()
    _ = emission.minted(view(price: 2, burned: 50_000_000_000), memory: &memory)
    let fallen = view(price: 1, burned: 0)
    #expect(emission.useBurn(fallen, memory: &memory) == UseBurn(usd: 0, fee: .zero))
    #expect(emission.minted(fallen, memory: &memory).units == 49_875_000_000)
    #expect(memory.integers[0] == 0)
    // All leases have run out, and the market opens again.
    #expect(emission.useBurn(fallen, memory: &memory)?.usd == 100)
    #expect(emission.minted(fallen, memory: &memory) == .zero)
  }

  /// A batch of 4 000 blocks in a day of 14 400: three are done, and the orders of the last 2 400 wait.
  @Test func `in a warning the orders of the last batch wait for the next epoch`() throws {
    let emission = try CollateralMintEmission.entry.made(["batch": "4000", "backoff": "0"])
    var memory = Memory()
    memory.integers = [94_000_000_000, 0, 100_000_000_000]
    let now = view(price: 1, burned: 0)
    let first = try #require(emission.useBurn(now, memory: &memory))
    #expect(abs(first.usd - 100 * 12_000 / 14_400) < 1e-9)
    let second = try #require(emission.useBurn(now, memory: &memory))
    #expect(abs(second.usd - 100) < 1e-8)
  }

  @Test func `a breaker that halts before it warns is refused`() {
    let conflict = #expect(throws: ParameterConflict.self) {
      try CollateralMintEmission.entry.made(["warn": "0.8"])
    }
    #expect(conflict?.parameter == "halt")
  }
}
