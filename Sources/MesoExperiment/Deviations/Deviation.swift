public import MesoModel

/// A way to leave what a scenario's honest operators do: who switches to what.
public struct Deviation: Hashable, Sendable {
  /// How many operators deviate, and how.
  public enum Form: Hashable, Sendable {
    /// One operator takes up the alternative.
    case alone
    /// So many operators take it up together.
    case coalition(Int)
    /// One operator goes on as before under so many identities, with the same capital, stake and
    /// work.
    case split(Int)

    /// The form in one word, as tables have it.
    public var name: String {
      switch self {
      case .alone: "alone"
      case .coalition: "coalition"
      case .split: "split"
      }
    }

    /// The operators of a coalition or the identities of a split; 1 otherwise.
    public var size: Int {
      switch self {
      case .alone: 1
      case .coalition(let size), .split(let size): size
      }
    }
  }

  public let side: Side
  /// The name of the cohort that focal operators are born in.
  public let cohort: String
  /// The name of the cohort whose behaviour they take up; their own for a split.
  public let alternative: String
  public let form: Form

  /// The deviation in words: `honest to lazy, coalition of 5`.
  public var text: String {
    switch form {
    case .alone: "\(cohort) to \(alternative), alone"
    case .coalition(let size): "\(cohort) to \(alternative), coalition of \(size)"
    case .split(let size): "\(cohort) as \(size) identities"
    }
  }
}

/// Which deviations an audit looks at.
public struct DeviationChoice: Hashable, Sendable {
  /// Names of the cohorts that operators leave; all honest ones if empty.
  public var from: [String]
  /// Names of the cohorts whose behaviour they take up; all that are not honest if empty.
  public var to: [String]
  /// The side to look at; both if `nil`.
  public var side: Side?
  /// How many operators deviate together; 1 is one alone.
  public var coalitions: [Int]
  /// The identities of splits.
  public var splits: [Int]
  /// Gains of at most so many tokens count as none.
  public var epsilon: Double

  public init(
    from: [String] = [], to: [String] = [], side: Side? = nil, coalitions: [Int] = [1, 5],
    splits: [Int] = [5], epsilon: Double = 0
  ) {
    self.side = side
    self.from = from
    self.to = to
    self.coalitions = coalitions
    self.splits = splits
    self.epsilon = epsilon
  }

  /// The choice as text that changes when results do.
  var text: String {
    func list(_ items: [String]) -> String { "[\(items.joined(separator: ", "))]" }
    return """
      from: \(list(from))
      to: \(list(to))
      side: \(side?.rawValue ?? "both")
      coalition: \(list(coalitions.map { String($0) }))
      split: \(list(splits.map { String($0) }))

      """
  }
}
