import MesoModel
import MesoPrimitives
import MesoTestSupport
import Testing

/// The contract as printed: an absolute count of approvals, no rejections, no count of who attested.
@Suite struct VoteThresholdTests {
  /// Work of one quality before validators who approve it with a probability that the noise sets;
  /// one epoch of 20 000 contributions.
  private func text(quality: Double, approval: Double, validators: Int, voters: Int) -> String {
    // P(q + noise·Z > ½) = approval.
    let noise = (quality - 0.5) / Statistics.normalQuantile(approval)
    return """
      scenario: threshold
      epochs: 1
      warm-up: 0
      treasury: {balance: 1_000_000}
      production: {kind: linear}
      contributors:
        work: {strategy: honest, operators: 20_000, stake: 1, quality: {skill-weight: 0, base: \(quality), noise: 0}}
      validators:
        honest: {strategy: honest, operators: \(validators), signal-noise: \(noise)}
      mechanism:
        verification: {kind: vote-threshold, threshold: 5, voters: \(voters)}
        reward: {kind: per-task}
        slashing: {kind: fraction, fraction: 1}
      """
  }

  @Test(arguments: [
    (10, 0.001_634_937_4), (20, 0.043_174_495_284_463_384), (50, 0.568_801_593_170_938_3),
  ])
  func `more honest validators pay bad work more often`(
    validators: Int, probability: Double
  ) throws {
    let world = try world(
      text(quality: 0.4, approval: 0.1, validators: validators, voters: validators))
    let frame = try frames(of: world)[0]

    #expect(
      Bounds.binomial(
        successes: frame.contributors[0].accepted, trials: 20_000, probability: probability))
  }

  @Test(arguments: [(5, 0.32768), (7, 0.851968), (10, 0.993_630_617_6)])
  func `good work is final within so many voters as often as it should be`(
    voters: Int, probability: Double
  ) throws {
    let world = try world(text(quality: 0.6, approval: 0.8, validators: 10, voters: voters))
    let frame = try frames(of: world)[0]

    #expect(
      Bounds.binomial(
        successes: frame.contributors[0].accepted, trials: 20_000, probability: probability))
  }

  @Test func `it takes five approvals over the rate of approval, and nobody attests after`() throws
  {
    let world = try world(text(quality: 0.6, approval: 0.8, validators: 40, voters: 40))
    let frame = try frames(of: world)[0]
    let attestations = Double(frame.validators[0].attestations) / 20_000

    // The number until the fifth approval is negative binomial: mean 5 ⁄ 0.8, variance
    // 5 · 0.2 ⁄ 0.8²; that 40 do not suffice has probability 10⁻²⁰.
    #expect(frame.contributors[0].accepted == 20_000)
    #expect((attestations - 6.25).magnitude < Bounds.sigmas * (1.5625 / 20_000).squareRoot())
    #expect(frame.validators[0].inspections == frame.validators[0].attestations)
  }

  @Test func `work that is not approved is neither paid nor at fault`() throws {
    let world = try world(text(quality: 0.4, approval: 0.001, validators: 20, voters: 20))
    let frame = try frames(of: world)[0]

    #expect(frame.contributors[0].accepted == 0)
    #expect(frame.contributors[0].rewards == 0)
    #expect(frame.contributors[0].slashed == 0)
  }

  @Test func `one colluding validator is enough where nobody counts its attestations`() throws {
    let ring = """
      scenario: ring
      epochs: 1
      warm-up: 0
      treasury: {balance: 1_000_000}
      production: {kind: linear}
      contributors:
        ring: {strategy: colluding, operators: 2_000, coalition: ring, quality: {skill-weight: 0, base: 0, noise: 0}}
      validators:
        honest: {strategy: honest, operators: 19, signal-noise: 0}
        insider: {strategy: colluding, operators: 1, coalition: ring}
      mechanism:
        verification: {kind: vote-threshold, threshold: 5, voters: 20}
        reward: {kind: per-task}
      """
    let printed = try frames(of: try world(ring))[0]
    let counted = try frames(
      of: try world(ring, "mechanism.verification.one-vote-each=true"))[0]

    #expect(printed.contributors[0].accepted == 2_000)
    #expect(counted.contributors[0].accepted == 0)
    // The insider comes by at a place that is uniform over 20; those before it attest too.
    let before = Double(printed.validators[0].attestations) / 2_000
    #expect((before - 9.5).magnitude < Bounds.sigmas * ((400 - 1.0) / 12 / 2_000).squareRoot())
  }
}
