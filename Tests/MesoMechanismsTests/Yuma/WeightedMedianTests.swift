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

  /// What is chosen among numbers of one kind, with something else in the room after the last.
  private func selected<Number: YumaArithmetic>(
    _ pairs: [(value: Number, stake: Number)], _ majority: Number, guess: Number
  ) -> Number {
    let room = Array(repeating: Number.one, count: Number.lanes)
    var (values, stakes) = (pairs.map { $0.value } + room, pairs.map { $0.stake } + room)
    return values.withUnsafeMutableBufferPointer { values in
      stakes.withUnsafeMutableBufferPointer { stakes in
        WeightedMedian.select(
          values.baseAddress!, stakes.baseAddress!, count: pairs.count, majority: majority,
          guess: guess)
      }
    }
  }

  private func fixed(_ number: Double) -> FixedPoint { FixedPoint(bits: Int64(number * 0x1p32)) }

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
          let exact = selected(
            pairs.map { (value: fixed($0.value), stake: fixed($0.stake)) }, fixed(majority),
            guess: fixed(guess))
          #expect(exact == fixed(expected), "seed \(seed)")
        }
      }
    }
  }
}
