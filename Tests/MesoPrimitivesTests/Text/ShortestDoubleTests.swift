import MesoPrimitives
import Testing

@Suite struct ShortestDoubleTests {
  @Test(
    arguments: [
      (3.0, "3"), (-3, "-3"), (0, "0"), (-0.0, "0"), (0.1, "0.1"), (1e-4, "0.0001"),
      (1e-5, "0.00001"), (-1.25e-5, "-0.0000125"), (1e-7, "1e-7"), (1.5e-7, "1.5e-7"),
      (1e15, "1000000000000000"), (123_456_789.125, "123456789.125"), (1e20, "1e20"),
      (2.5e-300, "2.5e-300"), (.leastNonzeroMagnitude, "5e-324"), (.infinity, ""), (-.infinity, ""),
      (.nan, ""),
    ])
  func `numbers print briefly`(number: Double, text: String) {
    #expect(number.shortest == text)
  }

  @Test func `random numbers of every size read back the same`() {
    var stream = Distances.stream(41)
    for _ in 0..<20_000 {
      let number = Double(bitPattern: stream.word64())
      if number.isFinite { #expect(Double(number.shortest) == number) }
      let ordinary = stream.normal() * Elementary.pow(10, Double(stream.below(22) - 6))
      #expect(Double(ordinary.shortest) == ordinary)
      if (1e-5..<1e15).contains(ordinary.magnitude) { #expect(!ordinary.shortest.contains("e")) }
    }
  }
}
