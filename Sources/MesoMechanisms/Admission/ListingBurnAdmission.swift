public import MesoModel
import MesoPrimitives

/// Burns a fixed amount with every contribution.
///
/// Models a listing fee that nobody receives, so that nobody can pay it to itself. It prices
/// volume: a spammer pays per contribution, whatever the number of its identities.
///
/// Properties: needs no stake; neutral to Sybil splitting; burns; pure.
public struct ListingBurnAdmission: Admission {
  public static let entry = CatalogEntry<any Admission>(
    ComponentDescriptor(
      name: "listing-burn", summary: "Burns a fixed amount with every contribution.",
      parameters: [.amount("amount", default: "0.10", "Tokens burned with each contribution.")])
  ) { values in
    ListingBurnAdmission(amount: values.amount("amount"))
  }

  let amount: Amount

  public func terms(_ view: PublicView, memory: inout Memory) -> AdmissionTerms {
    var terms = AdmissionTerms()
    terms.listingBurn = amount
    return terms
  }
}
