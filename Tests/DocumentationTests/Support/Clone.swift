import Foundation

/// The clone that these tests belong to.
enum Clone {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func file(_ path: String) -> URL { root.appending(path: path) }

  static func text(of path: String) throws -> String {
    try String(contentsOf: file(path), encoding: .utf8)
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: file(path).path)
  }

  /// The program, which lies beside the test bundle.
  static var program: URL {
    // The test's own executable is inside the bundle's folder on Linux, a level deeper on macOS.
    let bundles = Bundle.allBundles.map { $0.bundleURL }.filter { $0.pathExtension == "xctest" }
    let folders = (bundles + [URL(filePath: CommandLine.arguments[0])])
      .map { $0.deletingLastPathComponent() }
    let found = folders.map { $0.appending(path: "mesocosm") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    return found ?? URL(filePath: "mesocosm")
  }

  /// The documents that people read, by path.
  static var documents: [String] {
    let top = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
    let below = ["Sources", "Results"].flatMap { folder in
      let found = FileManager.default.enumerator(atPath: file(folder).path)?.allObjects ?? []
      return found.compactMap { $0 as? String }.map { "\(folder)/\($0)" }
    }
    return top + below.filter { $0.hasSuffix(".md") && !$0.hasPrefix("Results/runs") }.sorted()
  }
}
