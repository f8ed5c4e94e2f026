import MesoModel
import MesoScenario

/// The text that a journal keeps of a study: what was asked under one key, then the scenario.
public struct StudyText {
  /// The command that the study is of: `deviate`, `evolve` and so on.
  public let command: String
  private let values: [String: String]
  private let scenario: String

  /// - Parameter text: The text of a journal's header.
  public init(_ text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    command = String(lines.popFirst()?.prefix { $0 != ":" } ?? "")
    var values: [String: String] = [:]
    // What was asked ends where the scenario names itself.
    while let line = lines.first, !line.hasPrefix("scenario:") {
      lines.removeFirst()
      let parts = line.drop { $0 == " " }.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { values[String(parts[0])] = String(parts[1].drop { $0 == " " }) }
    }
    self.values = values
    scenario = lines.joined(separator: "\n")
  }

  subscript(key: String) -> String? { values[key] }

  /// The names of a list such as `[honest, lazy]`.
  func list(_ key: String) -> [String] {
    (values[key] ?? "").filter { !"[] ".contains($0) }.split(separator: ",").map { String($0) }
  }

  func number(_ key: String) -> Int? { values[key].flatMap { Int($0) } }

  /// The scenario of the study.
  ///
  /// - Parameter file: What messages call the text.
  /// - Throws: `ScenarioErrors`.
  func scenario(file: String) throws -> ResolvedScenario {
    try ScenarioLoader().load(text: scenario, file: file)
  }

  /// The audit of incentives that the text is of.
  ///
  /// - Throws: `ScenarioErrors`, `DeviationError`.
  public func audit(file: String) throws -> DeviationAudit {
    let choice = DeviationChoice(
      from: list("from"), to: list("to"), side: self["side"].flatMap { .init(rawValue: $0) },
      coalitions: list("coalition").compactMap { Int($0) },
      splits: list("split").compactMap { Int($0) },
      epsilon: self["epsilon"].flatMap { Double($0) } ?? 0)
    return try DeviationAudit(try scenario(file: file), choice)
  }

  /// The study of long-run mixes that the text is of.
  ///
  /// - Throws: `ScenarioErrors`, `EvolutionError`.
  public func evolution(file: String) throws -> Evolution {
    let choice = EvolutionChoice(
      side: self["side"].flatMap { .init(rawValue: $0) } ?? .contributors,
      behaviours: list("behaviours"), resolution: number("resolution") ?? 1,
      starts: number("starts") ?? 1, population: number("population"),
      intensity: self["intensity"].flatMap { Double($0) } ?? 1,
      process: self["process"].flatMap { .init(rawValue: $0) } ?? .fermi)
    return try Evolution(try scenario(file: file), choice, treatment: self["treatment"])
  }
}
