/// How the levers of a world change while it is stepped.
///
/// A change during a run is the same operation as an override before it: the resolved scenario is
/// changed, checked again and made into components again. The model knows nothing of scenario files,
/// so a world carries the means to do it.
public struct Rulebook: Sendable {
  private let read: @Sendable (String) -> String?
  private let remake: @Sendable ([LeverChange]) throws -> World

  /// - Parameters:
  ///   - read: The value of a lever before any change; `nil` where there is no such lever.
  ///   - remake: The world with some levers changed.
  public init(
    read: @escaping @Sendable (String) -> String?,
    remake: @escaping @Sendable ([LeverChange]) throws -> World
  ) {
    self.read = read
    self.remake = remake
  }

  /// The value of a lever as the scenario has it, before any change; `nil` where there is none.
  public func value(of path: String) -> String? { read(path) }

  /// The world with some levers changed, all at once.
  ///
  /// - Throws: `RuleRefusal` where a lever does not exist, cannot change during a run, or cannot
  ///   have the value.
  /// - Complexity: That of resolving the changed values and of making every component.
  public func world(with changes: [LeverChange]) throws -> World { try remake(changes) }
}

/// Why a lever cannot change during a run, as one sentence.
public struct RuleRefusal: Error, Hashable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
