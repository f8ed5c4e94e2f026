import Foundation
import MesoReport

/// Gives a test a folder that does not exist yet and removes it afterwards.
func withTemporaryFolder(_ body: (OutputFolder) throws -> Void) throws {
  let url = FileManager.default.temporaryDirectory.appending(path: "mesocosm-\(UUID())")
  defer { try? FileManager.default.removeItem(at: url) }
  try body(OutputFolder(url.path))
}

extension OutputFolder {
  /// The names of the files in the folder, sorted.
  func fileNames() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  func text(of file: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
  }

  /// The cells of a table without quoted cells, row by row.
  func rows(of file: ResultFile) throws -> [[String]] {
    try text(of: file.rawValue).split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
