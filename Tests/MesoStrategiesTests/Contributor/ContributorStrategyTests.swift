import MesoModel
import MesoPrimitives
import MesoStrategies
import Testing

struct ContributorStrategyTests {
  @Test(arguments: [
    ("honest", 1.0, Stance.honest), ("lazy", 0, .lazy), ("sybil", 0, .attack),
    ("colluding", 0, .attack),
  ])
  func `a contributor works with the effort of its strategy`(
    name: String, effort: Double, stance: Stance
  ) throws {
    let entry = try #require(
      Catalog.strategies.contributorStrategy.first { $0.descriptor.name == name })

    #expect(try entry.made().plan(.sample).effort == effort)
    #expect(try entry.made(["effort": "0.25"]).plan(.sample).effort == 0.25)
    #expect(try entry.made().plan(.sample).submits)
    #expect(try entry.made().stance == stance)
  }

  @Test func `a plagiarist copies and has nothing of its own`() throws {
    let plan = try PlagiaristContributor.entry.made(["similarity": "0.85"]).plan(.sample)

    #expect(plan.similarity == 0.85)
    #expect(plan.effort == 0)
  }

  @Test func `a poisoner works, harms and hides`() throws {
    let plan = try PoisonerContributor.entry.made(["damage": "20", "stealth": "0.5"]).plan(.sample)

    #expect(plan.poison == Poison(damage: 20, stealth: 0.5))
    #expect(plan.effort == 1)
  }

  @Test func `a gamer splits its effort between the work and the measure`() throws {
    let plan = try BenchmarkGamerContributor.entry.made(["gaming": "0.25", "gain": "2"])
      .plan(.sample)

    #expect(plan.effort == 0.75)
    #expect(plan.gamingEffort == 0.25)
    #expect(plan.gaming == 0.5)
  }

  @Test(arguments: [("0.75", true), ("0.76", false)])
  func `a spammer stops while too little is accepted`(acceptance: String, submits: Bool) throws {
    // Three quarters of the last epoch's work were accepted.
    let spammer = try SpammerContributor.entry.made(["acceptance": acceptance])

    #expect(spammer.plan(.sample).submits == submits)
  }

  @Test func `a colluder that offers nothing bribes nobody`() throws {
    let entry = ColludingContributor.entry
    let offer = try entry.made(["bribe": "2", "bribe-budget": "14", "bribe-if": "accepted"]).bribe

    #expect(try entry.made().bribe == nil)
    #expect(offer?.amount == Amount(units: 2_000_000_000))
    #expect(offer?.budget == Amount(units: 14_000_000_000))
    #expect(offer?.condition == .accepted)
  }
}
