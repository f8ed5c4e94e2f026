import MesoPrimitives
import Testing

/// Known answers of Random123, file `kat_vectors`: ten rounds of philox4x32.
@Suite struct PhiloxTests {
  private func words(_ c: [UInt32], _ k: [UInt32]) -> [UInt32] {
    let block = Philox.block(c[0], c[1], c[2], c[3], key: StreamKey(k0: k[0], k1: k[1]))
    return [block.0, block.1, block.2, block.3]
  }

  @Test func `the block of zeros is the published one`() {
    let expected: [UInt32] = [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]

    #expect(words([0, 0, 0, 0], [0, 0]) == expected)
  }

  @Test func `the block of ones is the published one`() {
    let all = UInt32.max
    let expected: [UInt32] = [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]

    #expect(words([all, all, all, all], [all, all]) == expected)
  }

  @Test func `the block of the digits of pi is the published one`() {
    let counter: [UInt32] = [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344]
    let expected: [UInt32] = [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]

    #expect(words(counter, [0xa409_3822, 0x299f_31d0]) == expected)
  }
}
