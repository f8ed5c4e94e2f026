import MesoScenario
import Testing

@Suite struct `Scenario errors` {
  @Test func `all errors of a file are reported at once, in the order of the file`() {
    let text = """
      scenario: Bad Name
      epoch: 5
      epochs: 0
      contributors:
        honest: {strategy: honst, operators: 5}
        lazy: {strategy: lazy, operators: -5, capitl: 3}
      mechanism: {preset: pay-per-tsk}
      """
    #expect(
      problems(text).split(separator: "\n").map { $0.prefix(10) } == [
        "s.yaml:1:1", "s.yaml:2:1", "s.yaml:3:9", "s.yaml:5:2", "s.yaml:6:3", "s.yaml:6:4",
        "s.yaml:7:2",
      ])
  }

  @Test func `an error that every treatment inherits is reported once`() {
    let text = smallest + "treatments: {a: {}, b: {}}\nepochs: -1\n"
    #expect(
      problems(text) == "s.yaml:8:9: 'epochs' is -1; it must be between 1 and 1000000 (epochs).")
  }

  @Test func `issues carry their place`() throws {
    let error = try #require(throws: ScenarioErrors.self) { try load(smallest + "sed: 1\n") }
    let issue = try #require(error.issues.first)
    #expect((issue.source, issue.line, issue.column) == ("s.yaml", 7, 1))
    #expect(issue.sentence.hasPrefix("Unknown key 'sed' at the top level. Did you mean 'seed'?"))
  }

  @Test func `more than a hundred errors are counted, not listed`() {
    let keys = (1...150).map { "k\($0): 1\n" }.joined()
    let lines = problems(smallest + keys).split(separator: "\n")
    #expect(lines.count == 101)
    #expect(lines.last == "… and 50 more of them.")
  }
}
