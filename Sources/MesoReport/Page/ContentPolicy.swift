import Foundation
import MesoPrimitives

/// What a page may do: run the scripts and use the style sheet that it carries, and nothing else.
///
/// - SeeAlso: W3C, "Content Security Policy Level 3".
enum ContentPolicy {
  static func text(scripts: [String], styles: [String]) -> String {
    "default-src 'none'; script-src \(hashes(scripts)); style-src \(hashes(styles)); "
      + "img-src data: blob:; base-uri 'none'; form-action 'none'"
  }

  private static func hashes(_ texts: [String]) -> String {
    texts.isEmpty ? "'none'" : texts.map { "'sha256-\(hash($0))'" }.joined(separator: " ")
  }

  private static func hash(_ text: String) -> String {
    var digest = SHA256Digest()
    digest.update(text)
    let digits = Array(digest.finalize().utf8)
    let bytes = stride(from: 0, to: digits.count, by: 2).map { place in
      UInt8(String(decoding: digits[place..<(place + 2)], as: UTF8.self), radix: 16) ?? 0
    }
    return Data(bytes).base64EncodedString()
  }
}
