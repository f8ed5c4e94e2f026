import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

@Suite struct `Overrides of the command line` {
  @Test(arguments: [
    ("epochs", "An override is written path=value, such as demand.usage=2_000."),
    ("=5", "An override is written path=value, such as demand.usage=2_000."),
    ("demand..usage=5", "The path of an override has an empty part."),
    (
      "verification.rate=0.5",
      "Unknown key 'verification' at the top level. Did you mean 'mechanism.verification'? "
        + "Known: scenario, question, expectation, seed, epochs, warm-up, replicates, epoch-days, "
        + "supply, quality-threshold, score-bias-sd, popularity, capital-cost, profit, "
        + "income-window, token, treasury, demand, costs, production, roles, contributors, "
        + "validators, delegators, mechanism, adaptation, governance, shocks, metrics, headline, "
        + "measure, claims, criteria, extends, treatments."
    ),
    ("extends=a.yaml", "'extends' belongs in a file; it cannot be set."),
    (
      "demand.usag=5",
      "Unknown key 'usag' in 'demand' (kind constant). Did you mean 'usage'? "
        + "Known: kind, tasks, budget, usage, fee."
    ),
    (
      "contributors.honst.capital=5",
      "There is no cohort 'honst'. Did you mean 'honest'? Known: honest."
    ),
    (
      "treatments.x.seed=5",
      "There is no treatment 'x'. There are none."
    ),
    (
      "mechanism.verification.rate=2",
      "'mechanism.verification.rate' is 2; it must be between 0 and 1 (share)."
    ),
    ("epochs=", "'epochs' has no value. Leave the key out for the default."),
    ("epochs.x=5", "'epochs' must be a whole number, not a map."),
    (
      "seed=[1",
      "The YAML does not parse: did not find expected ',' or ']' while parsing a flow sequence."
    ),
    ("contributors.hones=null", "There is no cohort 'hones' to remove. Did you mean 'honest'?"),
  ])
  func `a wrong override is named with what is wrong`(override: String, problem: String) {
    #expect(problems(smallest, override) == "--set \(override): \(problem)")
  }

  @Test func `a treatment's own override takes a known treatment and a key of its own`() {
    let text = smallest + "treatments: {a: {}, b: {}}\n"
    #expect(problems(text, "treatments.a.epochs=5") == "")
    #expect(
      problems(text, "treatments.c.epochs=5")
        == "--set treatments.c.epochs=5: There is no treatment 'c'. Known: a, b.")
    #expect(
      problems(text, "treatments.a.seed=5")
        == "--set treatments.a.seed=5: 'seed' cannot differ between treatments.")
  }

  @Test func `treatments can be removed and added whole`() throws {
    let text = smallest + "treatments: {a: {}, b: {}}\n"
    let less = try load(text, "treatments.a=null")
    let more = try load(text, "treatments.c={epochs: 9}")
    #expect(less.treatments.map(\.name) == ["b"])
    #expect(more.treatments.map(\.name) == ["a", "b", "c"])
    #expect(more.treatments[2].world.epochs == 9)
  }

  @Test func `a value may be a map`() throws {
    let scenario = try load(smallest, "mechanism.verification={kind: oracle, error: 0.1}")
    #expect(scenario.text.contains("kind: oracle\n    error: 0.1\n"))
  }
}
