import MesoScenario
import Testing

@Suite struct Criteria {
  private func criteria(_ text: String) throws -> [Criterion] {
    try load(smallest + "criteria: [\(text)]").criteria
  }

  @Test func `a criterion has a metric, an over, an across and a goal`() throws {
    let criterion = try #require(
      try criteria("{metric: honest_share, over: final, across: q05, goal: \">= 0.6\"}").first)
    #expect(criterion.metric == "honest_share")
    #expect(criterion.over == .final)
    #expect(criterion.across == .quantile(0.05))
    #expect(criterion.goal == Bound(.atLeast, 0.6))
    #expect(criterion.text == "honest_share · final · q05 · >= 0.6")
  }

  @Test func `the run's value and the mean over runs hold where the file says nothing`() throws {
    let criterion = try criteria("{metric: gini_wealth, goal: \"< 0.5\"}").first
    #expect(criterion?.over == .run)
    #expect(criterion?.across == .mean)
  }

  @Test(arguments: [
    ("run", Criterion.Over.run), ("final", .final), ("mean", .mean), ("max", .max),
    ("min", .min), ("sum", .sum), ("first-epoch-where(< 0.5)", .firstEpoch(Bound(.less, 0.5))),
  ])
  func `epochs become one number in these ways`(text: String, over: Criterion.Over) throws {
    let read = try criteria("{metric: honest_share, over: \(text), goal: \"> 1\"}").first?.over
    #expect(read == over)
    #expect(over.description == text)
  }

  @Test(arguments: [
    ("mean", Criterion.Across.mean), ("q01", .quantile(0.01)), ("q50", .quantile(0.5)),
    ("q95", .quantile(0.95)), ("p(> 0)", .share(Bound(.greater, 0))),
    ("p(== 1)", .share(Bound(.equal, 1))),
  ])
  func `runs become one number in these ways`(text: String, across: Criterion.Across) throws {
    let read = try criteria("{metric: honest_share, across: \(text), goal: \"> 1\"}").first?.across
    #expect(read == across)
    #expect(across.description == text)
  }

  @Test func `the resolved text has every criterion whole and loads as the same`() throws {
    let scenario = try load(
      smallest + """
        criteria:
          - {metric: honest_share, over: first-epoch-where(>=1), across: p(>0.50), goal: "<0.5"}
          - {metric: gini_wealth, goal: "> -1e0"}
        """)
    #expect(
      scenario.text.contains(
        """
        criteria:
          - {metric: honest_share, over: "first-epoch-where(>= 1)", across: "p(> 0.5)", \
        goal: "< 0.5"}
          - {metric: gini_wealth, over: run, across: mean, goal: "> -1"}
        """))
    #expect(try load(scenario.text).text == scenario.text)
    #expect(try load(scenario.text).criteria == scenario.criteria)
  }

  @Test(arguments: [
    (
      "criteria: 3",
      "7:11: 'criteria' must be a list of criteria such as '- {metric: honest_share, "
        + "over: final, across: q05, goal: \">= 0.6\"}', not '3'."
    ),
    (
      "criteria: [{metric: honest_shar, goal: \"> 1\"}]",
      "7:21: 'criteria' names 'honest_shar', which "
        + "is no metric. Did you mean 'honest_share'?"
    ),
    (
      "criteria: [{metric: honest_share}]",
      "7:12: A criterion needs 'goal', such as {metric: "
        + "honest_share, over: final, across: q05, goal: \">= 0.6\"}."
    ),
    (
      "criteria: [{metric: honest_share, goal: 0.6}]",
      "7:41: The goal of a criterion is <, <=, > "
        + "or >= and a number, such as '>= 0.6', not '0.6'."
    ),
    (
      "criteria: [{metric: honest_share, goal: \"== 0.6\"}]",
      "7:41: The goal of a criterion is <, <=, "
        + "> or >= and a number, such as '>= 0.6', not '== 0.6'."
    ),
    (
      "criteria: [{metric: honest_share, over: finl, goal: \"> 1\"}]",
      "7:41: 'over' is 'finl'; it "
        + "must be run, final, mean, max, min, sum or first-epoch-where(< 0.5). Did you mean "
        + "'final'?"
    ),
    (
      "criteria: [{metric: honest_share, across: q5, goal: \"> 1\"}]",
      "7:43: 'across' is 'q5'; it "
        + "must be mean, q05, q50, q95 or p(> 0.5). Did you mean 'q05'?"
    ),
    (
      "criteria: [{metrc: honest_share, metric: gini_wealth, goal: \"> 1\"}]",
      "7:13: Unknown key "
        + "'metrc' in a criterion. Did you mean 'metric'? Known: metric, over, across, goal."
    ),
    (
      "criteria: [honest_share]",
      "7:12: A criterion is a map such as {metric: honest_share, over: "
        + "final, across: q05, goal: \">= 0.6\"}, not 'honest_share'."
    ),
    (
      "treatments: {a: {criteria: []}, b: {}}",
      "7:18: 'criteria' cannot differ between treatments."
    ),
  ])
  func `a mistake is reported at its place`(lines: String, problem: String) {
    #expect(problems(adding: lines) == "s.yaml:" + problem)
  }

  @Test func `a relation holds as its sign says`() {
    let relations: [(Relation, [Bool])] = [
      (.less, [true, false, false]), (.atMost, [true, true, false]),
      (.greater, [false, false, true]), (.atLeast, [false, true, true]),
      (.equal, [false, true, false]), (.unequal, [true, false, true]),
    ]
    for (relation, expected) in relations {
      #expect([1.0, 2, 3].map { relation.holds($0, 2) } == expected, "\(relation)")
    }
  }
}
