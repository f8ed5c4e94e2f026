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

  /// How a role is paid, where it has a rule of its own.
  static func roleRules(_ catalog: Catalog) -> Record {
    let rule = Record([
      Field(
        "reward", .component(component(.reward, nil, catalog)), .required,
        "What contributors of the role are paid for."),
      Field(
        .amount(
          "budget", default: nil,
          "What the sponsor lets the rule cost in an epoch; no limit if left out.")),
      Field(
        .world(
          "usage", in: 0...1_000_000_000_000, unit: "uses", default: "0",
          "Uses of the role's accepted work in an epoch, each at 'demand.fee'.")),
    ])
    return Record(
      Role.allCases.map { role in
        Field(
          role.rawValue, .record(rule), .optional, "The rule by which a \(role.rawValue) is paid.")
      })
  }

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
