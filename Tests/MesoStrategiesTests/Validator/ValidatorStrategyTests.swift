import MesoModel
import MesoPrimitives
import MesoStrategies
import Testing

struct ValidatorStrategyTests {
  @Test func `an honest validator looks at everyone's work`() throws {
    let strategy = try HonestValidator.entry.made()

    #expect(strategy.plan(.sample) == ValidatorPlan(outsiders: .inspect, insiders: .inspect))
    #expect(strategy.stance == .honest)
  }

  @Test(arguments: [
    (["mode": "approve-all"], Judgement.approve),
    (["mode": "random", "probability": "0.75"], .random(approve: 0.75)),
    (["mode": "copy-consensus", "lag": "3"], .copy(lag: 3)),
  ])
  func `a lazy validator never looks`(settings: [String: String], judgement: Judgement) throws {
    let strategy = try LazyValidator.entry.made(settings)

    #expect(strategy.plan(.sample) == ValidatorPlan(outsiders: judgement, insiders: judgement))
    #expect(strategy.stance == .lazy)
  }

  @Test(arguments: [("inspect-once", Judgement.inspectOnce), ("approve-all", .approve)])
  func `a Sybil validator looks once at most`(mode: String, judgement: Judgement) throws {
    let strategy = try SybilValidator.entry.made(["mode": mode])

    #expect(strategy.plan(.sample) == ValidatorPlan(outsiders: judgement, insiders: judgement))
    #expect(strategy.stance == .attack)
  }

  @Test(arguments: [
    ("reject", Judgement.reject), ("honest", .inspect), ("approve", .approve),
  ])
  func `a colluding validator approves its own and treats others as agreed`(
    outsiders: String, judgement: Judgement
  ) throws {
    let strategy = try ColludingValidator.entry.made([
      "outsiders": outsiders, "camouflage": "0.25",
    ])
    let plan = strategy.plan(.sample)

    #expect(plan.outsiders == judgement)
    #expect(plan.insiders == .approve)
    #expect(plan.camouflage == 0.25)
    #expect(plan.repeats)
    #expect(strategy.stance == .attack)
  }

  @Test func `a bribable validator is honest and has a price`() throws {
    let strategy = try BribableValidator.entry.made([
      "conscience": "0.5", "spread": "exponential", "expected-honesty": "0.6",
    ])
    let plan = strategy.plan(.sample)

    #expect(plan.outsiders == .inspect)
    #expect(plan.insiders == .inspect)
    #expect(
      plan.price
        == BribePrice(
          conscience: Amount(units: 500_000_000), varies: true, expectedHonesty: 0.6))
  }

  @Test func `a weight setter judges as an honest validator and says how it weighs`() throws {
    let strategy = try WeightSetterValidator.entry.made([
      "memory": "0.5", "attention": "0.25", "sharpness": "2", "every": "3",
    ])
    var row = RowPlan()
    (row.memory, row.attention, row.sharpness, row.every) = (0.5, 0.25, 2, 3)

    let plan = strategy.plan(.sample)
    #expect(plan.outsiders == .inspect && plan.insiders == .inspect)
    #expect(plan.row == row)
    #expect(strategy.stance == .honest)
  }

  @Test(arguments: [("1", Judgement.reject), ("0.4", .inspect)])
  func `a self-voting validator looks at others only where they get weight`(
    own: String, outsiders: Judgement
  ) throws {
    let strategy = try SelfVotingValidator.entry.made(["self-weight": own, "camouflage": "0.2"])
    let plan = strategy.plan(.sample)

    #expect(plan.outsiders == outsiders && plan.insiders == .approve)
    #expect(plan.row.insideShare == Double(own))
    #expect(plan.camouflage == 0.2)
    #expect(strategy.stance == .attack)
  }

  @Test func `a stake hopper looks once and says when its stake moves`() throws {
    let plan = try StakeHoppingValidator.entry.made(["every": "4", "foothold": "0.05"])
      .plan(.sample)

    #expect(plan.outsiders == .inspectOnce && plan.insiders == .inspectOnce)
    #expect(plan.row.hop == StakeHop(every: 4, foothold: 0.05))
  }
}
