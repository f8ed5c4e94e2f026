import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

@Suite struct `Laying one scenario over another` {
  @Test func `precedence is defaults, preset, base, file, treatment, set`() throws {
    let folder = try Folder([
      "base.yaml": smallest + "demand: {usage: 1}\n",
      "file.yaml": """
      extends: base.yaml
      demand: {usage: 2}
      mechanism: {verification: {size: 4}}
      treatments:
        a: {demand: {usage: 3}}
        b: {}
      """,
    ])
    func usage(_ overrides: String...) throws -> [Double] {
      try ScenarioLoader().load(file: folder.path + "/file.yaml", overrides: overrides)
        .treatments.map { $0.world.demand.usage }
    }

    #expect(try usage() == [3, 2])
    #expect(try usage("demand.usage=4") == [4, 4])
    #expect(try usage("treatments.a.demand.usage=5") == [5, 2])
    #expect(try usage("demand.usage=4", "treatments.b.demand.usage=5") == [4, 5])
    #expect(try usage("demand.usage=4", "demand.usage=6") == [6, 6])

    // size: 4 from the file, approvals: 3 from the preset, replacement: false by default.
    let world = try ScenarioLoader().load(file: folder.path + "/file.yaml").treatments[0].world
    guard case .panel(let terms)? = world.mechanism.verification.instrument else {
      Issue.record("no panel")
      return
    }
    #expect((terms.size, terms.replacement) == (4, false))
  }

  @Test func `another kind replaces the whole map, also where the preset named the kind`() throws {
    let text = smallest + "treatments: {a: {mechanism: {verification: {kind: audit}}}}\n"
    let base = text.replacing(
      "{preset: pay-per-task}", with: "{preset: pay-per-task, verification: {size: 3}}")
    let scenario = try load(base)
    #expect(scenario.text.contains("kind: audit"))
    #expect(!scenario.text.contains("size: 3"))
  }

  @Test func `the same kind merges`() throws {
    let scenario = try load(
      smallest + """
        treatments:
          a: {mechanism: {verification: {kind: committee, size: 3, approvals: 2}}}
          b: {mechanism: {verification: {rate: 0.5}}}
        """)
    let sizes = scenario.treatments.map { treatment -> [Double] in
      guard case .panel(let terms)? = treatment.world.mechanism.verification.instrument else {
        return []
      }
      return [Double(terms.size), terms.rate]
    }
    #expect(sizes == [[3, 1], [5, 0.5]])
  }

  @Test func `another preset replaces the mechanism with its overrides`() throws {
    let text = smallest.replacing(
      "{preset: pay-per-task}",
      with: "{preset: pay-per-task, validator-reward: {kind: none}}")
    let scenario = try load(
      text + """
        demand: {budget: 10}
        treatments:
          kept: {mechanism: {preset: pay-per-task}}
          other: {mechanism: {preset: staked-performance}}
        """)
    #expect(
      scenario.treatments[0].world.mechanism.validatorReward.pay(coherent: 1, of: 1)
        == AttestationPay())
    #expect(scenario.treatments[1].world.mechanism.validatorReward.dependsOnCoherence)
  }

  @Test func `the other key of a choice replaces it, and scalars and lists replace`() throws {
    let scenario = try load(
      smallest + """
        treatments:
          constant: {contributors: {honest: {skill: {constant: 0.5}}}}
          beta: {contributors: {honest: {skill: {beta: [2, 2]}}}}
          cost: {contributors: {honest: {effort-cost: {linear: 2}}}}
        """, "contributors.honest.effort-cost=0.4")
    let cohorts = scenario.treatments.map { $0.world.contributors[0] }
    #expect(cohorts.map(\.skill) == [.constant(0.5), .beta(2, 2), .beta(5, 2)])
    #expect(cohorts.allSatisfy { $0.effortCost.fixed.units == 400_000_000 })
  }

  @Test func `a cohort whose strategy changes keeps what strategies share`() throws {
    let scenario = try load(
      """
      scenario: turncoats
      contributors:
        all: {strategy: honest, effort: 2, operators: 3, capital: 7}
      mechanism: {verification: {kind: none}, reward: {kind: per-task}}
      treatments:
        honest: {}
        lazy: {contributors: {all: {strategy: lazy}}}
      """)
    let lazy = scenario.treatments[1].world.contributors[0]
    #expect(lazy.terms.strategyName == "lazy")
    #expect(lazy.terms.operators == 3)
    #expect(lazy.terms.capital.units == 7_000_000_000)
    #expect(!scenario.text.contains("strategy: lazy\n        effort: 2"))
  }
}
