import MesoModel
import Testing

struct SecurityMetricTests {
  @Test func `attack profit adds attackers of both sides`() throws {
    var frame = EpochFrame.empty
    frame.contributors[Place.sybil].rewards = 300
    frame.contributors[Place.sybil].effortCost = 100
    frame.contributors[Place.ring].slashed = 50
    frame.contributors[Place.honest].rewards = 9_999
    frame.validators[Place.cabal].rewards = 60
    frame.validators[Place.cabal].capitalCost = 10

    #expect(try value("attack_profit_tokens", [frame, frame], in: .sample()) == 4)
  }

  @Test func `honest loss is stake taken and effort wasted`() throws {
    var frame = EpochFrame.empty
    frame.contributors[Place.honest].slashed = 20
    frame.contributors[Place.honest].wastedEffort = 30
    frame.contributors[Place.honest].forgone = 75
    frame.contributors[Place.lazy].slashed = 500
    frame.validators[Place.honest].forfeited = 50

    #expect(try value("honest_loss_tokens", [frame], in: .sample()) == 1)
    #expect(try value("honest_forgone_tokens", [frame], in: .sample()) == 0.75)
  }

  /// 50 on the Sybil's 100 tokens against 25 + 25 on two honest operators' 200.
  @Test func `Sybil advantage compares profit on capital`() throws {
    var columns = OperatorColumns.sample
    columns.profit = [2_500, 2_500, 0, 5_000, 0, 0, 0, 0]

    #expect(try value("sybil_advantage_ratio", columns, in: .sample()) == 2)
  }

  @Test func `Sybil advantage is undefined without Sybils or honest profit`() throws {
    var loss = OperatorColumns.sample
    loss.profit = [-1, 0, 0, 3_000, 0, 0, 0, 0]
    var gone = OperatorColumns.sample
    gone.profit = [2_500, 2_500, 0, 5_000, 0, 0, 0, 0]
    gone.behaviour[3] = 1

    #expect(try value("sybil_advantage_ratio", loss, in: .sample()) == nil)
    #expect(try value("sybil_advantage_ratio", gone, in: .sample()) == nil)
  }

  /// Of its own role the Sybil has one honest peer, who made 12.50; in another role 25 are usual.
  @Test func `a Sybil is compared with honest operators of its role where there are any`() throws {
    var world = try World.sample()
    world.contributors[Place.sybil].role = .dataProvider
    var columns = OperatorColumns.sample
    columns.profit = [2_500, 2_500, 1_250, 5_000, 0, 0, 0, 0]

    #expect(try value("sybil_advantage_ratio", columns, in: world) == 2)

    world.contributors[Place.lazy].strategy = world.contributors[Place.honest].strategy
    world.contributors[Place.lazy].role = .dataProvider
    #expect(try value("sybil_advantage_ratio", columns, in: world) == 4)
  }

  /// More than half of 10.01 tokens is 5.01; at 2 dollars, 10.02.
  @Test func `corruption costs just over half of the validators' stake`() throws {
    var frame = EpochFrame.empty
    frame.validators[Place.honest].stake = 600
    frame.validators[Place.cabal].stake = 401
    frame.priceUSD = 2

    #expect(try value("cost_of_corruption_usd", [frame], in: .sample()) == 10.02)
    #expect(try value("cost_of_corruption_usd", [.empty], in: .sample()) == nil)
  }

  /// θ · stake · price with θ = ⅓: 666 666.67 dollars for a million tokens at 2, to the next cent of a
  /// token.
  @Test func `halting costs just over a third of the validators' stake`() throws {
    var frame = EpochFrame.empty
    frame.validators[Place.honest].stake = 100_000_000
    frame.priceUSD = 2
    let cost = try #require(try value("cost_of_halting_usd", [frame], in: .sample()))

    #expect(cost > 666_666.666_666_666_6)
    #expect(cost - 666_666.666_666_666_6 <= 0.02)
    #expect(try value("cost_of_halting_usd", [.empty], in: .sample()) == nil)
  }

  @Test func `capture is counted over panels`() throws {
    var frame = EpochFrame.empty
    frame.panels = 8
    frame.capturedPanels = 1

    #expect(try value("capture_rate", [frame, frame], in: .sample()) == 0.125)
  }
}
