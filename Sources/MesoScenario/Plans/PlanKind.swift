/// What a file describes, told by its first key.
public enum PlanKind: String, CaseIterable, Hashable, Sendable {
  /// `scenario:` — a world and its treatments.
  case scenario
  /// `sweep:` — a scenario and a design over its paths.
  case sweep
  /// `comparison:` — treatments and a baseline.
  case comparison
  /// `optimize:` — a scenario, levers, and what to make of them.
  case optimization = "optimize"

  /// What people call it.
  public var noun: String { self == .optimization ? "search" : rawValue }

  /// What a tree describes; a scenario unless it names itself otherwise.
  init(of tree: Tree) {
    let named = Self.allCases.filter { tree.entry($0.rawValue) != nil }
    self = named.count == 1 ? named[0] : .scenario
  }
}
