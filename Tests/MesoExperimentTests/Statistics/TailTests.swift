import MesoPrimitives
import Testing

@testable import MesoExperiment

@Suite struct TailTests {
  /// SciPy 1.17.1: `2 * scipy.stats.t.sf(t, df)`.
  static let tails: [(t: Double, degreesOfFreedom: Double, p: Double)] = [
    (0, 5, 1), (0.5, 1, 0.7048327646991335), (2, 3, 0.13932596855884305),
    (3.5, 7, 0.009993040881885549), (10, 19, 5.263026162335899e-09),
    (40, 9, 1.8982998449339822e-11), (2.1, 4.37, 0.09777603793368883),
    (1.96, 250.5, 0.05110439971582831),
  ]

  @Test(arguments: tails)
  func `tails of Student's t agree with an independent library`(
    _ expected: (t: Double, degreesOfFreedom: Double, p: Double)
  ) {
    for t in [expected.t, -expected.t] {
      let p = StudentT.twoSidedTail(t, degreesOfFreedom: expected.degreesOfFreedom)
      #expect(abs(p / expected.p - 1) < 1e-11)
    }
  }

  @Test func `quantiles for degrees of freedom that are not whole agree too`() {
    // SciPy 1.17.1: stats.t.ppf(1 - (1 - level) / 2, df).
    let expected: [(level: Double, degreesOfFreedom: Double, t: Double)] = [
      (0.95, 4.37, 2.6861481000408847), (0.996875, 6.2, 4.677396264977107),
      (0.95, 1.5, 6.016663104427929),
    ]
    for (level, degreesOfFreedom, t) in expected {
      let found = StudentT.twoSidedQuantile(level, degreesOfFreedom: degreesOfFreedom)
      #expect(abs(found / t - 1) < 1e-11)
    }
  }

  @Test func `a tail is what its quantile leaves outside`() {
    for degreesOfFreedom in [1.0, 2, 2.5, 9, 33.3, 400] {
      for level in [0.5, 0.95, 0.999] {
        let t = StudentT.twoSidedQuantile(level, degreesOfFreedom: degreesOfFreedom)
        let p = StudentT.twoSidedTail(t, degreesOfFreedom: degreesOfFreedom)
        #expect(abs(p / (1 - level) - 1) < 1e-9, "ν = \(degreesOfFreedom), level \(level)")
      }
    }
  }

  @Test func `the incomplete beta function agrees with an independent library`() {
    // SciPy 1.17.1: special.betainc(a, b, x).
    let expected: [(a: Double, b: Double, x: Double, value: Double)] = [
      (2, 3, 0.4, 0.5247999999999999), (0.5, 0.5, 0.1, 0.20483276469913345),
      (10, 1, 0.95, 0.5987369392383787), (100, 2.5, 0.97, 0.29308908977049564),
      (5, 60, 0.05, 0.21564295639130265),
    ]
    for (a, b, x, value) in expected {
      let found = IncompleteBeta.regularised(x, complement: 1 - x, a, b)
      #expect(abs(found / value - 1) < 1e-11)
    }
  }

  @Test func `counts and normals have their tails`() {
    // SciPy 1.17.1: stats.binom.cdf(1, 20, .05), (14, 20, .5); stats.norm.ppf.
    let binomial = Binomial.lowerTail(atMost: 1, trials: 20, probability: 0.05)
    #expect(abs(binomial - 0.7358395249438502) < 1e-12)
    let half = Binomial.lowerTail(atMost: 14, trials: 20, probability: 0.5)
    #expect(abs(half - 0.9793052673339844) < 1e-12)
    #expect(abs(Normal.quantile(0.001) - -3.090232306167813) < 1e-9)
    #expect(abs(Normal.quantile(0.9) - 1.2815515655446004) < 1e-9)
    #expect(abs(Normal.quantile(0.975) - Normal.z95) < 1e-9)
    #expect(Normal.quantile(0.5) == 0)
    #expect(Normal.quantile(0) == -.infinity && Normal.quantile(1) == .infinity)
  }
}
