import Testing

@testable import MesoExperiment

@Suite struct HolmTests {
  @Test func `adjusted p-values agree with the definition`() {
    // R 4: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm").
    let adjusted = Holm([0.01, 0.04, 0.03, 0.005], family: 4).adjusted.compactMap { $0 }

    #expect(zip(adjusted, [0.03, 0.06, 0.06, 0.02]).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  @Test func `a question without a p-value still counts`() {
    let adjusted = Holm([0.02, nil], family: 2).adjusted

    #expect(adjusted[0] == 0.04)
    #expect(adjusted[1] == nil)
  }

  @Test func `adjusted p-values end at 1`() {
    #expect(Holm([0.9, 0.8], family: 2).adjusted == [1, 1])
  }
}
