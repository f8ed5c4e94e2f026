import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

@Suite struct `Treatments` {
  @Test func `without treatments there is one, named after the preset or custom`() throws {
    let custom = smallest.replacing(
      "{preset: pay-per-task}", with: "{verification: {kind: none}, reward: {kind: per-task}}")
    #expect(try load(smallest).treatments.map(\.name) == ["pay-per-task"])
    #expect(try load(custom).treatments.map(\.name) == ["custom"])
    #expect(try load(smallest + "treatments: null\n").treatments.map(\.name) == ["pay-per-task"])
    #expect(try load(custom).treatments[0].world.mechanismName == "custom")
    #expect(try load(smallest).treatments[0].varied.isEmpty)
  }

  @Test(arguments: [
    ("treatments: 5", "7:13: 'treatments' must be a map of treatments by name, not '5'."),
    ("treatments: {a: 5}", "7:17: 'treatments.a' must be a map of overrides, not '5'."),
    (
      "treatments: {A: {}}",
      "7:14: 'A' cannot name a treatment; a name has lower-case letters, digits and hyphens, "
        + "starts with a letter, and is not null, true or false."
    ),
    (
      "treatments: {a: {}, b: null}", "7:21: There is no treatment 'b' to remove."
    ),
    ("treatments: {a: {seed: 4}}", "7:18: 'seed' cannot differ between treatments."),
    (
      "treatments: {a: {demnd: {usage: 1}}}",
      "7:18: Unknown key 'demnd' at the top level. Did you mean 'demand'? Known: "
    ),
  ])
  func `what is no treatment is refused`(line: String, problem: String) {
    #expect(problems(adding: line).hasPrefix("s.yaml:\(problem)"))
  }

  @Test func `what varies is listed alike for every treatment`() throws {
    let scenario = try load(
      smallest + """
        treatments:
          none: {}
          some: {demand: {budget: 10, usage: 3}}
          more: {demand: {usage: 3}}
        """)
    #expect(
      scenario.treatments.map { $0.varied.map(\.path) } == [
        ["demand.usage", "demand.budget"], ["demand.usage", "demand.budget"],
        ["demand.usage", "demand.budget"],
      ])
    #expect(
      scenario.treatments.map { $0.varied.map(\.value) } == [
        ["0", ""], ["3", "10"], ["3", ""],
      ])
  }

  @Test func `treatments whose token differs keep their own decimals`() throws {
    let scenario = try load(
      smallest + "treatments: {a: {}, b: {token: {decimals: 2}}}\ntreasury: {balance: 1.25}\n")
    #expect(scenario.treatments.map { $0.world.treasury.units } == [1_250_000_000, 125])
    let again = try load(scenario.text)
    #expect(again.digest == scenario.digest)
  }
}
