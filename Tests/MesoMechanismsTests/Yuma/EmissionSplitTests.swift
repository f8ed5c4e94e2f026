import MesoMechanisms
import Testing

struct EmissionSplitTests {
  @Test func `the split is 41, 41 and 18 in a hundred`() {
    let split = EmissionSplit(hasIncentive: true)

    #expect(abs(split.owner - 0.179_995) < 1e-6)
    #expect(abs(split.servers - 0.410_002) < 1e-6)
    #expect(split.servers == split.validators)
  }

  @Test func `without incentive validators have the servers' part`() {
    let split = EmissionSplit(hasIncentive: false)

    #expect(split.servers == 0)
    #expect(split.owner + split.validators == 1)
    #expect(abs(split.validators - 0.820_005) < 1e-6)
  }
}

struct SupplyHalvingTests {
  /// Steps at ½, ¾ and ⅞ of 21 million, which belong to the later era.
  @Test(arguments: [
    (0.0, 1.0), (10_499_999, 1), (10_500_000, 0.5), (15_749_999, 0.5), (15_750_000, 0.25),
    (18_375_000, 0.125), (20_999_999.9, 0x1p-27), (21_000_000, 0), (22_000_000, 0),
  ])
  func `the emission halves with what is left`(issued: Double, emission: Double) {
    #expect(SupplyHalving.emission(issued: issued) == emission)
  }

  @Test func `an era without burns takes 1,458 days and a third`() {
    let blocksPerDay = 7_200.0
    let days = SupplyHalving.chainLimit / 2 / SupplyHalving.emission(issued: 0) / blocksPerDay

    #expect(abs(days - (1_458 + 1.0 / 3)) < 1e-9)
  }
}
