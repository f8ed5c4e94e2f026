import MesoModel
import MesoPrimitives
import MesoTestSupport
import Testing

/// Panels against closed forms: jury theorem, capture by a coalition, draws by stake.
@Suite struct PanelTests {
  /// Work of known quality before validators of known accuracy; one epoch of 20 000 panels.
  private func text(quality: Double, noise: Double, honest: Int, cabal: Int) -> String {
    """
    scenario: panels
    epochs: 1
    warm-up: 0
    treasury: {balance: 1_000_000}
    production: {kind: linear}
    contributors:
      work: {strategy: honest, operators: 20_000, quality: {skill-weight: 0, base: \(quality), noise: 0}}
      ring: {strategy: colluding, operators: 1, coalition: ring}
    validators:
      honest: {strategy: honest, operators: \(honest), stake: 10, signal-noise: \(noise)}
      cabal: {strategy: colluding, operators: \(cabal), stake: 10, coalition: ring, outsiders: reject}
    mechanism:
      preset: pay-per-task
      verification: {kind: committee, size: 5, approvals: 3}
    """
  }

  @Test(arguments: [(1, 0.6), (3, 0.648), (5, 0.68256), (7, 0.710208), (11, 0.75349813248)])
  func `a jury is right as often as Condorcet says`(size: Int, accuracy: Double) throws {
    // A member sees q + noise·Z with q − ½ = 0.1 and noise such that Φ(0.1 ⁄ noise) = 0.6.
    let noise = 0.1 / Statistics.normalQuantile(0.6)
    let world = try world(
      text(quality: 0.6, noise: noise, honest: 40, cabal: 1),
      "mechanism.verification.size=\(size)", "mechanism.verification.approvals=\(size / 2 + 1)",
      "mechanism.verification.replacement=true", "validators.cabal=null",
      "contributors.ring=null")
    let frame = try frames(of: world)[0]

    #expect(
      Bounds.binomial(
        successes: frame.contributors[0].accepted, trials: 20_000, probability: accuracy))
  }

  @Test(arguments: [
    (7, 0.11793812708804453), (15, 0.03675316848846573), (21, 0.014018215944947964),
    (31, 0.0020025956082566727),
  ])
  func `thirty of a hundred capture a panel drawn without replacement as often as they should`(
    size: Int, probability: Double
  ) throws {
    let world = try world(
      text(quality: 0.9, noise: 0.15, honest: 70, cabal: 30),
      "mechanism.verification.size=\(size)", "mechanism.verification.approvals=\(size / 2 + 1)")
    let frame = try frames(of: world)[0]

    #expect(frame.panels == 20_001)
    #expect(
      Bounds.binomial(
        successes: frame.capturedPanels, trials: frame.panels, probability: probability))
  }

  @Test(arguments: [
    (7, 0.126036), (15, 0.050012540053776), (21, 0.026389940701283948),
    (31, 0.009540435911883402),
  ])
  func `a third of the stake captures a panel drawn by stake as often as it should`(
    size: Int, probability: Double
  ) throws {
    // One colluder holds 30 % of the stake.
    let world = try world(
      text(quality: 0.9, noise: 0.15, honest: 70, cabal: 1), "validators.cabal.stake=300",
      "mechanism.verification.size=\(size)", "mechanism.verification.approvals=\(size / 2 + 1)",
      "mechanism.verification.replacement=true", "mechanism.verification.weighting=stake")
    let frame = try frames(of: world)[0]

    #expect(
      Bounds.binomial(
        successes: frame.capturedPanels, trials: frame.panels, probability: probability))
  }

  @Test func `a panel of fifty-five is the smallest that keeps capture below one in a thousand`()
    throws
  {
    func captured(_ size: Int) throws -> (Int, Int) {
      let world = try world(
        text(quality: 0.9, noise: 0.15, honest: 70, cabal: 30),
        "contributors.work.operators=60_000", "mechanism.verification.size=\(size)",
        "mechanism.verification.approvals=\(size / 2 + 1)",
        "mechanism.verification.replacement=true")
      let frame = try frames(of: world)[0]
      return (frame.capturedPanels, frame.panels)
    }
    // P(Bin(55, 0.3) > 27) is 9.0 × 10⁻⁴ and P(Bin(53, 0.3) > 26) is 1.1 × 10⁻³.
    let probabilities = [53, 55].map {
      Statistics.binomialUpperTail(atLeast: $0 / 2 + 1, trials: $0, probability: 0.3)
    }
    #expect(probabilities[0] > 0.001 && probabilities[1] < 0.001)
    for (size, probability) in zip([53, 55], probabilities) {
      let (count, panels) = try captured(size)
      #expect(Bounds.binomial(successes: count, trials: panels, probability: probability))
    }
  }

  @Test(arguments: ["uniform", "stake"])
  func `nobody holds two seats of a panel drawn without replacement`(weighting: String) throws {
    // With seven validators and panels of seven, everyone sits on every panel exactly once.
    let world = try world(
      text(quality: 0.9, noise: 0.15, honest: 6, cabal: 1), "contributors.work.operators=500",
      "mechanism.verification.size=7", "mechanism.verification.approvals=4",
      "mechanism.verification.weighting=\(weighting)", "validators.cabal.stake=40")
    let frame = try frames(of: world)[0]

    #expect(frame.validators[0].attestations == 6 * 501)
    #expect(frame.validators[1].attestations == 501)
  }

  @Test func `validators are drawn equally often`() throws {
    let world = try world(text(quality: 0.9, noise: 0.15, honest: 39, cabal: 1))
    let frame = try frames(of: world)[0]

    // The colluder sits on a panel with probability 5 ⁄ 40.
    #expect(
      Bounds.binomial(
        successes: frame.validators[1].attestations, trials: 20_001, probability: 5.0 / 40))
  }

  @Test func `work that gets no panel is the share that the rate leaves`() throws {
    let world = try world(
      text(quality: 0.9, noise: 0.15, honest: 39, cabal: 1), "mechanism.verification.rate=0.25")
    #expect(
      Bounds.binomial(
        successes: try frames(of: world)[0].panels, trials: 20_001, probability: 0.25))
  }
}
