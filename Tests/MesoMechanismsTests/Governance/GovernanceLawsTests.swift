import MesoModel
import Testing

@testable import MesoMechanisms

/// The closed forms N1 to N5 and F9 of the golden vectors, computed by independent code.
struct GovernanceLawsTests {
  private func isClose(_ value: Double, _ expected: Double) -> Bool {
    (value - expected).magnitude <= 1e-9 * expected.magnitude
  }

  @Test func `N1: conviction grows to its cap and halves in time`() {
    let rule = Conviction(decay: 0.9, limit: 0.2, scale: 0.002)
    #expect(isClose(rule.grown(0, support: 100, epochs: 10), 651.321_559_9))
    #expect(isClose(rule.limit(ofSupport: 100), 1000))
    #expect(isClose(rule.halfLife, 6.578_813_478_960_585))
  }

  @Test func `N2 and N3: the threshold, and the share that is enough for ever`() {
    let rule = Conviction(decay: 0.9, limit: 0.2, scale: 0.002)
    for (request, threshold, share) in golden {
      #expect(isClose(rule.threshold(stake: 1000, request: request), threshold))
      #expect(isClose(rule.necessaryShare(request: request), share))
    }
  }

  private let golden: [(Double, Double, Double)] = [
    (0.01, 554.016_620_498_614_94, 0.055_401_662_049_861_494), (0.1, 2_000, 0.2),
    (0.15, 8_000, 0.8),
  ]

  @Test func `N4: a base fee follows use in whole numbers`() {
    let rule = BaseFee(denominator: 8)
    var (fee, path) = (Int64(1_000_000_000), [Int64(1_000_000_000)])
    for used: Int64 in [30_000_000, 30_000_000, 15_000_000, 0, 7_500_000, 30_000_000] {
      fee = rule.next(fee, used: used, target: 15_000_000)
      path.append(fee)
    }
    #expect(
      path == [
        1_000_000_000, 1_125_000_000, 1_265_625_000, 1_265_625_000, 1_107_421_875, 1_038_208_008,
        1_167_984_009,
      ])
  }

  @Test func `a base fee above target rises by at least one unit`() {
    #expect(BaseFee(denominator: 8).next(3, used: 2, target: 1) == 4)
    #expect(BaseFee(denominator: 8).next(3, used: 0, target: 1) == 3)
  }

  @Test func `N5: full blocks raise the fee by an eighth each`() {
    let rule = BaseFee(denominator: 8)
    let last = (0..<20).reduce(1.0) { fee, _ in rule.next(fee, used: 2, target: 1) }
    #expect(isClose(last, 10.545_093_842_449_2))
  }

  @Test func `F9: a scoring market costs, prices and risks what the rule says`() {
    let market = ScoringMarket(liquidity: 100, high: 60, low: 0)
    #expect(isClose(market.cost - market.greatestLoss(outcomes: 2), 34.434_076_99))
    #expect(isClose(market.price, 0.645_656_306_2))
    #expect(isClose(market.greatestLoss(outcomes: 2), 69.314_718_06))
  }

  @Test(arguments: [0.2, 0.5, 0.83])
  func `a trader stops at its price or when its budget is spent`(limit: Double) {
    var rich = ScoringMarket(liquidity: 50, high: 3, low: 20)
    let cost = rich.cost
    rich.trade(towards: limit, budget: 1_000)
    #expect((rich.price - limit).magnitude < 1e-12)
    var poor = ScoringMarket(liquidity: 50, high: 3, low: 20)
    poor.trade(towards: limit, budget: 0.75)
    #expect((poor.cost - cost - 0.75).magnitude < 1e-9)
    #expect((poor.price - limit).magnitude < 0.42)
  }

  @Test func `a controller of whole units takes the golden path through its bounds`() throws {
    let rule = try ControllerGovernance.entry.made([
      "law": "eip-1559", "statistic": "submissions", "target": "15",
    ])
    var memory = Memory()
    var session = GovernanceSession.sample
    session.levers = [session.levers[1]]
    session.positions = [1_000_000_000]
    session.levers[0].high = 1e15
    session.levers[0].low = 0
    var path: [Double] = []
    for used: Double in [30, 30, 15, 0, 7.5, 30] {
      session.statistics[.submissions] = used
      session.positions = rule.decide(session, memory: &memory).map { $0.target }
      path += session.positions
    }
    #expect(
      path == [
        1_125_000_000, 1_265_625_000, 1_265_625_000, 1_107_421_875, 1_038_208_008, 1_167_984_009,
      ])
  }

  /// The integral alone drives an output at its bound for 50 epochs; with anti-windup the first error
  /// of the other sign brings it back within an epoch, without it only after 50.
  @Test func `a controller does not wind up at a bound`() {
    let control = PIDControl(proportional: 0, integral: 0.1, derivative: 0)
    var state = PIDControl.State()
    func next(_ error: Double) -> Double {
      control.output(error, rest: 0.5, span: 1, within: 0...1, &state)
    }
    for _ in 0..<50 { #expect(next(1) <= 1) }
    #expect(next(1) == 1)
    #expect(next(-1) < 1)
    #expect(state.sum < 6)
  }
}
