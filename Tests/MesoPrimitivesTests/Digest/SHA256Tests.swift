import MesoPrimitives
import Testing

/// Messages and digests of NIST's “SHA256 examples” and of FIPS 180-4's companion.
@Suite struct SHA256Tests {
  private func digest(_ message: String) -> String {
    var digest = SHA256Digest()
    digest.update(message)
    return digest.finalize()
  }

  @Test(
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func `published messages have their published digests`(message: String, expected: String) {
    #expect(digest(message) == expected)
  }

  @Test func `a million letters a have the published digest`() {
    var digest = SHA256Digest()
    for _ in 0..<1_000 { digest.update(repeatElement(UInt8(ascii: "a"), count: 1_000)) }

    #expect(
      digest.finalize() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `how a message is cut does not matter, at any length around a block`() {
    for length in 0...130 {
      let message = (0..<length).map { UInt8($0) }
      var whole = SHA256Digest()
      whole.update(message)
      var cut = SHA256Digest()
      cut.update(message.prefix(length / 3))
      _ = cut.finalize()
      cut.update(message.dropFirst(length / 3))
      #expect(cut.finalize() == whole.finalize(), "length \(length)")
    }
  }
}
