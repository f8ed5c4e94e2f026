import Foundation
import MesoPrimitives

extension Manifest {
  /// What is wrong with the files of a folder, one sentence each; empty if they are as written.
  public func problems(in folder: OutputFolder) -> [String] {
    var problems = files.compactMap { table in
      let path = "\(folder.path)/\(table.file)"
      guard let bytes = FileManager.default.contents(atPath: path) else {
        return "'\(path)' is missing."
      }
      var digest = SHA256Digest()
      digest.update(Array(bytes))
      return digest.finalize() == table.sha256 ? nil : "'\(path)' was changed after it was written."
    }
    if resultDigest != Self.digest(of: files) {
      problems.append("The result digest is not that of the files listed.")
    }
    return problems
  }
}
