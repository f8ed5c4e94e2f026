import MesoModel
import Testing

struct QualityMetricTests {
  /// Ten contributions: six good of which five accepted and one rejected, four bad of which one
  /// accepted; in a second epoch ten more, all good and accepted.
  private let frames: [EpochFrame] = {
    var first = EpochFrame.empty
    first.contributors[Place.honest].contributions = 6
    first.contributors[Place.honest].good = 6
    first.contributors[Place.honest].accepted = 5
    first.contributors[Place.honest].goodAccepted = 5
    first.contributors[Place.honest].goodRejected = 1
    first.contributors[Place.honest].acceptedQuality = 4
    first.contributors[Place.honest].goodAcceptedQuality = 4
    first.contributors[Place.lazy].contributions = 4
    first.contributors[Place.lazy].accepted = 1
    first.contributors[Place.lazy].acceptedQuality = 0.25
    var second = EpochFrame.empty
    second.contributors[Place.honest].contributions = 10
    second.contributors[Place.honest].good = 10
    second.contributors[Place.honest].accepted = 10
    second.contributors[Place.honest].goodAccepted = 10
    second.contributors[Place.honest].acceptedQuality = 9
    second.contributors[Place.honest].goodAcceptedQuality = 9
    return [first, second]
  }()

  @Test(arguments: [
    // (4 + 0.25 + 9) ⁄ 16, 4 + 9, 16 ⁄ 20, 1 ⁄ 4, 1 ⁄ 16.
    ("quality_accepted_mean", 0.828125), ("useful_quality_total", 13), ("acceptance_rate", 0.8),
    ("false_accept_rate", 0.25), ("false_reject_rate", 0.0625),
  ])
  func `rates are ratios of sums over epochs`(name: String, expected: Double) throws {
    #expect(try value(name, frames, in: .sample()) == expected)
  }
}
