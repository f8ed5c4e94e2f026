import Foundation
import MesoScenario

/// The smallest scenario, as lines that tests add to.
let smallest = """
  scenario: small
  contributors:
    honest: {strategy: honest, operators: 10, capital: 5}
  validators:
    honest: {strategy: honest, operators: 5}
  mechanism: {preset: pay-per-task}

  """

/// A folder of scenario files that exists as long as the value does.
final class Folder {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    path = FileManager.default.temporaryDirectory.path + "/scenarios-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try write(Data(text.utf8), to: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ bytes: Data, to name: String) throws {
    let file = URL(fileURLWithPath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
  }

  /// What is wrong with a file, with the folder's own path left out; empty if nothing is.
  func problems(_ name: String, _ overrides: String...) -> String {
    do {
      _ = try ScenarioLoader().load(file: "\(path)/\(name)", overrides: overrides)
      return ""
    } catch {
      return "\(error)".replacing(path + "/", with: "")
    }
  }
}

func load(_ text: String, _ overrides: String...) throws -> ResolvedScenario {
  try ScenarioLoader().load(text: text, file: "s.yaml", overrides: overrides)
}

/// What is wrong with a text, one line per issue; empty if nothing is.
func problems(_ text: String, _ overrides: String...) -> String {
  do {
    _ = try ScenarioLoader().load(text: text, file: "s.yaml", overrides: overrides)
    return ""
  } catch {
    return "\(error)"
  }
}

/// What is wrong with the smallest scenario and some lines more, which begin at line 7.
func problems(adding lines: String, _ overrides: String...) -> String {
  do {
    _ = try ScenarioLoader().load(
      text: smallest + lines, file: "s.yaml", overrides: overrides)
    return ""
  } catch {
    return "\(error)"
  }
}
