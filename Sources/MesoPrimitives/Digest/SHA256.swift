/// A SHA-256 digest computed piece by piece.
///
/// Written here because the package registry's crypto library adds minutes to a clean build, and
/// a run needs one hash function only: to name a scenario and to compare results.
///
/// - SeeAlso: FIPS 180-4, “Secure Hash Standard”, NIST, 2015.
public struct SHA256Digest: Sendable {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  /// The bytes of the block not yet complete: 0 to 63 of them.
  private var pending: [UInt8] = []
  private var byteCount: UInt64 = 0

  /// Starts the digest of an empty message.
  public init() { pending.reserveCapacity(64) }

  /// Appends bytes to the message.
  ///
  /// - Complexity: O(number of bytes).
  public mutating func update(_ bytes: some Sequence<UInt8>) { update(Array(bytes)) }

  /// Appends bytes to the message.
  ///
  /// - Complexity: O(number of bytes).
  public mutating func update(_ bytes: [UInt8]) {
    byteCount += UInt64(bytes.count)
    var place = 0
    while place < bytes.count {
      let taken = min(64 - pending.count, bytes.count - place)
      pending.append(contentsOf: bytes[place..<(place + taken)])
      place += taken
      if pending.count == 64 {
        compress()
        pending.removeAll(keepingCapacity: true)
      }
    }
  }

  /// Appends the UTF-8 bytes of a text to the message.
  public mutating func update(_ string: String) { update(string.utf8) }

  /// Returns the digest of the message so far as 64 lowercase hexadecimal digits.
  ///
  /// The message stays open: more may be appended afterwards.
  public func finalize() -> String {
    var last = self
    let bitCount = byteCount &* 8
    last.update([0x80] as [UInt8])
    last.update(repeatElement(0, count: (120 - last.pending.count) % 64))
    last.update((0..<8).map { UInt8(truncatingIfNeeded: bitCount &>> UInt64(56 - 8 * $0)) })
    return last.state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// Mixes the pending block of 64 bytes into the state.
  private mutating func compress() {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
      for t in 0..<16 {
        schedule[t] = (0..<4).reduce(0) { word, byte in word &<< 8 | UInt32(pending[4 * t + byte]) }
      }
      for t in 16..<64 {
        let (x, y) = (schedule[t - 15], schedule[t - 2])
        let s0 = rotated(x, 7) ^ rotated(x, 18) ^ (x &>> 3)
        let s1 = rotated(y, 17) ^ rotated(y, 19) ^ (y &>> 10)
        schedule[t] = schedule[t - 16] &+ s0 &+ schedule[t - 7] &+ s1
      }
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      var (e, f, g, h) = (state[4], state[5], state[6], state[7])
      for t in 0..<64 {
        let s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
        let choice = (e & f) ^ (~e & g)
        let t1 = h &+ s1 &+ choice &+ SHA256Digest.constants[t] &+ schedule[t]
        let s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
        let majority = (a & b) ^ (a & c) ^ (b & c)
        (h, g, f, e) = (g, f, e, d &+ t1)
        (d, c, b, a) = (c, b, a, t1 &+ s0 &+ majority)
      }
      for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
    }
  }

  /// The word turned right by some bits.
  private func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 - count)
  }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
