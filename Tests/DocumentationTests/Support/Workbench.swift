import Foundation

/// A folder that looks like a clone, in which a document's commands can be tried in order.
///
/// The program is on its PATH. In `scripts`, `run` is the program's own `run`, because the script
/// would build a second one; programs of awk are there as they are; the other scripts of the clone do
/// nothing here, and have tests or runs of their own.
struct Workbench {
  let folder: URL
  private let tools: URL

  init() throws {
    let files = FileManager.default
    let base = files.temporaryDirectory.appending(path: "workbench-\(UUID())")
    folder = base.appending(path: "clone")
    tools = base.appending(path: "tools")
    for place in [folder, tools, folder.appending(path: "scripts")] {
      try files.createDirectory(at: place, withIntermediateDirectories: true)
    }
    try files.createSymbolicLink(
      at: tools.appending(path: "mesocosm"), withDestinationURL: Clone.program)
    for name in ["Package.swift", "Scenarios", "Sources", "Tests"] {
      try files.createSymbolicLink(
        at: folder.appending(path: name), withDestinationURL: Clone.file(name))
    }
    let results = folder.appending(path: "Results")
    try files.createDirectory(at: results, withIntermediateDirectories: true)
    try files.createSymbolicLink(
      at: results.appending(path: "studies"), withDestinationURL: Clone.file("Results/studies"))
    for name in try files.contentsOfDirectory(atPath: Clone.file("scripts").path) {
      let script = folder.appending(path: "scripts/\(name)")
      if name.hasSuffix(".awk") {
        try files.createSymbolicLink(
          at: script, withDestinationURL: Clone.file("scripts/\(name)"))
        continue
      }
      let body = name == "run" ? "exec mesocosm run \"$@\"\n" : "exit 0\n"
      try ("#!/bin/bash\n" + body).write(to: script, atomically: true, encoding: .utf8)
      try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
    }
  }

  func run(_ command: String) throws -> Ending {
    try shell(command, in: folder, path: [tools.path])
  }

  /// Does with a block of YAML what the document asks for: each top-level section replaces the
  /// one of that name in the file, or is added to it. A file that does not exist begins empty.
  func edit(_ file: String, with sections: String) throws {
    let url = folder.appending(path: file)
    let exists = FileManager.default.fileExists(atPath: url.path)
    var parts = Self.sections(of: exists ? try String(contentsOf: url, encoding: .utf8) : "")
    for section in Self.sections(of: sections) where !section.name.isEmpty {
      if let place = parts.firstIndex(where: { $0.name == section.name }) {
        parts[place] = section
      } else {
        parts.append(section)
      }
    }
    try parts.map { $0.text }.joined().write(to: url, atomically: true, encoding: .utf8)
  }

  func remove() { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }

  /// A file cut before each line that starts a top-level key.
  private static func sections(of text: String) -> [(name: String, text: String)] {
    var parts: [(name: String, text: String)] = [("", "")]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let key = line.prefixMatch(of: /([a-z][a-z-]*):/) { parts.append((String(key.1), "")) }
      parts[parts.count - 1].text += line + "\n"
    }
    return parts
  }
}
