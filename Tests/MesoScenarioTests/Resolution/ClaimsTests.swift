import MesoScenario
import Testing

@Suite struct `Claims and headline metrics` {
  @Test(arguments: [
    (
      "claims: [a]",
      "8:10: A claim is a metric and an order of treatments, such as 'income_variation: a < b'."
    ),
    (
      "claims: income_variation",
      "8:9: 'claims' must be a list of claims such as '- income_variation: a < b', not "
        + "'income_variation'."
    ),
    (
      "claims: [income_variation: a]",
      "8:28: The claim on 'income_variation' must name two treatments or more with '<' between "
        + "them, such as 'a < b', not 'a'."
    ),
    (
      "claims: [income_variation: a < < b]",
      "8:28: The claim on 'income_variation' must name two treatments or more with '<' between "
        + "them, such as 'a < b', not 'a < < b'."
    ),
    ("claims: [income_variation: a < c]", "8:28: There is no treatment 'c'. Known: a, b."),
    ("claims: [income_variation: a < b < a]", "8:28: The claim names 'a' twice."),
    (
      "claims: [income_varation: a < b]",
      "8:10: 'claims' names 'income_varation', which is no metric. "
        + "Did you mean 'income_variation'?"
    ),
    (
      "headline: [gini]",
      "8:12: 'headline' names 'gini', which is no metric. 'mesocosm describe' lists them."
    ),
    (
      "metrics: {gini_balanc: {every: 5}}",
      "8:24: 'metrics' names 'gini_balanc', which is no metric. Did you mean 'gini_balance'?"
    ),
    (
      "headline: [profit_hones_tokens]",
      "8:12: 'headline' names 'profit_hones_tokens', which is no metric. "
        + "Did you mean 'profit_honest_tokens'?"
    ),
  ])
  func `what they name must exist`(line: String, problem: String) {
    #expect(problems(adding: "treatments: {a: {}, b: {}}\n" + line) == "s.yaml:\(problem)")
  }

  @Test func `a claim is an order of treatments`() throws {
    let scenario = try load(
      smallest + """
        treatments: {a: {}, b: {}, c: {}}
        claims:
          - income_variation: a<b   <   c
          - profit_honest_tokens: "c < a"
        """)
    #expect(scenario.claims.map(\.metric) == ["income_variation", "profit_honest_tokens"])
    #expect(scenario.claims.map(\.order) == [["a", "b", "c"], ["c", "a"]])
    #expect(scenario.claims[0].text == "a < b < c")
  }

  @Test func `eight metrics are the headline unless a scenario says otherwise`() throws {
    #expect(try load(smallest).headline.count == 8)
    #expect(try load(smallest + "headline: [gini_balance]\n").headline == ["gini_balance"])
  }
}
