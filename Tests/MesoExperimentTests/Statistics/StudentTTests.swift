import MesoPrimitives
import Testing

@testable import MesoExperiment

@Suite struct StudentTTests {
  /// SciPy 1.17.1: `scipy.stats.t.ppf(1 - (1 - level) / 2, df)`.
  static let quantiles: [(level: Double, degreesOfFreedom: Int, t: Double)] = [
    (0.95, 1, 12.706204736174694), (0.95, 2, 4.302652729749462), (0.95, 3, 3.1824463052837078),
    (0.95, 4, 2.7764451051977934), (0.95, 5, 2.5705818356363146), (0.95, 9, 2.262157162798205),
    (0.95, 19, 2.0930240544083087), (0.95, 30, 2.0422724563012378),
    (0.95, 100, 1.9839715185235518), (0.95, 999, 1.9623414611334493),
    (0.975, 4, 3.4954059325164417), (0.99, 1, 63.656741162871526), (0.99, 2, 9.924843200918287),
    (0.99, 100, 2.6258905214380173),
  ]

  @Test(arguments: quantiles)
  func `quantiles agree with an independent library`(
    _ expected: (level: Double, degreesOfFreedom: Int, t: Double)
  ) {
    let t = StudentT.twoSidedQuantile(
      expected.level, degreesOfFreedom: expected.degreesOfFreedom)

    #expect(abs(t / expected.t - 1) < 1e-12)
  }

  @Test func `quantiles agree with GSL for few and many replicates`() {
    for degreesOfFreedom in Array(1...40) + [99, 100, 399] {
      for level in [0.5, 0.9, 0.95, 0.999] {
        let t = StudentT.twoSidedQuantile(level, degreesOfFreedom: degreesOfFreedom)
        let oracle = Statistics.studentTQuantile(
          0.5 + level / 2, degreesOfFreedom: Double(degreesOfFreedom))
        #expect(abs(t / oracle - 1) < 1e-9, "ν = \(degreesOfFreedom), level \(level)")
      }
    }
  }
}
