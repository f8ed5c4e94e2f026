import MesoPrimitives
import Testing

@Suite struct MulDivFloorTests {
  @Test func `random quotients equal those of 128-bit integers`() {
    var stream = Distances.stream(32)
    var wide = 0
    for _ in 0..<20_000 {
      let a = Int64(bitPattern: stream.word64() >> 1) >> Int64(stream.below(63))
      let b = Int64(bitPattern: stream.word64() >> 1) >> Int64(stream.below(63))
      let c = max(1, Int64(bitPattern: stream.word64() >> 1) >> Int64(stream.below(63)))
      let expected = Int128(a) * Int128(b) / Int128(c)
      guard let fitting = Int64(exactly: expected) else { continue }
      if Int128(a) * Int128(b) > Int128(Int64.max) { wide += 1 }
      #expect(mulDivFloor(a, b, c) == fitting)
    }
    #expect(wide > 1_000)
  }

  @Test func `extremes are exact`() {
    #expect(mulDivFloor(.max, .max, .max) == .max)
    #expect(mulDivFloor(.max, .max - 1, .max) == .max - 1)
    #expect(mulDivFloor(0, .max, 1) == 0)
    #expect(mulDivFloor(7, 1, 2) == 3)
  }

  @Test func `a quotient beyond 63 bits stops the program`() async {
    await #expect(processExitsWith: .failure) { _ = mulDivFloor(.max, 3, 2) }
    await #expect(processExitsWith: .failure) { _ = mulDivFloor(.max, .max, 1) }
    await #expect(processExitsWith: .failure) { _ = mulDivFloor(-1, 1, 1) }
  }
}
