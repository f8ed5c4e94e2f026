import MesoPrimitives
import Testing

@Suite struct ContinuousSamplerTests {
  private func scaledDistance(
    _ seed: UInt64, count: Int = 100_000, _ draw: (inout RandomStream) -> Double,
    cdf: (Double) -> Double
  ) -> Double {
    var stream = Distances.stream(seed)
    return Distances.scaledDistance((0..<count).map { _ in draw(&stream) }, cdf)
  }

  @Test func `uniform draws are uniform`() {
    let distance = scaledDistance(1, { $0.uniform() }, cdf: { $0 })

    #expect(distance < Distances.greatestScaledDistance)
  }

  @Test func `normal draws are normal`() {
    let distance = scaledDistance(2, { $0.normal() }, cdf: { Statistics.normalCDF($0) })

    #expect(distance < Distances.greatestScaledDistance)
  }

  @Test func `the distance notices a normal of mean 0,03`() {
    // √100 000 × φ(0) × 0.03 = 3.8: the bound is not so wide that anything passes.
    let distance = scaledDistance(2, { $0.normal() + 0.03 }, cdf: { Statistics.normalCDF($0) })

    #expect(distance > Distances.greatestScaledDistance)
  }

  @Test func `exponential draws are exponential`() {
    let distance = scaledDistance(
      3, { $0.exponential() }, cdf: { Statistics.exponentialCDF($0) })

    #expect(distance < Distances.greatestScaledDistance)
  }

  @Test(arguments: [0.05, 0.5, 0.999, 1, 1.001, 2.5, 40, 1e4])
  func `gamma draws have the gamma distribution`(shape: Double) {
    let distance = scaledDistance(
      4, { $0.gamma(shape: shape) }, cdf: { Statistics.gammaCDF($0, shape: shape) })

    #expect(distance < Distances.greatestScaledDistance)
  }

  @Test(arguments: [(8.0, 2.0), (14, 6), (1, 1), (0.5, 0.5), (0.3, 4), (0.1, 3), (300, 20)])
  func `beta draws have the beta distribution`(a: Double, b: Double) {
    let distance = scaledDistance(
      5, { $0.beta(a, b) }, cdf: { Statistics.betaCDF($0, a, b) })

    #expect(distance < Distances.greatestScaledDistance)
  }

  @Test func `beta draws of minute parameters are 0 or 1 and never NaN`() {
    var stream = Distances.stream(6)

    for _ in 0..<1_000 {
      let x = stream.beta(1e-4, 1e-4)
      #expect(x >= 0 && x <= 1)
    }
  }

  @Test func `lognormal draws are lognormal`() {
    let distance = scaledDistance(
      7, { $0.lognormal(mu: 1, sigma: 0.75) },
      cdf: { Statistics.lognormalCDF($0, mu: 1, sigma: 0.75) })

    #expect(distance < Distances.greatestScaledDistance)
  }

  @Test(arguments: [0.7, 1.16, 3])
  func `Pareto draws have the Pareto distribution`(shape: Double) {
    let distance = scaledDistance(
      8, { $0.pareto(scale: 2, shape: shape) },
      cdf: { Statistics.paretoCDF($0, scale: 2, shape: shape) })

    #expect(distance < Distances.greatestScaledDistance)
  }
}
