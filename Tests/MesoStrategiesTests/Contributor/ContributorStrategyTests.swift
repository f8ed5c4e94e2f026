import MesoModel
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
}
