import MesoModel
import MesoPrimitives
import Testing

@Suite struct WeightTests {
  @Test func `a weight is a number in parts of 2³⁰, rounded down`() {
    var stream = RandomStream(
      key: StreamKey(seed: 3, replicate: 1), entity: 1, epoch: 0, purpose: .experiment)
    let one = Double(Weight.one)
    let near = [1 / one, 1.5 / one, 1.0.nextDown, 1, 1.0.nextUp, 1_024.0.nextDown]
    for value in near + (0..<1_000).map({ _ in 1_024 * stream.uniform() * stream.uniform() }) {
      #expect(Weight.fixed(value) == Int64((value * one).rounded(.down)))
    }
  }

  @Test func `no weight is below 0 or above 1024`() {
    for value in [0, -0.0, -1, -.infinity, .nan, .leastNonzeroMagnitude, 0.9 * 0x1p-30] {
      #expect(Weight.fixed(value) == 0)
    }
    for value in [1_024, 1_024.0.nextUp, 1e300, .infinity] {
      #expect(Weight.fixed(value) == 1_024 * Weight.one)
    }
  }
}
