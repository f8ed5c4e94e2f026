import MesoModel
import MesoScenario
import Testing

@Suite struct OptimizationPlanTests {
  /// A search over a small base, with lines of its own.
  private func plan(_ lines: String, overrides: [String] = []) throws -> OptimizationPlan {
    try PlanLoader().optimization(
      text: """
        optimize: best
        base:
          scenario: small
          epochs: 10
          replicates: 4
          contributors:
            honest: {strategy: honest, operators: 4, capital: 100, effort-cost: 0.4}
            lazy: {strategy: lazy, operators: 2, capital: 100}
          validators:
            idle: {strategy: honest, operators: 1}
          mechanism:
            verification: {kind: audit, rate: 0.1}
            reward: {kind: per-task, amount: 1}
        \(lines)
        """, file: "best.yaml", overrides: overrides)
  }

  private let sound = """
    levers:
      mechanism.verification.rate: {uniform: [0.1, 0.5]}
      mechanism.reward.amount: {uniform: [1, 3]}
    minimise: outlay_tokens
    """

  /// What is said about a wrong plan.
  private func complaint(_ lines: String) -> String {
    do {
      _ = try plan(lines)
      return ""
    } catch {
      return String(describing: error)
    }
  }

  @Test func `a plan has its levers, objectives and requirements, and can be loaded again`() throws
  {
    let plan = try plan(
      sound + """

        maximise: [useful_quality_total, quality_accepted_mean]
        deviations: {side: contributors, alternative: lazy, coalition: [1, 3], epsilon: 0.5}
        criteria: [{metric: honest_loss_tokens, goal: "<= 2"}]
        replicates: 9
        search: {points: 7, keep: 2}
        """)
    let again = try PlanLoader().optimization(text: plan.text, file: "again.yaml")

    #expect(plan.levers == ["mechanism.verification.rate", "mechanism.reward.amount"])
    #expect(plan.objectives.map(\.metric).first == "outlay_tokens")
    #expect(plan.objectives.map(\.isMinimised) == [true, false, false])
    #expect(plan.deterrence?.coalitions == [1, 3] && plan.deterrence?.splits == [])
    #expect(plan.criteria.map(\.text) == ["honest_loss_tokens · run · mean · <= 2"])
    #expect(plan.replicates == 9 && plan.effort.points == 7 && plan.effort.first == 4)
    #expect(again.digest == plan.digest)
    #expect(again.deterrence == plan.deterrence && again.effort == plan.effort)
  }

  @Test func `first designs fill the ranges, and a design is a scenario`() throws {
    let plan = try plan(sound + "\nsearch: {points: 16}")
    let designs = try plan.firstDesigns()
    let rates = designs.compactMap { Double($0.values[0]) }
    let scenario = try plan.scenario(of: plan.design(at: [0.5, 1]))

    #expect(designs.count == 16 && Set(designs.map(\.values)).count == 16)
    #expect(rates.allSatisfy { (0.1...0.5).contains($0) })
    // Points of a Sobol' sequence: as many in either half as can be.
    #expect((7...9).contains(rates.count { $0 < 0.3 }))
    #expect(scenario.text.contains("rate: 0.3\n") && scenario.text.contains("amount: 3\n"))
  }

  @Test func `changes of the command line go over every design`() throws {
    let plan = try plan(sound, overrides: ["contributors.lazy.operators=3", "replicates=5"])

    #expect(plan.replicates == 5)
    #expect(
      try plan.scenario(of: plan.design(at: [0, 0])).treatments[0].world.contributors[1].terms
        .operators == 3)
  }

  @Test func `mistakes are told with their places and what may be meant`() {
    #expect(complaint("minimise: outlay_tokens").contains("A search needs 'levers'"))
    #expect(
      complaint("levers: {mechanism.verification.rate: {uniform: [0.1, 0.5]}}")
        .contains("A search needs 'minimise' or 'maximise'"))
    #expect(
      complaint(sound.replacing("outlay_tokens", with: "outlay_token"))
        .contains("There is no metric 'outlay_token'. Did you mean 'outlay_tokens'?"))
    #expect(
      complaint(sound.replacing("verification.rate", with: "verification.rat"))
        .contains("Did you mean 'mechanism.verification.rate'?"))
    #expect(complaint(sound + "\nsearch: {point: 3}").contains("Unknown key 'point' in 'search'"))
    #expect(complaint(sound + "\nsearch: {rounds: 21}").contains("between 0 and 20"))
    #expect(complaint(sound + "\ndeviations: {side: jurors}").contains("There is no side 'jurors'"))
    #expect(complaint(sound + "\ndesign: []").contains("Unknown key 'design'"))
    // 0.1 to 1.5 is a range of rates that there are not.
    #expect(complaint(sound.replacing("0.5]", with: "1.5]")).contains("best.yaml:"))
    #expect(
      complaint(
        sound.replacing("minimise:", with: "maximise:") + "\n" + "minimise: [outlay_tokens]"
      )
      .contains("an objective twice"))
  }

  @Test func `the schema of a search is JSON and names its keys`() {
    let schema = PlanLoader().optimizationSchema()

    for key in ["optimize", "levers", "minimise", "maximise", "deviations", "criteria", "search"] {
      #expect(schema.contains("\"\(key)\""))
    }
    #expect(schema.contains("\"honest_loss_tokens\""))
  }
}
