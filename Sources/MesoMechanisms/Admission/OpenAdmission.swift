public import MesoModel

/// Lets anyone submit work, without stake or charge.
///
/// Models a permissionless task board. An identity costs nothing, so whatever else the mechanism
/// pays for is paid once more to each identity of a Sybil operator.
///
/// Properties: needs no stake; not Sybil-proof; moves no tokens; pure.
public struct OpenAdmission: Admission {
  public static let entry = CatalogEntry<any Admission>(
    ComponentDescriptor(
      name: "open", summary: "Lets anyone submit work, without stake or charge.")
  ) { _ in OpenAdmission() }

  public func terms(_ view: PublicView, memory: inout Memory) -> AdmissionTerms {
    AdmissionTerms()
  }
}
