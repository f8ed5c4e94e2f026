import MesoScenario
import Testing

@testable import MesoExperiment

@Suite struct CriterionVerdictTests {
  /// A criterion as a scenario writes it.
  static func criterion(
    over: String = "run", across: String = "mean", goal: String
  ) throws -> Criterion {
    let text = """
      criteria:
        - {metric: acceptance_rate, over: '\(over)', across: '\(across)', goal: '\(goal)'}
      """
    let scenario = try ScenarioLoader().load(
      text: TinyScenario.text + "\n" + text, file: "tiny.yaml", overrides: [])
    return try #require(scenario.criteria.first)
  }

  private func state(
    _ goal: String, _ values: [Double?], across: String = "mean", over: String = "run",
    isBoundedRate: Bool = false
  ) throws -> CriterionVerdict.State {
    CriterionVerdict(
      try Self.criterion(over: over, across: across, goal: goal), values: values,
      isBoundedRate: isBoundedRate
    ).state
  }

  /// Mean 3.329 with the 95 % interval 2.149 to 4.508.
  private let values: [Double?] = [2.1, 3.4, 1.9, 5.6, 4.2, 3.3, 2.8, nil]

  @Test func `the interval of the mean decides`() throws {
    #expect(try state(">= 2", values) == .met)
    #expect(try state(">= 3", values) == .undecided)
    #expect(try state(">= 5", values) == .notMet)
    #expect(try state("< 5", values) == .met)
    #expect(try state("<= 2", values) == .notMet)
  }

  @Test func `one run or none decides nothing`() throws {
    #expect(try state(">= 0", [1]) == .undecided)
    #expect(try state(">= 0", [nil]) == .undecided)
    #expect(try state(">= 0", []) == .undecided)
  }

  @Test func `equal amounts are as they are, equal shares get the rule of three`() throws {
    let equal: [Double?] = Array(repeating: 0.9, count: 10)

    #expect(try state("> 0.89", equal) == .met)
    // Of ten runs that agree, another differs with at most 1 − 0.05^0.1 = 0.259: low is 0.667.
    #expect(try state("> 0.89", equal, isBoundedRate: true) == .undecided)
    #expect(try state("> 0.66", equal, isBoundedRate: true) == .met)
    #expect(try state("< 0.6", equal, isBoundedRate: true) == .notMet)
  }

  @Test func `a quantile is decided by values of the sample`() throws {
    let runs: [Double?] = (1...100).map(Double.init)

    // The interval of q05 at n = 100 ends at the 1st and 11th values.
    #expect(try state(">= 1", runs, across: "q05") == .met)
    #expect(try state(">= 5", runs, across: "q05") == .undecided)
    #expect(try state(">= 12", runs, across: "q05") == .notMet)
    // Twenty runs cannot bound it from below.
    #expect(try state(">= 0.5", Array(runs[..<20]), across: "q05") == .undecided)
  }

  @Test func `a share of runs is decided by Wilson's interval`() throws {
    let runs: [Double?] = Array(repeating: 1, count: 7) + Array(repeating: 0, count: 13)

    // 7 of 20: 0.181 to 0.567.
    #expect(try state("> 0.18", runs, across: "p(> 0.5)") == .met)
    #expect(try state("> 0.3", runs, across: "p(> 0.5)") == .undecided)
    #expect(try state("> 0.6", runs, across: "p(> 0.5)") == .notMet)
  }

  @Test func `an epoch that never came is later than all`() throws {
    let some: [Double?] = [3, 4, nil, 5]
    let verdict = CriterionVerdict(
      try Self.criterion(over: "first-epoch-where(< 0.5)", across: "q50", goal: "<= 100"),
      values: [3, 4, 5, 6, 7, 8, 9, 10, nil, nil], isBoundedRate: true)

    #expect(try state("<= 100", some, over: "first-epoch-where(< 0.5)") == .notMet)
    #expect(verdict.count == 10)
    #expect(verdict.value == 7.5)
  }
}
