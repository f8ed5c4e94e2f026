import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

@testable import MesoExperiment

@Suite struct DeviationDesignTests {
  private func design(_ choice: DeviationChoice, _ overrides: String...) throws
    -> DeviationDesign
  {
    DeviationDesign(choice, in: try TinyScenario.loaded(overrides).treatments[0].world)
  }

  @Test func `a design has each alternative alone, as a coalition, and splits on both sides`()
    throws
  {
    let design = try design(DeviationChoice(coalitions: [1, 3], splits: [4]))

    #expect(
      design.deviations.map { "\($0.side.rawValue): \($0.text)" } == [
        "contributors: honest to lazy, alone", "contributors: honest to lazy, coalition of 3",
        "contributors: honest as 4 identities", "validators: honest as 4 identities",
      ])
    // One operator at a time is taken from each tercile; validators have no skill.
    #expect(design.arms.map { $0.tercile } == [0, 1, 2, nil, 0, 1, 2, nil])
  }

  @Test func `a coalition is no larger than its cohort, and none has one member`() throws {
    let design = try design(
      DeviationChoice(coalitions: [1, 5, 50], splits: []), "contributors.honest.operators=4")

    #expect(design.deviations.map { $0.form } == [.alone, .coalition(4)])
  }

  @Test func `focal operators come from each tercile in turn, and differ between replicates`()
    throws
  {
    let design = try design(DeviationChoice(coalitions: [1, 6], splits: []))
    let home = design.homes[0]
    var drawn: [Set<Int>] = []
    for replicate in 1...30 {
      let skills = design.world.skills(
        ofContributors: 0, key: StreamKey(seed: 7, replicate: replicate))
      let ranked = skills.indices.sorted { skills[$0] < skills[$1] }
      let focal = FocalOperators.drawn(home, in: design.world, seed: 7, replicate: replicate)
      let terciles = focal.map { ranked.firstIndex(of: $0)! / 4 }

      #expect(Set(focal).count == 6)
      #expect(terciles.prefix(3) == [0, 1, 2].map { ($0 + replicate) % 3 }[...])
      for tercile in 0..<3 {
        let arm = DeviationDesign.Arm(deviation: 0, tercile: tercile)
        let slot = design.deviants(of: arm, replicate: replicate).lowerBound
        #expect(terciles[slot] == tercile)
      }
      drawn.append(Set(focal))
    }
    // 4³ · … choices of six of twelve: thirty that are all alike do not happen by chance.
    #expect(Set(drawn).count > 20)
  }

  @Test func `names that are no cohorts are answered with the nearest`() throws {
    let scenario = try TinyScenario.loaded()

    #expect(
      throws: DeviationError.unknown("lasy", scenario: "tiny", known: ["honest", "lazy"])
    ) { try DeviationAudit(scenario, DeviationChoice(to: ["lasy"])) }
    #expect(
      DeviationError.unknown("lasy", scenario: "tiny", known: ["honest", "lazy"]).description
        == "'tiny' has no cohort called 'lasy'. Did you mean 'lazy'? Known: honest, lazy.")
    #expect(throws: DeviationError.empty("lazy")) {
      try DeviationAudit(
        try TinyScenario.loaded(["contributors.lazy.operators=0"]),
        DeviationChoice(from: ["lazy"]))
    }
    #expect(throws: DeviationError.nothingToDeviateTo(scenario: "tiny")) {
      try DeviationAudit(
        try TinyScenario.loaded(["contributors.lazy=null"]), DeviationChoice(splits: []))
    }
  }
}
