import MesoModel
import MesoPrimitives
import Testing

struct AlignmentMetricTests {
  /// Ranks of quality 5, 4, 3, 1, 2 and of income 5, 4, 1, 3, 2: Σd² = 8 and
  /// 1 − 6 × 8 ⁄ (5 × 24) = 0.6.
  private var operators: OperatorColumns {
    var columns = OperatorColumns.sample
    columns.holdings.contributions = [2, 1, 1, 10, 1, 0, 0, 0]
    columns.quality = [1.8, 0.8, 0.6, 1.0, 0.3, 0, 0, 0]
    columns.income = [50, 40, 10, 30, 20, 99, 99, 99]
    return columns
  }

  @Test func `alignment ranks contributors' income against their mean quality`() throws {
    let alignment = try #require(try value("alignment_spearman", operators, in: .sample()))

    #expect(abs(alignment - 0.6) < 1e-15)
    #expect(try value("alignment_spearman_honest", operators, in: .sample()) == 1)
  }

  @Test func `alignment is undefined where income does not vary`() throws {
    var columns = operators
    columns.income = [Int64](repeating: 7, count: 8)

    #expect(try value("alignment_spearman", columns, in: .sample()) == nil)
  }

  /// Six contributors with a tie: Pearson's correlation of the average ranks.
  @Test func `ties have their average rank`() throws {
    var world = try World.sample()
    world.contributors[Place.honest].terms.operators = 6
    world.contributors.removeLast(3)
    world.validators.removeAll()
    var columns = OperatorColumns()
    columns.behaviour = [Int](repeating: 0, count: 6)
    columns.holdings.contributions = [Int](repeating: 1, count: 6)
    columns.income = [1, 2, 3, 4, 5, 6]
    columns.quality = [2, 1, 4, 3, 6, 6]

    let alignment = try #require(try value("alignment_spearman", columns, in: world))
    #expect(abs(alignment - 0.869_656_553_478_672_7) < 1e-15)
  }

  @Test func `the honest premium counts epochs in which both take part`() throws {
    var both = EpochFrame.empty
    both.contributors[Place.honest].operators = 2
    both.contributors[Place.honest].members = 2
    both.contributors[Place.honest].rewards = 600
    both.contributors[Place.lazy].operators = 1
    both.contributors[Place.lazy].members = 1
    both.contributors[Place.lazy].rewards = 100
    var alone = both
    alone.contributors[Place.lazy] = ContributorTotals()

    #expect(try value("honest_premium_tokens", [both, alone], in: .sample()) == 2)
    #expect(try value("honest_premium_tokens", [alone], in: .sample()) == nil)
  }

  @Test func `overhead is what validators were paid for each good work accepted`() throws {
    var frame = EpochFrame.empty
    frame.contributors[Place.honest].goodAccepted = 4
    frame.validators[Place.honest].rewards = 120
    frame.validators[Place.honest].inspectionCost = 30
    frame.validators[Place.lazy].forfeited = 20

    #expect(try value("overhead_tokens_per_accepted", [frame], in: .sample()) == 0.25)
    #expect(try value("inspection_cost_tokens", [frame], in: .sample()) == 0.3)
  }

  @Test func `useful quality counts what was consumed, for what was paid`() throws {
    var frame = EpochFrame.empty
    frame.consumedQuality = 0.75
    frame.served = 40
    frame.fees = Amount(units: 1_500)

    #expect(try value("useful_quality_per_token", [frame], in: .sample()) == 2)
  }

  /// What was paid comes back as burns: nothing is left to divide by, and a unit that rounding left is
  /// not a price.
  @Test(
    arguments: [(1_500_000, nil), (2_000_000, nil), (1_499_999, nil), (500_000, 0.003)]
      as [(Int64, Double?)])
  func `useful quality for nothing has no price`(listing: Int64, expected: Double?) throws {
    var frame = EpochFrame.empty
    frame.consumedQuality = 0.75
    frame.served = 40
    frame.fees = Amount(units: 1_500_000)
    frame.listing = Amount(units: listing)

    #expect(try value("useful_quality_per_token", [frame], in: .sample()) == expected)
  }
}
