import MesoPrimitives
import Testing

@Suite struct CountSamplerTests {
  private let count = 100_000

  @Test(arguments: [0.1, 1, 4.5, 29.9, 30, 31, 200, 5_000])
  func `Poisson draws have the Poisson distribution`(mean: Double) {
    var stream = Distances.stream(21)
    let sample = (0..<count).map { _ in stream.poisson(mean: mean) }

    let tail = Distances.chiSquaredTail(sample, upTo: Int(mean + 10 * mean.squareRoot()) + 10) {
      Statistics.poissonCDF($0, mean: mean)
    }

    #expect(tail > Distances.falseAlarmRate)
  }

  @Test(
    arguments: [
      (1, 0.3), (10, 0.5), (25, 0.9), (1_000, 0.02), (60, 0.5), (61, 0.5), (100, 0.7),
      (5_000, 0.01), (10_000, 0.999), (200_000, 0.4),
    ])
  func `binomial draws have the binomial distribution`(trials: Int, probability: Double) {
    var stream = Distances.stream(22)
    let sample = (0..<count).map { _ in stream.binomial(trials: trials, probability: probability) }

    let tail = Distances.chiSquaredTail(sample, upTo: trials) {
      Statistics.binomialCDF($0, trials: trials, probability: probability)
    }

    #expect(tail > Distances.falseAlarmRate)
  }

  @Test func `the chi-squared bound notices a mean of 4,6 for 4,5`() {
    var stream = Distances.stream(23)
    let sample = (0..<count).map { _ in stream.poisson(mean: 4.6) }

    let tail = Distances.chiSquaredTail(sample, upTo: 40) { Statistics.poissonCDF($0, mean: 4.5) }

    #expect(tail < Distances.falseAlarmRate)
  }

  @Test func `certain and impossible trials leave nothing to chance`() {
    var stream = Distances.stream(24)

    let never = stream.binomial(trials: 1_000, probability: 0)
    let always = stream.binomial(trials: 1_000, probability: 1)
    let untried = stream.binomial(trials: 0, probability: 0.5)
    let none = stream.poisson(mean: 0)

    #expect([never, always, untried, none] == [0, 1_000, 0, 0])
  }

  @Test(arguments: [1e6, 1e9])
  func `Poisson draws of a large mean are near it`(mean: Double) {
    var stream = Distances.stream(25)
    let sample = (0..<10_000).map { _ in Double(stream.poisson(mean: mean)) }

    // 5 standard errors of the mean and, nearly normal, of the deviation; false alarm 10⁻⁶.
    let deviation = mean.squareRoot()
    #expect(abs(Statistics.mean(sample) - mean) < 5 * deviation / 100)
    #expect(abs(Statistics.standardDeviation(sample) / deviation - 1) < 5 / 20_000.0.squareRoot())
  }

  @Test func `integers below a bound are equally likely`() {
    var stream = Distances.stream(26)
    let sample = (0..<count).map { _ in stream.below(7) }

    let tail = Distances.chiSquaredTail(sample, upTo: 6) { Double($0 + 1) / 7 }

    #expect(tail > Distances.falseAlarmRate)
  }

  @Test func `categories are drawn by weight and those of weight 0 never`() {
    var stream = Distances.stream(27)
    let sample = (0..<count).map { _ in stream.categorical(weights: [0, 3, 0, 1, 4, 0]) }
    let cumulative = [0, 0.375, 0.375, 0.5, 1, 1]

    #expect(Set(sample) == [1, 3, 4])
    let tail = Distances.chiSquaredTail(sample, upTo: 4) { cumulative[$0] }
    #expect(tail > Distances.falseAlarmRate)
  }
}
