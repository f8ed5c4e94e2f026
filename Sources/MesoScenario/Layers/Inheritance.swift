import Foundation

/// Reads a scenario file and the bases that it extends.
struct Inheritance {
  /// Files in a chain of `extends`.
  private static let maximumFiles = 32

  let merging: Merging
  /// The files read, the scenario's own first.
  private(set) var sources: [String] = []

  init(merging: Merging) { self.merging = merging }

  /// The file laid over its bases, without `extends`.
  mutating func tree(file: String) throws(ScenarioErrors) -> Tree {
    try tree(text: try SourceText.read(file), file: file)
  }

  /// The text laid over the bases it names, relative to the folder of `file`.
  mutating func tree(text: String, file: String) throws(ScenarioErrors) -> Tree {
    try tree(text: text, file: file, chain: [])
  }

  private mutating func tree(
    text: String, file: String, chain: [String]
  ) throws(ScenarioErrors) -> Tree {
    sources.append(file)
    let tree = try YAMLReader.tree(of: text, source: file)
    guard let base = tree["extends"] else { return tree }
    guard let name = base.scalar, !name.isNull else {
      throw ScenarioErrors(base.place, "'extends' must be the path of a file, not \(base.spoken).")
    }
    let path = Self.path(name.text, relativeTo: file)
    let chain = chain + [file]
    guard !chain.contains(where: { Self.identity($0) == Self.identity(path) }) else {
      throw ScenarioErrors(
        base.place, "'extends' goes in a circle: \((chain + [path]).joined(separator: " → ")).")
    }
    guard chain.count < Self.maximumFiles else {
      throw ScenarioErrors(
        base.place, "'extends' is more than \(Self.maximumFiles) files deep.")
    }
    let baseTree: Tree
    do {
      baseTree = try self.tree(text: try SourceText.read(path), file: path, chain: chain)
    } catch {
      throw error.naming(base.place, for: path)
    }
    return merging.file(baseTree, tree.without(["extends"]))
  }

  /// The path of a file that another one names, as messages show it.
  static func path(_ name: String, relativeTo file: String) -> String {
    guard !name.hasPrefix("/") else { return name }
    var parts = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    for part in name.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, !["..", "", "."].contains(last) {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  /// The same text for two paths of one file.
  private static func identity(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
  }
}

extension ScenarioErrors {
  /// Says where a file that cannot be read was named.
  func naming(_ place: Place, for path: String) -> ScenarioErrors {
    guard let issue = issues.first, issues.count == 1, issue.source == path, issue.line == 0 else {
      return self
    }
    return ScenarioErrors(place, "The base file '\(path)' cannot be used. \(issue.sentence)")
  }
}
