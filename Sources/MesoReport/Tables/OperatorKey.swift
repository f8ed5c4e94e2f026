public import MesoModel

/// The name by which people call one operator: `contributors/lazy/3`.
public struct OperatorKey: Hashable, Sendable, CustomStringConvertible {
  public let side: Side
  /// The cohort that the operator was born in.
  public let cohort: String
  /// The operator's place in its cohort, from 1.
  public let ordinal: Int

  public init(side: Side, cohort: String, ordinal: Int) {
    self.side = side
    self.cohort = cohort
    self.ordinal = ordinal
  }

  /// Reads a name; `nil` if it has another form.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, let side = Side(rawValue: String(parts[0])),
      let ordinal = Int(parts[2]), ordinal >= 1
    else { return nil }
    self.init(side: side, cohort: String(parts[1]), ordinal: ordinal)
  }

  public var description: String { "\(side.rawValue)/\(cohort)/\(ordinal)" }

  /// Whether something happened to this operator.
  public func owns(_ event: Event) -> Bool {
    event.side == side && event.cohort == cohort && event.ordinal == ordinal
  }
}
