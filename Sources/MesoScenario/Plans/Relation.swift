/// How two values may be compared in constraints and criteria.
public enum Relation: String, CaseIterable, Hashable, Sendable {
  case less = "<"
  case atMost = "<="
  case greater = ">"
  case atLeast = ">="
  case equal = "=="
  case unequal = "!="

  /// Whether the left number stands in this relation to the right one; never for NaN, except
  /// that NaN is unequal to everything.
  public func holds(_ left: Double, _ right: Double) -> Bool {
    switch self {
    case .less: left < right
    case .atMost: left <= right
    case .greater: left > right
    case .atLeast: left >= right
    case .equal: left == right
    case .unequal: left != right
    }
  }

  /// Whether only the order of numbers decides, so that names cannot be compared.
  var isOrder: Bool { self != .equal && self != .unequal }

  /// The relation at the start of a text, the longest first.
  init?(startOf text: Substring) {
    let found = Relation.allCases.filter { text.hasPrefix($0.rawValue) }
    guard let longest = found.max(by: { $0.rawValue.count < $1.rawValue.count }) else {
      return nil
    }
    self = longest
  }

  /// The six signs, for messages.
  static let spoken = "<, <=, >, >=, == or !="
}

/// What a number is held against: `>= 0.6`.
public struct Bound: Hashable, Sendable {
  public let relation: Relation
  /// Finite; in the unit of what is compared.
  public let value: Double

  public init(_ relation: Relation, _ value: Double) {
    self.relation = relation
    self.value = value
  }

  public func holds(_ number: Double) -> Bool { relation.holds(number, value) }

  /// Reads `>= 0.6`; `nil` for anything else.
  init?(_ text: some StringProtocol) {
    let trimmed = Substring(text).trimmed
    guard let relation = Relation(startOf: trimmed) else { return nil }
    let rest = trimmed.dropFirst(relation.rawValue.count).trimmed
    guard let value = ScalarText.decimal(String(rest)) else { return nil }
    self.init(relation, value == 0 ? 0 : value)
  }
}

extension Substring {
  /// The text without blanks at its ends.
  var trimmed: Substring {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return self[first...last]
  }
}
