import MesoPrimitives
import Testing

/// Moments known by hand: mean a ⁄ (a + b), variance ab ⁄ ((a + b)² (a + b + 1)).
@Suite struct BetaMomentsTests {
  private let count = 1_000_000

  /// The first draws of a million streams, as a model makes them.
  private func sample(epoch: Int, _ draw: (inout RandomStream) -> Double) -> [Double] {
    (0..<count).map { entity in
      var stream = RandomStream(
        key: StreamKey(seed: 20_240_607, replicate: 1), entity: UInt64(entity), epoch: epoch,
        purpose: .production)
      return draw(&stream)
    }
  }

  /// Bounds are 5 standard errors: of the mean σ ⁄ √n; of the variance σ² √((κ − 1) ⁄ n) with the
  /// kurtosis κ = 3 + 6 ((a−b)² (a+b+1) − ab (a+b+2)) ⁄ (ab (a+b+2) (a+b+3)); false alarm 6 × 10⁻⁷.
  private func expectMoments(of sample: [Double], _ a: Double, _ b: Double) {
    let n = Double(count)
    let mean = a / (a + b)
    let variance = a * b / ((a + b) * (a + b) * (a + b + 1))
    let skewPart = (a - b) * (a - b) * (a + b + 1) - a * b * (a + b + 2)
    let kurtosis = 3 + 6 * skewPart / (a * b * (a + b + 2) * (a + b + 3))
    let meanError = 5 * (variance / n).squareRoot()
    let varianceError = 5 * variance * ((kurtosis - 1) / n).squareRoot()
    let deviation = Statistics.standardDeviation(sample)

    #expect(abs(Statistics.mean(sample) - mean) < meanError)
    #expect(abs(deviation * deviation - variance) < varianceError)
  }

  @Test func `beta 8 2 has mean 0,8, variance 0,01454 and 0,98047 above one half`() {
    let drawn = sample(epoch: 11) { $0.beta(8, 2) }
    let above = Double(drawn.count { $0 > 0.5 }) / Double(count)

    expectMoments(of: drawn, 8, 2)
    // 1 − 10 ⁄ 2⁹ = 0.98046875; 5 × √(p (1 − p) ⁄ n) = 6.92 × 10⁻⁴.
    #expect(abs(above - 0.980_468_75) < 6.92e-4)
    #expect(abs(1 - Statistics.betaCDF(0.5, 8, 2) - 0.980_468_75) < 1e-14)
  }

  @Test func `beta 14 6 has mean 0,7 and variance 0,01`() {
    expectMoments(of: sample(epoch: 12) { $0.beta(14, 6) }, 14, 6)
  }

  @Test func `gamma draws have mean and variance equal to the shape`() {
    // The variance of (X − k)² is 2k² + 6k.
    for shape in [0.4, 3.0] {
      let drawn = sample(epoch: 13) { $0.gamma(shape: shape) }
      let deviation = Statistics.standardDeviation(drawn)
      let n = Double(count)

      #expect(abs(Statistics.mean(drawn) - shape) < 5 * (shape / n).squareRoot())
      let error = 5 * ((2 * shape * shape + 6 * shape) / n).squareRoot()
      #expect(abs(deviation * deviation - shape) < error)
    }
  }
}
