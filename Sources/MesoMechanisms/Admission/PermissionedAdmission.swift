public import MesoModel
import MesoPrimitives

/// Lets in so many identities of each operator, as a check of identities finds them.
///
/// Models a list of known participants: whoever asks has to show who it is. An operator gets
/// `limit` identities in; a further one passes with probability `error`, once and for all.
///
/// Example: a Sybil operator with ten identities gets one of them in, and with an error of 0.1 on
/// average 0.9 more.
///
/// Attacks: none on the rule itself; the check has to be trusted and paid for, and shuts out those
/// who cannot or will not say who they are.
///
/// Properties: Sybil-proof up to the error; moves no tokens; O(identities) an epoch; pure.
public struct PermissionedAdmission: GateAdmission {
  public static let entry = CatalogEntry<any Admission>(
    ComponentDescriptor(
      name: "permissioned",
      summary: "Lets in so many identities of each operator, as a check of identities finds them.",
      parameters: [
        .count(
          "limit", in: 1...10_000_000, unit: "identities", default: "1",
          "Identities that an operator may have."),
        .share(
          "error", default: "0", "Probability that the check misses a further identity.",
          control: .environment),
      ],
      instruments: [
        "A check of who is behind an identity that misses one with probability `error`: an "
          + "idealisation where `error` is 0."
      ])
  ) { values in
    PermissionedAdmission(limit: values.count("limit"), error: values.number("error"))
  }

  let limit: Int
  let error: Double

  public func terms(_ view: PublicView, memory: inout Memory) -> AdmissionTerms {
    AdmissionTerms()
  }

  public func entry(of applicant: Applicant, memory: inout Memory) -> Entry {
    applicant.ordinal < limit || applicant.draw < error ? .admitted(burn: .zero) : .refused
  }
}
