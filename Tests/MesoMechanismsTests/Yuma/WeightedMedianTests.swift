import MesoPrimitives
import MesoTestSupport
import Testing

@testable import MesoMechanisms

struct WeightedMedianTests {
  /// By definition: the largest value that enough stake backs.
  private func median(_ pairs: [(value: Double, stake: Double)], _ majority: Double) -> Double {
    pairs.map { $0.value }.filter { value in
      pairs.reduce(0) { $0 + ($1.value >= value ? $1.stake : 0) } >= majority
    }.max() ?? 0
  }

  private func selected(
    _ pairs: [(value: Double, stake: Double)], _ majority: Double, guess: Double
  ) -> Double {
    var (values, stakes) = (pairs.map { $0.value }, pairs.map { $0.stake })
    return values.withUnsafeMutableBufferPointer { values in
      stakes.withUnsafeMutableBufferPointer { stakes in
        guard let first = values.baseAddress, let backing = stakes.baseAddress else { return 0 }
        return WeightedMedian.select(
          first, backing, count: values.count, majority: majority, guess: guess)
      }
    }
  }

  /// Stakes are quarters, whose sums are exact; values have ties; some stakes and values are zero.
  @Test func `whatever is guessed, the value is the one that the definition names`() {
    withEverySeed { seed in
      var random = RandomStream(
        key: StreamKey(seed: seed, replicate: 1), entity: 1, epoch: 1, purpose: .birth)
      let pairs = (0..<random.below(30)).map { _ in
        (value: Double(random.below(12)) / 8, stake: Double(random.below(4)) / 4)
      }
      let total = pairs.reduce(0) { $0 + $1.stake }
      for majority in [0.25, total / 2, total].map({ max(0.25, $0) }) {
        let expected = median(pairs, majority)
        for guess in [0, 0.1, 0.5, expected, 100] {
          #expect(selected(pairs, majority, guess: guess) == expected, "seed \(seed)")
        }
      }
    }
  }
}
