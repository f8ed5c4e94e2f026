import MesoModel

extension FundingSource {
  /// Who pays a reward that sponsors fund: the treasury, new tokens, or what the emission has set
  /// aside.
  static let parameter = Parameter.choice(
    "from", of: [FundingSource.treasury, .mint, .emission].map { $0.rawValue },
    default: "treasury",
    "Who pays: the treasury, newly minted tokens, or what the emission has set aside.")

  /// The parameter's value, which has been checked to be one of the choices.
  static func of(_ values: ParameterValues) -> FundingSource {
    FundingSource(rawValue: values.name("from")) ?? .treasury
  }
}
