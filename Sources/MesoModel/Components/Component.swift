/// A part of a mechanism, of the world or of an operator's conduct that a scenario names.
///
/// A component's stored fields are its parameters and nothing else. What it has to remember from
/// epoch to epoch is a ``Memory`` that the engine owns, saves and hands back. Components never
/// move tokens: they return terms, weights and rates, and the ledger does the rest.
public protocol Component: Sendable {
  /// The readings of contributions that it needs, beside verdicts and scores.
  var reads: Set<PublicEvidence> { get }
}

extension Component {
  public var reads: Set<PublicEvidence> { [] }
}

/// What a component remembers from epoch to epoch. Empty at the start of a run.
public struct Memory: Hashable, Sendable {
  public var integers: [Int64] = []
  public var numbers: [Double] = []

  public init() {}
}
