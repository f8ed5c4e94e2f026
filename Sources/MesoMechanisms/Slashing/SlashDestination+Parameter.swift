import MesoModel

extension SlashDestination {
  /// Where slashed stake goes, as a scenario says it.
  static func parameter(default destination: SlashDestination = .burn) -> Parameter {
    .choice(
      "to", of: allCases.map { $0.rawValue }, default: destination.rawValue,
      "Where the stake goes: burned, to the treasury, shared by the epoch's accepted work or by the "
        + "attestations that rejected it, or nowhere that anyone can reach.")
  }

  /// The parameter's value, which has been checked to be one of the cases.
  static func of(_ values: ParameterValues) -> SlashDestination {
    SlashDestination(rawValue: values.name("to")) ?? .burn
  }
}
