import MesoModel
import Testing

struct PeopleMetricTests {
  private var frame: EpochFrame {
    var frame = EpochFrame.empty
    for (place, operators) in [(Place.honest, 6), (Place.lazy, 1), (Place.sybil, 1)] {
      frame.contributors[place].operators = operators
      frame.contributors[place].members = operators
    }
    frame.validators[Place.honest].operators = 2
    frame.contributors[Place.honest].rewards = 900
    frame.contributors[Place.honest].effortCost = 300
    frame.contributors[Place.lazy].slashed = 100
    frame.contributors[Place.honest].stake = 292_200
    frame.validators[Place.honest].rewards = 60
    frame.validators[Place.honest].forfeited = 20
    frame.validators[Place.honest].stake = 14_610
    frame.departures = 1
    return frame
  }

  @Test(arguments: [
    // 8 + 2; 6 ⁄ 8; (9 − 3) ⁄ 6; −1; (900 − 100) × 365.25 ⁄ 292 200; 40 × 365.25 ⁄ 14 610;
    // 1 ⁄ 10.
    ("active_operators", 10.0), ("honest_share", 0.75), ("profit_honest_tokens", 1),
    ("profit_lazy_tokens", -1), ("apr_contributor_rate", 1), ("apr_validator_rate", 1),
    ("churn_rate", 0.1),
  ])
  func `people are counted by stance and strategy`(name: String, expected: Double) throws {
    #expect(try value(name, [frame], in: .sample()) == expected)
    if name.hasSuffix("rate") || name.hasPrefix("profit") {
      #expect(try value(name, [frame, frame], in: .sample()) == expected)
    }
  }

  @Test func `yields without stake and shares of nobody are undefined`() throws {
    for name in ["apr_contributor_rate", "apr_validator_rate", "honest_share"] {
      #expect(try value(name, [.empty], in: .sample()) == nil, "\(name)")
    }
  }
}
