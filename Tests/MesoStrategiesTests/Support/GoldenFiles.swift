import Foundation
import Testing

/// The committed transcripts beside these tests, one for each catalogue entry.
///
/// To record them again run the tests with `MESOCOSM_RECORD_GOLDEN=1`: the files are rewritten
/// and the run fails, so that a recording cannot pass for a check.
enum GoldenFiles {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden")

  static var isRecording: Bool {
    ProcessInfo.processInfo.environment["MESOCOSM_RECORD_GOLDEN"] != nil
  }

  /// Compares a transcript with its file.
  static func check(_ transcript: String, against name: String) throws {
    let file = folder.appending(path: name)
    if isRecording {
      try transcript.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("Recorded \(name); run again without MESOCOSM_RECORD_GOLDEN.")
      return
    }
    let golden = try? String(contentsOf: file, encoding: .utf8)
    let expected = try #require(golden, "There is no Golden/\(name); record it.")
    #expect(transcript == expected, "Golden/\(name) differs")
  }

  /// The names of the files that there are, in order.
  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }
}
