import MesoModel

/// What a verification says of work that it did not examine.
enum Unexamined: String, CaseIterable, Sendable {
  case accept, reject, nothing

  /// The verdict as verdict columns store it. Rejected so, work is not at fault: slashing takes
  /// from examined work alone.
  var verdict: UInt8 {
    switch self {
    case .accept: Verdict.accepted.rawValue
    case .reject: Verdict.rejected.rawValue
    case .nothing: Verdict.unexamined.rawValue
    }
  }

  static let parameter = Parameter.choice(
    "unexamined", of: allCases.map { $0.rawValue }, default: "accept",
    "What work gets that was not examined: it is accepted, rejected without fault, or neither.")

  /// The parameter's value, which has been checked to be one of the cases.
  static func of(_ values: ParameterValues) -> Unexamined {
    Unexamined(rawValue: values.name("unexamined")) ?? .accept
  }
}
