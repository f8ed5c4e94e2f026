import MesoMechanisms
import MesoModel
import Testing

struct ElasticDemandTests {
  private func uses(
    _ demand: any Demand, _ steps: [(price: Double, delivered: Double?)]
  ) -> [Double] {
    var memory = Memory()
    return steps.map {
      demand.usage(
        UserMarket(usage: 400, price: $0.price, delivered: $0.delivered), memory: &memory)
    }
  }

  private func isClose(_ value: Double, _ expected: Double) -> Bool {
    (value - expected).magnitude < 1e-9
  }

  /// K₀ = 20 ⁄ 0.1 = 200; K = 210, then 219: usage goes a fifth of the way to 420, then to 438.
  @Test func `usage follows the stock of quality part of the way`() throws {
    let uses = uses(
      try ElasticDemand.entry.made(), [(0.05, nil), (0.05, 20), (0.05, 30), (0.05, 30)])
    #expect(uses[0] == 400)
    #expect(uses[1] == 400)
    #expect(isClose(uses[2], 404))
    #expect(isClose(uses[3], 404 + (438 - 404) / 5.0))
  }

  @Test func `a price twice as high halves use at an elasticity of 1`() throws {
    let demand = try ElasticDemand.entry.made(["adjustment": "1"])
    let uses = uses(demand, [(0.05, nil), (0.05, 20), (0.1, 20), (0.025, 20)])
    #expect(isClose(uses[2], 200))
    #expect(isClose(uses[3], 800))
  }

  @Test func `use never exceeds the ceiling and ends without work`() throws {
    let demand = try ElasticDemand.entry.made(["adjustment": "1", "ceiling": "3"])
    let high = uses(demand, [(0.05, nil), (0.05, 20)] + (0..<50).map { _ in (0.05, 900) })
    #expect(isClose(high[51], 1_200))
    let low = uses(demand, [(0.05, nil), (0.05, 20)] + (0..<100).map { _ in (0.05, 0) })
    // 0.9¹⁰⁰ of 400.
    #expect(low[101] < 0.011 && low[101] > 0.01)
  }

  @Test func `what does not depreciate is refused`() {
    #expect(throws: ParameterConflict.self) {
      try ElasticDemand.entry.made(["depreciation": "0"])
    }
  }
}
