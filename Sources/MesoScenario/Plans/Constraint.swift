import MesoModel
import MesoPrimitives

/// A comparison that a point of a sweep must satisfy, such as `a.x <= b.y` or `a.kind != audit`.
struct Constraint: Sendable {
  /// One side of the comparison.
  enum Operand: Sendable {
    case number(Double)
    case name(String)
    /// The value at a path, after defaults.
    case path(ConstraintPath)
  }

  /// What a side comes to.
  enum Value: Hashable, Sendable {
    case number(Double)
    case name(String)
  }

  let left: Operand
  let relation: Relation
  let right: Operand
  /// The comparison with one blank on each side of its sign.
  let text: String
  let place: Place

  /// Whether a treatment satisfies the comparison; `nil` where it has no value at one of the
  /// paths, or a number meets a name, so that there is nothing to compare.
  func holds(in treatment: Assembly.Root) -> Bool? {
    guard let left = value(of: left, in: treatment), let right = value(of: right, in: treatment)
    else { return nil }
    switch (left, right) {
    case (.number(let left), .number(let right)): return relation.holds(left, right)
    case (.name, .name) where relation.isOrder: return nil
    case (.name, .name): return (left == right) == (relation == .equal)
    default: return nil
    }
  }

  private func value(of operand: Operand, in treatment: Assembly.Root) -> Value? {
    switch operand {
    case .number(let number): return .number(number)
    case .name(let name): return .name(name)
    case .path(let path):
      if let name = path.treatment, name != treatment.name { return nil }
      return treatment.root[path.keys].flatMap { value(of: $0, decimals: treatment.decimals) }
    }
  }

  private func value(of resolved: Resolved, decimals: Int) -> Value? {
    switch resolved.content {
    case .value(.number(let number)): return .number(number)
    case .value(.count(let count)): return .number(Double(count))
    case .value(.amount(let amount)):
      // Read back from text, so that it equals the number that a constant of the same text is.
      return ScalarText.decimal(amount.text(decimals: decimals)).map { .number($0) }
    case .value(.name(let name)): return .name(name)
    case .value(.flag(let flag)): return .name(String(flag))
    case .value(.text(let text)), .text(let text): return .name(text)
    case .list, .map: return nil
    }
  }
}

/// A path in a constraint.
struct ConstraintPath: Sendable {
  /// The only treatment it looks at; all of them if `nil`.
  let treatment: String?
  /// The keys to a scalar.
  let keys: [String]
}
