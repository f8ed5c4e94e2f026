import MesoModel
import MesoPrimitives
import Testing

struct DisputeMetricTests {
  /// Four challenges of which three overturn, two contributions open at the end; validators lose 1
  /// token more than they win, and disputes burn 3 (a token has 2 decimals). Two accepted and good.
  private let frames: [EpochFrame] = {
    var first = EpochFrame.empty
    (first.challenges, first.overturned, first.openCases) = (3, 3, 7)
    first.disputeBurns = Amount(units: 300)
    first.contributors[Place.honest].goodAccepted = 2
    first.validators[0].rewards = 400
    first.validators[0].forfeited = 500
    var second = EpochFrame.empty
    (second.challenges, second.overturned, second.openCases) = (1, 0, 2)
    return [first, second]
  }()

  @Test(arguments: [
    ("challenges", 4.0), ("overturned_share", 0.75), ("open_contributions", 2),
    ("overhead_tokens_per_accepted", 1),
  ])
  func `disputes are counted, and what they burn is overhead`(
    name: String, expected: Double
  ) throws {
    #expect(try value(name, frames, in: .sample()) == expected)
  }
}
