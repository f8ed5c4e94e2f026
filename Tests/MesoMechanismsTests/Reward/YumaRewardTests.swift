import MesoModel
import MesoPrimitives
import Testing

@testable import MesoMechanisms

struct YumaRewardTests {
  private func parts(
    _ settings: [String: String], supply: String = "0", hasIncentive: Bool = true
  ) throws -> EmissionParts {
    let reward = try #require(YumaReward.entry.made(settings) as? YumaReward)
    var view = PublicView.sample
    view.supply = try tokens(supply)
    return reward.emission(view, hasIncentive: hasIncentive)
  }

  @Test func `an emission is split 41, 41 and 18 and 82 and 18 without incentive`() throws {
    let some = try parts(["emission": "100", "owner-cut": "0.18"])
    #expect(some.contributors == (try tokens("41")))
    #expect(some.validators == (try tokens("41")))
    #expect(some.owner == (try tokens("18")))
    let none = try parts(["emission": "100", "owner-cut": "0.18"], hasIncentive: false)
    #expect(none.contributors == .zero)
    #expect(none.validators == (try tokens("82")))
  }

  @Test(arguments: ["0.000000001", "0.000000002", "1.000000001", "359.999999999"])
  func `the parts add up to the emission to the base unit`(emission: String) throws {
    for hasIncentive in [true, false] {
      let split = try parts(["emission": emission], hasIncentive: hasIncentive)
      #expect(split.contributors + split.validators + split.owner == (try tokens(emission)))
      #expect(split.contributors <= split.validators)
    }
  }

  /// Steps at 10.5, 15.75 and 18.375 million of 21 million.
  @Test(arguments: [
    ("10_499_999", "360"), ("10_500_000", "180"), ("15_750_000", "90"), ("18_375_000", "45"),
    ("21_000_000", "0"),
  ])
  func `the emission halves by supply`(supply: String, emission: String) throws {
    let split = try parts(
      ["emission": "360", "supply-limit": "21_000_000"],
      supply: supply)
    #expect(split.contributors + split.validators + split.owner == (try tokens(emission)))
  }
}
