public import MesoModel
import MesoPrimitives

/// Holds a deposit from each contribution until its verdict is final.
///
/// Models a bond against spam. It costs good work only the time that its money is tied up, and bad
/// work the whole deposit; like every penalty it falls on good work that is wrongly rejected too.
/// Who cannot pay the deposit does not submit. Held in the contract's own balance, deposits pay other
/// people's claims; a verdict whose deposit the balance cannot return is not settled, and tried again
/// in the next epoch.
///
/// Properties: neutral to Sybil splitting; needs capital, not fees; pure.
public struct SubmissionDepositAdmission: Admission {
  public static let entry = CatalogEntry<any Admission>(
    ComponentDescriptor(
      name: "submission-deposit",
      summary: "Holds a deposit from each contribution until its verdict is final.",
      parameters: [
        .amount("amount", default: "1", "Tokens held for each contribution."),
        .choice(
          "returned", of: DepositReturn.allCases.map { $0.rawValue }, default: "accepted",
          "Whether the deposit comes back if the work is accepted, whatever the verdict, or never."
        ),
        .choice(
          "to", of: DepositForfeit.allCases.map { $0.rawValue }, default: "treasury",
          "Where a deposit goes that does not come back; `contract` keeps it in the contract's own "
            + "balance."),
        .choice(
          "held", of: DepositHolder.allCases.map { $0.rawValue }, default: "escrow",
          "Whether deposits stand apart until they are settled, or in the contract's own balance, "
            + "out of which other things are paid."),
      ])
  ) { values in
    var terms = AdmissionTerms()
    terms.deposit = values.amount("amount")
    terms.depositReturn = DepositReturn(rawValue: values.name("returned")) ?? .accepted
    terms.depositForfeit = DepositForfeit(rawValue: values.name("to")) ?? .treasury
    terms.depositHolder = DepositHolder(rawValue: values.name("held")) ?? .escrow
    return SubmissionDepositAdmission(terms: terms)
  }

  let terms: AdmissionTerms

  public var takesDeposits: Bool { terms.deposit > .zero }

  public func terms(_ view: PublicView, memory: inout Memory) -> AdmissionTerms { terms }
}
