import MesoModel
import MesoPrimitives
import MesoTestSupport
import Testing

/// Medians of reports against closed forms.
@Suite struct OracleCommitteeTests {
  private let text = """
    scenario: medians
    epochs: 1
    warm-up: 0
    treasury: {balance: 1_000_000}
    production: {kind: linear}
    contributors:
      work: {strategy: honest, operators: 20_000, stake: 1, quality: {skill-weight: 0, base: 0.7, noise: 0}}
      ring: {strategy: colluding, operators: 1, coalition: ring}
    validators:
      honest: {strategy: honest, operators: 75, stake: 1, signal-noise: 0.02}
      cabal: {strategy: colluding, operators: 25, coalition: ring, stake: 1, outsiders: reject}
    mechanism:
      verification: {kind: oracle-committee, size: 3, faults: 0}
      reward: {kind: per-task}
      slashing: {kind: fraction, fraction: 1}
    """

  @Test func `the median of three reports has the variance that it should`() throws {
    var world = try world(
      text, "validators.cabal.operators=2", "contributors.work.operators=40_000")
    let readings = Readings(terms: try #require(world.mechanism.verification.instrument))
    // Colluders would report 0: they have no part in this.
    world.validators[1].strategy = world.validators[0].strategy
    world.validators[1].signalNoise = 0.02
    world.mechanism.verification = readings
    _ = try frames(of: world)

    // σ²·(1 − √3 ⁄ π), and a sample variance of N normals has the deviation v·√(2 ⁄ N); the
    // median's tails are no heavier.
    let medians = readings.values.prefix(40_000)
    let variance = Statistics.standardDeviation(Array(medians)).magnitude
    let expected = 0.02 * 0.02 * 0.448_671_104_578_207_98
    #expect(Bounds.mean(of: Array(medians), equals: 0.7))
    #expect(
      (variance * variance - expected).magnitude
        < Bounds.sigmas * expected * (2.0 / 40_000).squareRoot())
  }

  @Test func `a quarter of the stake captures a committee of thirty-one as often as it should`()
    throws
  {
    let world = try world(
      text, "mechanism.verification.size=31", "mechanism.verification.faults=10",
      "mechanism.verification.replacement=true", "mechanism.verification.weighting=stake",
      "contributors.work.operators=60_000")
    let frame = try frames(of: world)[0]

    // P(Bin(31, 0.25) ≥ 16): then the median is one of the colluders' zeros.
    #expect(
      Bounds.binomial(
        successes: 60_000 - frame.contributors[0].accepted, trials: 60_000,
        probability: 0.001_301_625_399_543_069_5))
  }

  @Test func `the median of an even number of reports is the upper one`() throws {
    // Two honest reports of 0.7 and two zeros: the upper median is honest, the lower is not.
    let even = try world(
      text, "mechanism.verification.size=4", "validators.honest.operators=2",
      "validators.cabal.operators=2")

    #expect(try frames(of: even)[0].contributors[0].accepted == 20_000)
  }

  @Test func `work expires where no more than twice the faults report`() throws {
    let world = try world(
      text, "mechanism.verification.size=7", "mechanism.verification.faults=2",
      "validators.honest.non-reveal=0.4", "validators.cabal=null",
      "contributors.ring=null")
    let frame = try frames(of: world)[0]

    // P(Bin(7, 0.6) ≥ 5).
    #expect(
      Bounds.binomial(
        successes: frame.contributors[0].accepted, trials: 20_000, probability: 0.419904))
    #expect(frame.contributors[0].slashed == 0)
  }

  @Test func `a bound on the outliers is a bound on the answer`() throws {
    // Two of seven report 0 always; the median stays within the honest reports.
    let world = try world(
      text, "mechanism.verification.size=7", "mechanism.verification.faults=2",
      "validators.honest.operators=5", "validators.cabal.operators=2")

    #expect(try frames(of: world)[0].contributors[0].accepted == 20_000)
  }
}

/// A verification that accepts everything and keeps what its instrument reads.
private final class Readings: Verification, @unchecked Sendable {
  private let terms: Instrument
  private(set) var values: [Double] = []

  init(terms: Instrument) { self.terms = terms }

  var instrument: Instrument? { terms }

  func verify(_ evidence: borrowing TileEvidence, into verdicts: WriteColumn<UInt8>) {
    for row in 0..<verdicts.count {
      values.append(evidence.measurement[row])
      verdicts[row] = Verdict.accepted.rawValue
    }
  }
}
