import MesoScenario
import Testing

@Suite struct `Checks of items to label` {
  private static let crowd = """
    scenario: crowd
    contributors:
      crowd: {strategy: honest, operators: 5, contributions-per-epoch: 2}
      lazy: {strategy: lazy, operators: 4, contributions-per-epoch: 2}
    demand: {budget: 10}
    mechanism:
      allocation: {kind: redundant}
      verification: {kind: majority-label}
      reward: {kind: per-task}
    """

  private func message(_ overrides: String...) -> String? {
    do {
      _ = try ScenarioLoader().load(text: Self.crowd, file: "s.yaml", overrides: overrides)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func `more copies than identities are refused`() throws {
    let found = try #require(message("mechanism.allocation.copies=10"))
    #expect(
      found.contains(
        "--set mechanism.allocation.copies=10: An item with 10 copies needs as many contributor "
          + "identities; there are 9."))
    #expect(message("mechanism.allocation.copies=9") == nil)
    let later = try #require(
      message("contributors.crowd.depart=7", "mechanism.allocation.copies=5"))
    #expect(later.contains("there are 4 in epoch 7."))
  }

  @Test func `fewer than two labels or copies are out of range`() {
    #expect(message("mechanism.allocation.labels=1") != nil)
    #expect(message("mechanism.allocation.copies=1") != nil)
  }

  @Test func `a lead that no item can reach is refused`() throws {
    let found = try #require(message("mechanism.verification.needed=4"))
    #expect(
      found.contains(
        "The verification 'majority-label' needs 4 answers to an item, and an item has 3 copies; "
          + "no item could ever be decided."))
  }

  @Test func `items and verifications that judge answers need each other`() throws {
    let idle = try #require(message("mechanism.verification={kind: none}"))
    #expect(
      idle.contains(
        "The allocation 'redundant' hands out items to label, and the verification 'none' does not "
          + "judge answers; 'majority-label' does."))
    let alone = try #require(message("mechanism.allocation={kind: open-submission}"))
    #expect(
      alone.contains(
        "The verification 'majority-label' judges answers to items; it needs an allocation that "
          + "hands out items, such as 'redundant'."))
  }

  @Test func `a label that items do not have is refused`() throws {
    let found = try #require(
      message("contributors.lazy.answer=constant", "contributors.lazy.label=3"))
    #expect(found.contains("'contributors.lazy.label' is 3; items have 2 labels."))
  }

  @Test func `who answers too little to be scored is named`() throws {
    let scenario = try ScenarioLoader().load(
      text: Self.crowd, file: "s.yaml",
      overrides: [
        "contributors.lazy.contributions-per-epoch=1",
        "mechanism.verification={kind: peer-prediction}",
      ])
    #expect(
      scenario.warnings == [
        "--set contributors.lazy.contributions-per-epoch=1: The verification 'peer-prediction' scores "
          + "identities by 2 answers an epoch or more; those of 'contributors.lazy' give 1 and score "
          + "0."
      ])
  }
}

@Suite struct `Checks of one balance` {
  @Test func `a reward that nothing funds is named`() throws {
    let scenario = try ScenarioLoader().load(
      text: """
        scenario: unfunded
        contributors:
          honest: {strategy: honest, operators: 5}
        validators:
          honest: {strategy: honest, operators: 5}
        mechanism:
          verification: {kind: committee}
          reward: {kind: per-vote}
        """, file: "s.yaml")
    #expect(
      scenario.warnings == [
        "s.yaml:8:11: The reward 'per-vote' is paid out of the contract's own balance, and no deposit "
          + "goes there; nobody is ever paid."
      ])
  }
}
