public import MesoModel

/// A mechanism with a name: one component for every stage.
///
/// A scenario names a preset and overrides any part of it. Parameters that a preset leaves out
/// have their defaults.
public struct Preset: Sendable {
  /// The kebab-case name by which scenario files call it.
  public let name: String
  /// One sentence: what it pays for.
  public let summary: String
  /// Each stage's component and the parameters it sets, as text of a scenario file.
  public let stages: [(stage: Stage, kind: String, parameters: [(name: String, text: String)])]

  public init(
    name: String, summary: String,
    stages: [(stage: Stage, kind: String, parameters: [(name: String, text: String)])]
  ) {
    self.name = name
    self.summary = summary
    self.stages = stages
  }
}
