import MesoModel
import Testing

struct RiskMetricTests {
  /// Two honest operators over four windows. The first one's incomes 1, 3, 5, 7 have mean 4 and
  /// squared deviations 20, so a coefficient of variation of √(20 ⁄ 3) ⁄ 4; the second's is a
  /// quarter of that. One of them made losses of 2 and 6 in two windows.
  private var operators: OperatorColumns {
    var columns = OperatorColumns.sample
    columns.windows = [4, 4, 4, 4, 4, 0, 0, 0]
    columns.windowMean = [4, 16, 1, 1, 1, 0, 0, 0]
    columns.windowSquares = [20, 20, 900, 900, 900, 0, 0, 0]
    columns.lossWindows = [2, 0, 4, 4, 4, 0, 0, 0]
    columns.lossSum = [800, 0, 9_000, 9_000, 9_000, 0, 0, 0]
    return columns
  }

  @Test func `income variation is the median over honest operators`() throws {
    let first = (20.0 / 3).squareRoot() / 4

    #expect(try value("income_variation", operators, in: .sample()) == (first + first / 4) / 2)
    #expect(try value("income_variation_undefined_share", operators, in: .sample()) == 0)
  }

  @Test func `operators without a mean above 0 or with two windows are left out and counted`()
    throws
  {
    var columns = operators
    columns.windowMean[0] = 0

    let second = (20.0 / 3).squareRoot() / 16
    #expect(try value("income_variation", columns, in: .sample()) == second)
    #expect(try value("income_variation_undefined_share", columns, in: .sample()) == 0.5)

    columns.windows[1] = 2
    #expect(try value("income_variation", columns, in: .sample()) == nil)
    #expect(try value("income_variation_undefined_share", columns, in: .sample()) == 1)
  }

  /// Two of eight windows; 8 tokens of loss over eight windows.
  @Test func `losses are counted over the windows of honest operators`() throws {
    #expect(try value("loss_probability", operators, in: .sample()) == 0.25)
    #expect(try value("expected_shortfall_tokens", operators, in: .sample()) == 1)
  }

  @Test func `without windows losses are undefined`() throws {
    #expect(try value("loss_probability", .sample, in: .sample()) == nil)
    #expect(try value("expected_shortfall_tokens", .sample, in: .sample()) == nil)
  }

  @Test func `an operator that never contributed is not measured`() throws {
    var columns = operators
    columns.holdings.contributions[0] = 0

    #expect(try value("loss_probability", columns, in: .sample()) == 0)
  }

  @Test func `payout delay is weighted by amount`() throws {
    var frame = EpochFrame.empty
    frame.delayedUnits = 300
    frame.dueUnits = 200

    #expect(try value("payout_delay_epochs", [frame], in: .sample()) == 1.5)
  }

  @Test func `what is pending at the end is a share of what was earned`() throws {
    var columns = OperatorColumns.sample
    columns.holdings.rewards = [30, 10, 0, 0, 0, 0, 0, 0]
    columns.holdings.pending = [6, 4, 0, 0, 0, 0, 0, 0]

    #expect(try value("payout_pending_share", columns, in: .sample()) == 0.25)
    #expect(try value("payout_pending_share", .sample, in: .sample()) == nil)
  }
}
