import Testing

@testable import MesoReport

/// What is worked out for pictures alone.
@Suite struct DisplaySumsTests {
  @Test func `equal holdings lie on the straight line`() {
    for (operators, wealth) in WealthPictures.curve(of: Array(repeating: 7, count: 40)) {
      #expect(abs(operators - wealth) < 1e-9)
    }
  }

  @Test func `one who holds everything leaves nothing to the others`() {
    let curve = WealthPictures.curve(of: [0, 0, 0, 0, 12])

    #expect(curve.filter { $0.operators <= 80 }.allSatisfy { $0.wealth == 0 })
    #expect(curve.last?.operators == 100 && curve.last?.wealth == 100)
    #expect(WealthPictures.curve(of: [0, 0]).isEmpty)
  }

  @Test func `the front is what nothing beats at both`() {
    let pairs = [
      (1.0, 1.0), (2.0, 3.0), (2.0, 2.0), (3.0, 3.0), (4.0, 5.0), (1.0, 1.0), (0.5, 0.5),
    ]

    #expect(
      FrontPicture.front(of: pairs.map { (cost: $0.0, gain: $0.1) })
        == [true, true, false, false, true, true, true])
  }

  @Test func `metrics and levers have plain names`() {
    let words = Words(nil)

    #expect(words.name("attack_profit_tokens") == "attack profit")
    #expect(words.title("attack_profit_tokens") == "Attack profit (tokens)")
    #expect(words.title("overhead_tokens_per_accepted") == "Overhead tokens per accepted")
    #expect(Words.lever("p.mechanism.slashing.fraction") == "slashing fraction")
    #expect(Words.lever("demand.fee") == "demand fee")
    #expect(Words.list(["a", "b", "c"]) == "a, b and c")
    #expect(Words.estimate(-2, -3, -1) == "−2 (95\u{A0}% interval −3 to −1)")
    #expect(Words.estimate(4, nil, nil) == "4 (no interval)")
  }
}
