import MesoPrimitives
import Testing

@Suite struct DistributionTests {
  @Test func `quantiles of Student's t are those of the printed tables`() {
    let fiveDegrees = Statistics.studentTQuantile(0.975, degreesOfFreedom: 5)

    #expect(abs(fiveDegrees - 2.570582) < 1e-6)
    #expect(abs(Statistics.studentTCDF(fiveDegrees, degreesOfFreedom: 5) - 0.975) < 1e-12)
    #expect(abs(Statistics.normalQuantile(0.975) - 1.959963984540054) < 1e-12)
    #expect(Statistics.normalQuantile(1) == .infinity)
  }

  @Test func `the two normal distribution functions agree`() {
    for index in -80...80 {
      let x = Double(index) * 0.1
      #expect((Statistics.normalCDF(x) / Elementary.normalCDF(x) - 1).magnitude < 1e-10)
    }
  }

  @Test func `binomial chances of a panel of three are those worked by hand`() {
    // At p = ¼: none 27 ⁄ 64, one 27 ⁄ 64, two 9 ⁄ 64, three 1 ⁄ 64.
    #expect(abs(Statistics.binomialCDF(1, trials: 3, probability: 0.25) - 54.0 / 64) < 1e-14)
    let majority = Statistics.binomialUpperTail(atLeast: 2, trials: 3, probability: 0.25)
    #expect(abs(majority - 10.0 / 64) < 1e-14)
    #expect(Statistics.binomialCDF(-1, trials: 3, probability: 0.25) == 0)
    #expect(Statistics.binomialUpperTail(atLeast: 0, trials: 3, probability: 0.25) == 1)
  }

  @Test func `hypergeometric tails are those worked by hand`() {
    // Three of ten are marked; of four drawn, two or more are marked in
    // (C(3,2) C(7,2) + C(3,3) C(7,1)) ⁄ C(10,4) = (63 + 7) ⁄ 210 = 1 ⁄ 3 of the draws.
    func tail(_ count: Int) -> Double {
      Statistics.hypergeometricUpperTail(atLeast: count, marked: 3, unmarked: 7, drawn: 4)
    }

    #expect(abs(tail(2) - 1.0 / 3) < 1e-14)
    #expect(tail(0) == 1)
    #expect(abs(tail(3) - 7.0 / 210) < 1e-14)
    #expect(tail(4) == 0)
    #expect(
      Statistics.hypergeometricUpperTail(atLeast: 2, marked: 3, unmarked: 1, drawn: 3) == 1)
  }

  @Test func `chi-squared with two degrees of freedom is exponential`() {
    #expect(
      abs(Statistics.chiSquaredUpperTail(6, degreesOfFreedom: 2) / Elementary.exp(-3) - 1) < 1e-12)
    #expect(
      abs(Statistics.chiSquaredCDF(6, degreesOfFreedom: 2) - (1 - Elementary.exp(-3))) < 1e-12)
  }

  @Test func `the beta quantile inverts its distribution function`() {
    #expect(abs(Statistics.betaCDF(Statistics.betaQuantile(0.05, 8, 2), 8, 2) - 0.05) < 1e-10)
  }

  @Test func `a parameter out of its domain stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = Statistics.studentTQuantile(1.5, degreesOfFreedom: 3)
    }
    await #expect(processExitsWith: .failure) { _ = Statistics.gammaCDF(1, shape: 0) }
  }
}
