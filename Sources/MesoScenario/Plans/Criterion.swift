import MesoPrimitives

/// What the runs of a scenario have to show for it to be good enough.
///
/// A criterion makes one number of a metric's epochs (`over`), one of the runs' numbers
/// (`across`), and holds it against a goal. Whether it is met, not met or undecided is a matter of
/// the interval at the number of runs made.
public struct Criterion: Hashable, Sendable {
  /// How the epochs of a run become one number. Epochs are those after the warm-up.
  public enum Over: Hashable, Sendable {
    /// The metric's value of the run, as tables show it.
    case run
    /// The last epoch's value.
    case final
    case mean
    case max
    case min
    case sum
    /// The number of the first epoch whose value is within the bound; missing if there is none.
    case firstEpoch(Bound)
  }

  /// How the runs become one number.
  public enum Across: Hashable, Sendable {
    case mean
    /// A quantile, its fraction strictly between 0 and 1.
    case quantile(Double)
    /// The share of runs within the bound.
    case share(Bound)
  }

  public let metric: String
  public let over: Over
  public let across: Across
  /// An order, never `==` or `!=`.
  public let goal: Bound
  /// The criterion in one line: `honest_share · final · q05 · >= 0.6`.
  public var text: String { "\(metric) · \(over) · \(across) · \(goal)" }
}

extension Bound: CustomStringConvertible {
  public var description: String { "\(relation.rawValue) \(value.shortest)" }
}

extension Criterion.Over: CustomStringConvertible {
  static let names: [(name: String, over: Self)] = [
    ("run", .run), ("final", .final), ("mean", .mean), ("max", .max), ("min", .min),
    ("sum", .sum),
  ]
  private static let first = "first-epoch-where"
  static let spoken = (names.map(\.name) + ["\(first)(< 0.5)"])

  /// Reads what scenario files write.
  init?(_ text: String) {
    if let named = Self.names.first(where: { $0.name == text }) {
      self = named.over
    } else if let inner = text.argument(of: Self.first), let bound = Bound(inner) {
      self = .firstEpoch(bound)
    } else {
      return nil
    }
  }

  /// What scenario files write.
  public var description: String {
    if case .firstEpoch(let bound) = self { return "\(Self.first)(\(bound))" }
    return Self.names.first { $0.over == self }?.name ?? ""
  }
}

extension Criterion.Across: CustomStringConvertible {
  static let spoken = ["mean", "q05", "q50", "q95", "p(> 0.5)"]

  /// Reads what scenario files write: `mean`, `q01` to `q99`, `p(> x)`.
  init?(_ text: String) {
    if text == "mean" {
      self = .mean
    } else if let inner = text.argument(of: "p"), let bound = Bound(inner) {
      self = .share(bound)
    } else if text.utf8.count == 3, text.hasPrefix("q"),
      let digits = ScalarText.wholeNumber(String(text.dropFirst())),
      let percent = Int(digits), (1...99).contains(percent)
    {
      self = .quantile(Double(percent) / 100)
    } else {
      return nil
    }
  }

  /// What scenario files write.
  public var description: String {
    switch self {
    case .mean: return "mean"
    case .quantile(let fraction):
      let percent = Int((fraction * 100).rounded())
      return percent < 10 ? "q0\(percent)" : "q\(percent)"
    case .share(let bound): return "p(\(bound))"
    }
  }
}

extension String {
  /// What stands between the brackets of `name(…)`.
  fileprivate func argument(of name: String) -> Substring? {
    guard hasPrefix(name + "("), hasSuffix(")") else { return nil }
    return dropFirst(name.count + 1).dropLast()
  }
}
