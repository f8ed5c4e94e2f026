import MesoModel
import MesoPrimitives

extension ScenarioSchema {
  /// What each role makes visible of a contribution: the readings that it carries, and for each
  /// the coefficients that a scenario puts in place of the usual.
  static let roles = Record(
    Role.allCases.map { role in
      let carried = PublicEvidence.allCases.filter { role.evidence[$0] != nil }
      return Field(
        role.rawValue,
        .record(
          Record(
            carried.map { kind in
              Field(
                kind.rawValue, .record(reading(role.evidence[kind] ?? EvidenceModel(base: 0))),
                .optional, "How the \(kind.rawValue) of its work arises, in \(kind.unit).")
            })), .optional, "What the work of a \(role.rawValue) makes visible.")
    })

  private static func reading(_ usual: EvidenceModel) -> Record {
    func number(_ name: String, _ value: Double, least: Double, _ summary: String) -> Field {
      Field(
        .world(
          name, in: least...1_000_000, unit: "of the reading", default: value.shortest, summary))
    }
    return Record([
      number("base", usual.base, least: -1_000_000, "Without quality and effort."),
      number("quality", usual.quality, least: -1_000_000, "What a unit of quality adds."),
      number("effort", usual.effort, least: -1_000_000, "What a unit of effort adds."),
      number("noise", usual.noise, least: 0, "Standard deviation of what is chance."),
    ])
  }
}
