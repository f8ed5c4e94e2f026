import MesoModel

extension FundingSource {
  /// Who pays a reward that sponsors fund: the treasury, or new tokens.
  static let parameter = Parameter.choice(
    "from", of: [FundingSource.treasury, .mint].map { $0.rawValue }, default: "treasury",
    "Who pays: the treasury, or newly minted tokens.")

  /// The parameter's value, which has been checked to be one of the choices.
  static func of(_ values: ParameterValues) -> FundingSource {
    FundingSource(rawValue: values.name("from")) ?? .treasury
  }
}
