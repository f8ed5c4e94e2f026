import Foundation
import MesoMechanisms
import MesoModel
import MesoScenario
import Testing

/// Validators who weigh contributors, and records in their place.
struct EvaluationChecksTests {
  private static let text = """
    scenario: weigh
    epochs: 3
    warm-up: 0
    treasury: {balance: 1_000}
    demand: {usage: 0, fee: 0, budget: 100}
    contributors:
      work: {strategy: honest, operators: 2, capital: 10}
    validators:
      look: {strategy: honest, operators: 3, stake: 10}
    mechanism: {preset: yuma-consensus}
    """

  @Test func `the preset loads without warnings`() throws {
    #expect(try load(Self.text).warnings == [])
  }

  @Test(arguments: [
    ("mechanism.verification={kind: none}", "The reward 'yuma' pays what validators' weights"),
    (
      "mechanism.reward={kind: per-task}",
      "'yuma-dividends' has nothing to share: set its 'pool', or use the reward 'yuma'"
    ),
    ("validators.look.stake=0", "No validator has stake, so that no row of weights counts"),
    ("validators.look.operators=0", "asks for a validator: no validator has that duty"),
    (
      "mechanism.verification.reveal-period=3",
      "'reveal-period' is 3 epochs and 'epochs' is 3: no row is ever revealed"
    ),
    ("mechanism.verification.alpha-low=0.95", "'alpha-low' must be at most 'alpha-high'"),
    ("mechanism.verification.kappa=1.5", "it must be between 0 and 1"),
    ("mechanism.verification.kappa=.nan", "'mechanism.verification.kappa'"),
    ("mechanism.verification.variant=chain-orginal", "Did you mean 'chain-original'?"),
    ("mechanism.verification.max-validators=0", "it must be between 1 and 65535"),
    (
      "shocks=[{epoch: 2, set: {mechanism.verification.reveal-period: 1}}]",
      "'mechanism.verification.reveal-period' cannot change during a run"
    ),
    (
      "shocks=[{epoch: 2, set: {mechanism.verification.arithmetic: fixed-point}}]",
      "'mechanism.verification.arithmetic' cannot change during a run"
    ),
    ("mechanism.reward.owner-cut=-0.1", "it must be between 0 and 1"),
    ("validators.look={strategy: self-voting}", "colludes with nobody; it needs 'coalition'"),
    ("validators.look={strategy: weight-setter, memory: 2}", "it must be between 0 and 1"),
  ])
  func `what cannot hold is refused`(override: String, words: String) {
    let found = problems(Self.text, override)
    #expect(found.contains(words), "\(found)")
  }

  @Test(arguments: [
    ("mechanism.validator-reward={kind: none}", "Validators' part of the emission is not paid"),
    ("mechanism.validator-reward.from=treasury", "one emission has one payer"),
    (
      "mechanism.validator-reward={kind: per-judgement}", "'peer-evaluation' draws none"
    ),
  ])
  func `what is probably not meant is warned of`(override: String, words: String) throws {
    let warnings = try load(Self.text, override).warnings
    #expect(warnings.contains { $0.contains(words) }, "\(warnings)")
  }

  @Test func `rows that nobody asks for are warned of`() throws {
    let warnings = try load(
      Self.text, "mechanism={preset: pay-per-task}",
      "validators.look={strategy: weight-setter, memory: 0.5, operators: 5}"
    ).warnings
    #expect(warnings.contains { $0.contains("whose rows of weights nobody asks for") })
  }

  private static let weights = """
    epoch,validator,server,weight
    1,a,x,1
    1,b,x,1
    1,c,y,1
    2,a,x,0.5
    2,a,y,0.5
    2,b,y,1
    2,c,x,1
    3,a,y,1
    3,b,y,1
    3,c,x,1

    """
  private static let stakes = """
    epoch,identity,stake
    1,a,80
    1,b,10
    1,c,10
    2,a,80
    2,b,10
    2,c,10
    3,a,20
    3,b,30
    3,c,50

    """

  private func folder(weights: String = weights, stakes: String = stakes) throws -> Folder {
    try Folder(["s.yaml": Self.text, "weights.csv": weights, "stakes.csv": stakes])
  }

  private static let recorded =
    "mechanism.verification={kind: peer-evaluation, recorded: 'FOLDER/weights.csv, FOLDER/stakes.csv'}"

  private func faults(
    _ folder: Folder, _ overrides: String...
  ) -> String {
    do {
      _ = try ScenarioLoader().load(
        file: "\(folder.path)/s.yaml",
        overrides: [Self.recorded.replacing("FOLDER", with: folder.path)] + overrides)
      return ""
    } catch {
      return "\(error)".replacing(folder.path + "/", with: "")
    }
  }

  @Test func `a record stands in for rows, epoch by epoch, and is part of the digest`() throws {
    let folder = try folder()
    let override = Self.recorded.replacing("FOLDER", with: folder.path)
    let file = "\(folder.path)/s.yaml"
    let scenario = try ScenarioLoader().load(file: file, overrides: [override])
    let evaluation = try #require(
      scenario.treatments[0].world.mechanism.verification as? PeerEvaluationVerification)

    #expect(
      evaluation.record.map { $0.stakes } == [
        [80, 10, 10, 0, 0], [80, 10, 10, 0, 0],
        [20, 30, 50, 0, 0],
      ])
    #expect(evaluation.record[1].weights.value(row: 0, column: 4) == 0.5)
    #expect(evaluation.record.map { $0.blocks.now } == [360, 720, 1_080])

    try folder.write(Data(Self.stakes.replacing("3,a,20", with: "3,a,21").utf8), to: "stakes.csv")
    let changed = try ScenarioLoader().load(file: file, overrides: [override])
    #expect(changed.digest != scenario.digest)
    let copy = try self.folder()
    let same = try ScenarioLoader().load(
      file: "\(copy.path)/s.yaml", overrides: [Self.recorded.replacing("FOLDER", with: copy.path)])
    #expect(same.digest == scenario.digest)
  }

  @Test func `the text of a scenario names its record by what is in it, and gives the files`()
    throws
  {
    let folder = try folder()
    let scenario = try ScenarioLoader().load(
      file: "\(folder.path)/s.yaml",
      overrides: [Self.recorded.replacing("FOLDER", with: folder.path)])

    let names = scenario.recordFiles.map { $0.name }
    #expect(names.allSatisfy { $0.hasPrefix("recorded-") })
    #expect(names[0].hasSuffix("-weights.csv") && names[1].hasSuffix("-stakes.csv"))
    #expect(scenario.text.contains("recorded: \"\(names.joined(separator: ", "))\"\n"))
    #expect(scenario.recordFiles[0].bytes == Array(Self.weights.utf8))
    #expect(scenario.recordFiles[1].bytes == Array(Self.stakes.utf8))
  }

  @Test(arguments: [
    ("contributors.work.operators=3", "the scenario declares 3 contributor identities"),
    ("validators.look.operators=2", "the scenario declares 2 validator identities"),
    ("epochs=4", "The record has 3 epochs; 'epochs' is 4."),
  ])
  func `a record of another network is refused`(override: String, words: String) throws {
    #expect(faults(try folder(), override).contains(words))
  }

  @Test func `a record that is wrong is refused with file, line and reason`() throws {
    let lost = faults(try folder(weights: Self.weights.replacing("1,c,y,1", with: "1,d,y,-1")))
    #expect(lost.contains("weights.csv:4:7: 'weight' is '-1'; it must be a number, at least 0."))
    let both = faults(try folder(weights: Self.weights.replacing("1,c,y,1", with: "1,c,a,1")))
    #expect(both.contains("'a' has stake or sets weights and is weighed by others"))
  }
}
