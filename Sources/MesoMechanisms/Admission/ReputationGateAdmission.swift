public import MesoModel
import MesoPrimitives

/// Lets identities submit whose reputation is high enough.
///
/// An identity below `minimum` sits out. Since a record changes only with work that is examined, it
/// would sit out for ever; on probation it may submit once every `probation` epochs.
///
/// Example: with `minimum: 0.4` and a reputation `beta` without forgetting, an identity with two
/// wrong events and none right, at 0.25, is shut out, and is back at 0.4 after one right event.
///
/// Attacks: new identities start with the reputation's initial value, so whoever is shut out comes
/// back under another name if identities are cheap (whitewashing); with a minimum above that value
/// nobody can begin. Honest work that is wrongly rejected counts against its author.
///
/// Properties: needs no stake and moves no tokens; O(identities) an epoch; pure.
public struct ReputationGateAdmission: GateAdmission {
  public static let entry = CatalogEntry<any Admission>(
    ComponentDescriptor(
      name: "reputation-gate",
      summary: "Lets identities submit whose reputation is high enough.",
      parameters: [
        .share("minimum", default: "0.4", "Reputation that an identity needs."),
        .count(
          "probation", in: 0...1_000_000, unit: "epochs", default: "10",
          "Every so many epochs everyone may submit; 0 for never."),
      ])
  ) { values in
    ReputationGateAdmission(
      minimum: values.number("minimum"), probation: values.count("probation"))
  }

  public let minimum: Double
  let probation: Int

  public var reputationNeeded: Double? { minimum }

  public func terms(_ view: PublicView, memory: inout Memory) -> AdmissionTerms {
    AdmissionTerms()
  }

  public func entry(of applicant: Applicant, memory: inout Memory) -> Entry {
    let isOnProbation = probation > 0 && applicant.epoch.isMultiple(of: probation)
    return applicant.reputation >= minimum || isOnProbation ? .admitted(burn: .zero) : .refused
  }
}
