import MesoModel
import Testing

struct ConcentrationMetricTests {
  private var operators: OperatorColumns {
    var columns = OperatorColumns.sample
    columns.holdings.liquid = [1, 2, 3, 4, 10]
    columns.holdings.stake = [9, 8, 7, 6, 0]
    columns.holdings.rewards = [0, 0, 0, 0, 5]
    columns.holdings.validatorStake = [1, 2, 3, 4, 10]
    return columns
  }

  @Test(arguments: [
    ("gini_balance", 0.4), ("gini_wealth", 0), ("gini_rewards", 0.8), ("hhi_stake", 0.325),
    ("nakamoto_stake", 2),
  ])
  func `concentration is over contributors' money and validators' stake`(
    name: String, expected: Double
  ) throws {
    #expect(try value(name, operators, in: .sample()) == expected)
  }

  /// One of five has all: ln 5.
  @Test func `Theil's T is over contributors' rewards`() throws {
    let theil = try #require(try value("theil_rewards", operators, in: .sample()))

    #expect(abs(theil - 1.6094379124341003) < 1e-15)
    #expect(try value("theil_rewards", .sample, in: .sample()) == nil)
  }

  @Test func `a conservation error is reported whatever its sign`() throws {
    var surplus = EpochFrame.empty
    surplus.conservationError = 2
    var deficit = EpochFrame.empty
    deficit.conservationError = -2

    #expect(try value("conservation_error_units", [surplus, deficit], in: .sample()) == 4)
  }
}
