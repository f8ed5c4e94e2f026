import MesoMetrics
import MesoPrimitives
import Testing

struct ConcentrationTests {
  private let five: [Int64] = [1, 2, 3, 4, 10]

  /// (−4·1 − 2·2 + 0·3 + 2·4 + 4·10) ⁄ (5 · 20) = 40 ⁄ 100.
  @Test func `Gini of five holders`() {
    #expect(Concentration.gini(five) == 0.4)
    #expect(Concentration.gini([10, 3, 1, 4, 2]) == 0.4)
  }

  @Test func `Gini of equal holders, of one who has all, of one alone and of nothing`() {
    #expect(Concentration.gini([7, 7, 7]) == 0)
    #expect(Concentration.gini([0, 0, 5, 0, 0]) == 0.8)
    #expect(Concentration.gini([5]) == 0)
    #expect(Concentration.gini([0, 0]) == 0)
    #expect(Concentration.gini([]) == 0)
  }

  @Test func `Gini of the largest balances is exact`() {
    let whole: Int64 = 4_000_000_000_000_000_000

    #expect(Concentration.gini([0, whole, whole, 0]) == 0.5)
  }

  /// (1 + 4 + 9 + 16 + 100) ⁄ 400 = 0.325; (0.325 − 0.2) ⁄ 0.8 = 0.156 25.
  @Test func `Herfindahl–Hirschman index, plain and normalised`() {
    #expect(Concentration.hhi(five) == 0.325)
    #expect(abs(1 / Concentration.hhi(five) - 3.076923076923077) < 1e-15)
    #expect(abs(Concentration.normalisedHHI(five) - 0.15625) < 1e-15)
  }

  @Test func `Herfindahl–Hirschman index of one holder and of nothing`() {
    #expect(Concentration.hhi([3]) == 1)
    #expect(Concentration.normalisedHHI([3]) == 1)
    #expect(Concentration.hhi([0, 0]) == 0)
    #expect(Concentration.normalisedHHI([0, 0]) == 0)
    #expect(Concentration.hhi([]) == 0)
  }

  @Test func `a share of exactly one half is not more than half`() {
    #expect(Concentration.nakamoto(five) == 2)
    #expect(Concentration.nakamoto(five, moreThan: 1, of: 3) == 1)
  }

  @Test func `Nakamoto coefficient of nothing is 0 and of one holder 1`() {
    #expect(Concentration.nakamoto([0, 0]) == 0)
    #expect(Concentration.nakamoto([]) == 0)
    #expect(Concentration.nakamoto([0, 4]) == 1)
    #expect(Concentration.nakamoto([1, 1, 1, 1]) == 3)
  }

  @Test func `Theil's T of five holders`() throws {
    #expect(abs(try #require(Concentration.theil(five)) - 0.2763636189573213) < 1e-15)
  }

  /// One of four has all: (4 ln 4) ⁄ 4 = ln 4.
  @Test func `Theil's T of equal holders, of one who has all and of nothing`() throws {
    #expect(Concentration.theil([3, 3, 3]) == 0)
    #expect(abs(try #require(Concentration.theil([0, 8, 0, 0])) - 1.3862943611198906) < 1e-15)
    #expect(Concentration.theil([0, 0]) == nil)
    #expect(Concentration.theil([]) == nil)
  }

  @Test func `many holders give what their definition gives, in any order`() {
    var random = RandomStream(
      key: StreamKey(seed: 42, replicate: 1), entity: 1, epoch: 0, purpose: .experiment)
    let amounts = (0..<2_000).map { _ in Int64(random.below(1_000_000_000_000)) }
    let sorted = amounts.sorted()
    let n = sorted.count
    let total = sorted.reduce(0, +)
    // n · Σ (2i − n − 1) x₍ᵢ₎ stays below 2⁶³ here: 2 000 × 2 000 × 10¹² = 4 × 10¹⁸.
    let weighted = sorted.enumerated().reduce(Int64(0)) {
      $0 + Int64(2 * $1.offset + 1 - n) * $1.element
    }

    #expect(Concentration.gini(amounts) == Double(weighted) / (Double(n) * Double(total)))
    #expect(Concentration.gini(amounts.reversed()) == Concentration.gini(amounts))
    #expect(Concentration.nakamoto(amounts) == Concentration.nakamoto(sorted))
  }
}
