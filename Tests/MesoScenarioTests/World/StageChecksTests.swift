import MesoScenario
import Testing

/// Stages that need something of another stage, or do nothing without it.
struct StageChecksTests {
  private let text = """
    scenario: stages
    epochs: 10
    warm-up: 0
    demand: {kind: constant, usage: 100, fee: 1, budget: 100}
    treasury: {balance: 1_000}
    contributors:
      work: {strategy: honest, operators: 3, capital: 10}
    validators:
      look: {strategy: honest, operators: 7}
    mechanism:
      verification: {kind: none}
      reward: {kind: per-task}
    """

  private func load(_ overrides: [String]) throws -> ResolvedScenario {
    try ScenarioLoader().load(text: text, file: "s.yaml", overrides: overrides)
  }

  @Test(arguments: [
    (
      [
        "mechanism.admission={kind: reputation-gate, minimum: 0.6}",
        "mechanism.reputation={kind: ema}",
      ],
      "everyone starts with 0.5, so that nobody can begin"
    ),
    (["mechanism.reputation={kind: eigentrust}"], "follows from what panels say"),
    (
      ["mechanism.payout={kind: ve-lock, lock: 300}", "epoch-days=7"],
      "A lock of 2100 days is longer than the longest, 1460 days."
    ),
    (["mechanism.payout={kind: vesting, cliff: 5, duration: 4}"], "'cliff' must be at most"),
    (
      ["mechanism.admission={kind: registration-burn, minimum: 5, maximum: 4}"],
      "'maximum' must be at least 'minimum'"
    ),
    (
      ["mechanism.reward={kind: shapley}", "demand.budget=null"], "'demand.budget', and none is set"
    ),
    (["production.derivation={parents: 17}"], "it must be between 1 and 16"),
  ])
  func `what cannot hold is refused`(overrides: [String], words: String) throws {
    let errors = try #require(throws: ScenarioErrors.self) { _ = try load(overrides) }
    #expect(errors.description.contains(words), "\(errors)")
  }

  @Test(arguments: [
    (
      ["mechanism.admission={kind: reputation-gate, minimum: 0.4}"],
      "a reputation that never changes"
    ),
    (["mechanism.reward={kind: royalty, lineage: lap}"], "none is built on another"),
    (["production.derivation={probability: 0.5}"], "What works are built on changes nothing"),
    (
      ["contributors.wash={strategy: wash-user, operators: 1}"],
      "buys use of its own work, which this reward does not sell"
    ),
  ])
  func `what does nothing is warned of`(overrides: [String], words: String) throws {
    let warnings = try load(overrides).warnings
    #expect(warnings.contains { $0.contains(words) }, "\(warnings)")
  }

  /// The formula starts at column 33 behind the quote; its fault stands at its tenth character.
  @Test func `a fault in a formula is placed in the file`() throws {
    let file = text.replacing(
      "  reward: {kind: per-task}", with: "  reward: {kind: dynamic, formula: \"score * (foo)\"}")
    let errors = try #require(throws: ScenarioErrors.self) {
      _ = try ScenarioLoader().load(text: file, file: "s.yaml", overrides: [])
    }
    let issue = try #require(errors.issues.first)
    let line = try #require(file.split(separator: "\n").first { $0.contains("(foo)") })
    let column = line.distance(
      from: line.startIndex, to: try #require(line.firstRange(of: "foo")).lowerBound)
    #expect(issue.line == 12)
    #expect(issue.column == column + 1)
    #expect(issue.sentence.contains("there is no value 'foo'"))
  }

  @Test func `a formula is written back so that it reads the same`() throws {
    let scenario = try load([
      "mechanism.reward={kind: dynamic, formula: 'max(0, score) * min(1, stake / threshold)'}"
    ])
    let again = try ScenarioLoader().load(text: scenario.text, file: "again.yaml", overrides: [])
    #expect(scenario.text.contains("max(0, score) * min(1, stake / threshold)"))
    #expect(again.text == scenario.text)
  }
}
