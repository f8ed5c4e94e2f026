import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

@Suite struct `Comparison plans` {
  private let base = smallest + "treatments: {a: {}, b: {demand: {fee: 0.5}}}\n"

  private func plan(_ text: String, _ overrides: String...) throws -> ComparisonPlan {
    let folder = try Folder([
      "base.yaml": base, "one.yaml": smallest + "demand: {fee: 0.7}\nseed: 9\n", "c.yaml": text,
    ])
    return try PlanLoader().comparison(file: "\(folder.path)/c.yaml", overrides: overrides)
  }

  private func problems(_ text: String) -> String {
    do {
      _ = try PlanLoader().comparison(text: text, file: "c.yaml")
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func `the treatments of the base are compared unless the plan has its own`() throws {
    let plan = try plan(
      """
      comparison: c
      question: Why?
      base: base.yaml
      baseline: a
      replicates: 4
      headline: [honest_share, gini_wealth]
      """)

    #expect(plan.scenario.treatments.map(\.name) == ["a", "b"])
    #expect((plan.scenario.name, plan.scenario.replicates, plan.baseline) == ("c", 4, "a"))
    #expect((plan.question, plan.scenario.question) == ("Why?", "Why?"))
    #expect(plan.family == 2)
  }

  @Test func `treatments override the base, whose 'set' is below them`() throws {
    let plan = try plan(
      """
      comparison: c
      base: base.yaml
      baseline: low
      set: {demand: {fee: 0.1, usage: 3}}
      treatments:
        low: {}
        high: {demand: {fee: 0.9}}
      """)
    let worlds = plan.scenario.treatments.map(\.world)
    #expect(worlds.map { $0.demand.fee.units } == [100_000_000, 900_000_000])
    #expect(worlds.map { $0.demand.usage } == [3, 3])
  }

  @Test func `scenario files are treatments too, under one seed`() throws {
    let plan = try plan(
      """
      comparison: c
      baseline: x
      treatments: {x: one.yaml, y: one.yaml}
      epochs: 30
      """, "treatments.y.demand.fee=0.2")
    let worlds = plan.scenario.treatments.map(\.world)
    #expect(plan.scenario.seed == 9)
    #expect(worlds.map { $0.epochs } == [30, 30])
    #expect(worlds.map { $0.demand.fee.units } == [700_000_000, 200_000_000])
  }

  @Test func `the text of a comparison loads as the same comparison`() throws {
    let plan = try plan(
      "comparison: c\nbase: base.yaml\nbaseline: b\nclaims: [honest_share: a < b]", "epochs=40")
    let again = try PlanLoader().comparison(text: plan.text, file: "again.yaml")
    #expect(again.text == plan.text)
    #expect(again.digest == plan.digest)
    #expect(again.scenario.digest == plan.scenario.digest)
    #expect(again.scenario.claims == plan.scenario.claims)
    #expect(again.baseline == "b")
  }

  @Test func `mistakes are reported at once, at their places`() {
    let inner = smallest.split(separator: "\n").map { "  \($0)\n" }.joined()
    #expect(
      problems("comparison: c\nbase:\n\(inner)treatments: {a: {seed: 3}, B: {}, c: 3.yaml}\n")
        == """
        c.yaml:1:1: A comparison needs 'baseline', the treatment that the others are compared \
        with.
        c.yaml:9:18: 'seed' cannot differ between treatments.
        c.yaml:9:28: 'B' cannot name a treatment; a name has lower-case letters, digits and \
        hyphens, starts with a letter, and is not null, true or false.
        c.yaml:9:38: The base file '3.yaml' cannot be used. There is no such file.
        """)
    #expect(
      problems("comparison: c\nbase:\n\(inner)treatments: {a: {}, b: {}}\nbaseline: d\n")
        == "c.yaml:10:11: There is no treatment 'd'. Known: a, b.")
    #expect(
      problems("comparison: c\nbaseline: a\ntreatments: {a: {}, b: {}}\n")
        == """
        c.yaml:3:17: The treatment 'a' overrides 'base', which the plan lacks.
        c.yaml:3:24: The treatment 'b' overrides 'base', which the plan lacks.
        """)
  }
}
