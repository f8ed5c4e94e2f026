import MesoExperiment
import MesoReport
import Testing

@Suite struct NumberTextTests {
  private let numbers = NumberText(isASCII: true)

  /// A mean, the half-width of its interval, and what is printed.
  static let means: [(Double, Double, String)] = [
    (0.025_312, 0.001_134, "0.0253 +/- 0.0011"), (1_234.567, 23.4, "1235 +/- 23"),
    (12.3456, 1.26, "12.3 +/- 1.3"), (-0.001, 0.2, "0.00 +/- 0.20"),
    (41_234_567, 1_200, "41234567 +/- 1200"), (3, 0, "3 +/- 0"),
    (1e-12, 2e-13, "1.000e-12 +/- 2.000e-13"), (0.5, 1e15, "0.5 +/- 1.000e+15"),
  ]

  @Test(arguments: means)
  func `a mean has the decimals that its interval gives meaning to`(
    mean: Double, halfWidth: Double, expected: String
  ) {
    let interval = Interval(low: mean - halfWidth, high: mean + halfWidth)

    #expect(numbers.text(mean, interval) == expected)
  }

  @Test func `without an interval there are four digits, without a value a dash`() {
    #expect(numbers.text(0.123_456, nil) == "0.1235")
    #expect(numbers.text(123_456, nil) == "123456")
    #expect(numbers.text(2, nil) == "2")
    #expect(numbers.text(0, nil) == "0")
    #expect(numbers.text(nil, nil) == "-")
  }

  @Test func `a terminal gets the sign`() {
    let text = NumberText(isASCII: false).text(1, Interval(low: 0.9, high: 1.1))

    #expect(text == "1.00 ± 0.10")
  }
}
