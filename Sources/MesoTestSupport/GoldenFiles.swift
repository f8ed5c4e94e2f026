import Foundation

/// The committed transcripts beside a test target, one for each catalogue entry.
///
/// To record them again run the tests with `MESOCOSM_RECORD_GOLDEN=1`: the files are rewritten
/// and the run fails, so that a recording cannot pass for a check.
public struct GoldenFiles: Sendable {
  private let folder: URL

  /// The transcripts in the folder `Golden` beside a test file.
  ///
  /// - Parameter file: The path of the test file, as `#filePath` gives it.
  public init(beside file: String = #filePath) {
    folder = URL(filePath: file).deletingLastPathComponent().appending(path: "Golden")
  }

  /// Whether the files are to be written and not compared.
  public static var isRecording: Bool {
    ProcessInfo.processInfo.environment["MESOCOSM_RECORD_GOLDEN"] != nil
  }

  /// Compares a transcript with its file, or records it.
  ///
  /// - Returns: What is wrong, as a sentence; `nil` if they are the same.
  /// - Throws: When the file cannot be recorded.
  public func fault(of transcript: String, in name: String) throws -> String? {
    let file = folder.appending(path: name)
    if Self.isRecording {
      try transcript.write(to: file, atomically: true, encoding: .utf8)
      return "Recorded \(name); run again without MESOCOSM_RECORD_GOLDEN."
    }
    guard let golden = try? String(contentsOf: file, encoding: .utf8) else {
      return "There is no Golden/\(name); record it."
    }
    return transcript == golden
      ? nil : "Golden/\(name) differs from this transcript:\n\(transcript)"
  }

  /// The names of the files that there are, in order.
  public func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }
}
