/// A lever and the value that it is to have, as a scenario file would write it.
public struct LeverChange: Hashable, Sendable {
  /// Keys joined by points, such as `mechanism.slashing.fraction`.
  public var path: String
  /// The value as a scenario file writes it.
  public var value: String

  public init(path: String, value: String) {
    self.path = path
    self.value = value
  }
}

/// Levers that change by themselves at the start of an epoch, whatever anyone decides.
public struct Shock: Hashable, Sendable {
  /// The first epoch in which the new values hold, from 1.
  public var epoch: Int
  public var changes: [LeverChange]

  public init(epoch: Int, changes: [LeverChange]) {
    self.epoch = epoch
    self.changes = changes
  }
}

/// A lever that changed, as tables show it.
public struct RuleChange: Hashable, Sendable {
  /// Who changed a rule.
  public enum Cause: String, CaseIterable, Sendable { case shock, governance }

  public var path: String
  /// The values before and from this epoch on.
  public var before: String
  public var after: String
  public var cause: Cause

  public init(path: String, before: String, after: String, cause: Cause) {
    self.path = path
    self.before = before
    self.after = after
    self.cause = cause
  }
}
