import MesoMetrics
import MesoModel
import MesoPrimitives
import Testing

struct GovernanceMetricTests {
  /// Of two polls one is decided by a single party and one by three; of three moves, by a half, a quarter
  /// and an eighth of the range, the last two turn back.
  private var frames: [EpochFrame] {
    var (first, second) = (EpochFrame.empty, EpochFrame.empty)
    first.governance.motions = 1
    first.governance.moved = 0.5
    first.governance.held = 800
    first.governance.cast = 200
    first.governance.nakamoto = 1
    first.governance.granted = Amount(units: 7)
    second.governance.motions = 2
    second.governance.moved = 0.375
    second.governance.reversals = 2
    second.governance.reversed = 0.375
    second.governance.held = 800
    second.governance.cast = 600
    second.governance.nakamoto = 3
    return [first, second, .empty]
  }

  @Test(arguments: [
    ("lever_moves", 3.0), ("lever_travel_share", 0.875), ("lever_reversal_rate", 2.0 / 3),
    ("oscillation_share", 0.1875), ("vote_turnout_share", 0.5), ("nakamoto_votes", 2),
  ])
  func `moves and votes are counted over polls`(name: String, expected: Double) throws {
    #expect(try value(name, frames, in: .sample()) == expected)
  }

  @Test func `grants are in tokens`() throws {
    let world = try World.sample()
    #expect(try value("grants_tokens", frames, in: world) == 7 / world.token.unitsPerToken)
  }

  @Test func `where nobody is asked and nothing moves, rates are undefined`() throws {
    for name in [
      "lever_reversal_rate", "oscillation_share", "vote_turnout_share", "nakamoto_votes",
    ] {
      #expect(try value(name, [.empty], in: .sample()) == nil, "\(name)")
    }
  }
}
