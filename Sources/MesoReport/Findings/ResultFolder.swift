import Foundation
import MesoModel
public import MesoScenario

/// A folder of results as a page reads it: its manifest, its scenario if it can be resolved, and
/// its tables.
public struct ResultFolder: Sendable {
  /// What made the results, as far as pages differ.
  enum Kind: Sendable {
    case run, comparison, sweep, sensitivity, deviations, breakEven, evolution, optimization,
      weightReplay,
      attestationReplay
  }

  public let path: String
  public let manifest: Manifest
  /// The scenario as it was run; `nil` if the folder has none or it does not resolve here.
  public let scenario: ResolvedScenario?
  /// The scenario's text; empty if the folder has none.
  let scenarioText: String
  /// What is doubtful about the folder, one sentence each.
  public let problems: [String]
  let kind: Kind

  /// Why a folder cannot be shown.
  public struct Refusal: Error, Hashable, CustomStringConvertible {
    public let description: String
  }

  /// Reads a folder's manifest and scenario.
  ///
  /// - Throws: `FileFailure` without a manifest; `Refusal` for a kind of result that has no page.
  public init(_ path: String) throws {
    self.path = OutputFolder(path).path
    manifest = try Manifest.read(in: OutputFolder(path))
    guard let kind = Self.kind(of: manifest) else {
      throw Refusal(
        description: "'\(path)' holds the results of '\(manifest.kind)', which have no page.")
    }
    self.kind = kind
    let data = FileManager.default.contents(atPath: "\(self.path)/\(ResultFile.scenario.rawValue)")
    scenarioText = data.map { String(decoding: $0, as: UTF8.self) } ?? ""
    var problems = manifest.problems(in: OutputFolder(path))
    do {
      scenario =
        data == nil
        ? nil
        : try ScenarioLoader().load(
          text: Self.scenario(in: scenarioText), file: ResultFile.scenario.rawValue)
    } catch {
      scenario = nil
      problems.append("The scenario does not resolve in this version, so its parts are not listed.")
    }
    if manifest.status == .interrupted {
      problems.append("The runs were interrupted: what follows rests on those that were finished.")
    }
    if manifest.runsFailed > 0 {
      problems.append(
        "\(manifest.runsFailed) of \(manifest.runsPlanned) runs failed and are left out of every "
          + "number: \(manifest.failures.first?.error ?? "")")
    }
    self.problems = problems
  }

  private static func kind(of manifest: Manifest) -> Kind? {
    func holds(_ file: ResultFile) -> Bool {
      manifest.files.contains { $0.file == file.rawValue }
    }
    return switch manifest.kind {
    case "run": .run
    case "comparison", "folder-comparison": .comparison
    case "sweep": holds(.sensitivity) ? .sensitivity : .sweep
    case "deviations": .deviations
    case "breakeven": .breakEven
    case "evolution": .evolution
    case "optimization": .optimization
    case "replay": holds(.consensus) ? .weightReplay : .attestationReplay
    default: nil
    }
  }

  /// The scenario that a file is about: of a plan its base, asked the plan's question.
  ///
  /// Reads what this program writes, where a base is indented by two spaces. Checking every point
  /// of a large plan, as loading it does, would take longer than making its page.
  private static func scenario(in text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "base:") else { return text }
    let own = lines[..<start].filter { isQuestion($0) }
    let base = lines[(start + 1)...].prefix { $0.hasPrefix("  ") }.map { $0.dropFirst(2) }
    let kept = own.isEmpty ? base : base.filter { !isQuestion($0) }
    return (kept + own).joined(separator: "\n") + "\n"
  }

  private static func isQuestion(_ line: Substring) -> Bool {
    line.hasPrefix("question:") || line.hasPrefix("expectation:")
  }

  /// A table of the folder; `nil` if it has none of that name.
  ///
  /// - Parameter columns: The columns to keep; all if `nil`.
  func table(_ file: ResultFile, columns: Set<String>? = nil) -> ColumnTable? {
    ColumnTable(contentsOf: "\(path)/\(file.rawValue)") { columns?.contains($0) ?? true }
  }

  /// A table by the name of its file.
  func table(named name: String) -> ColumnTable? { ColumnTable(contentsOf: "\(path)/\(name)") }

  /// What the results are to find out.
  var question: String? { scenario?.question ?? line("question").flatMap { Self.unquoted($0) } }

  /// The metrics that pages show first, in the order of the scenario.
  var headline: [String] {
    if let scenario { return scenario.headline }
    let names = line("headline")?.trimmingPrefix("[").split(separator: "]").first
    return names?.split(separator: ", ").map { String($0) } ?? []
  }

  /// The value of a top-level key of a scenario that does not resolve here, such as one with
  /// components of another package.
  private func line(_ key: String) -> String? {
    Self.scenario(in: scenarioText).split(separator: "\n").first { $0.hasPrefix("\(key): ") }
      .map { String($0.dropFirst(key.count + 2)) }
  }

  private static func unquoted(_ text: String) -> String? {
    try? JSONDecoder().decode(String.self, from: Data(text.utf8))
  }
}
