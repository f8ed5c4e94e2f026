public import MesoModel
import MesoPrimitives

/// Admits identities that hold a minimum stake.
///
/// Models the work token: the stake is what slashing can take, and it limits an operator to
/// capital ÷ minimum identities. An identity below the minimum moves what is missing from its
/// operator's liquid balance, or sits the epoch out.
///
/// Properties: needs stake; makes Sybil identities cost capital; moves stake, creates none; pure.
///
/// - SeeAlso: the work token of Truebit, Livepeer and The Graph; unbonding periods of Cosmos.
public struct StakeAdmission: Admission {
  public static let entry = CatalogEntry<any Admission>(
    ComponentDescriptor(
      name: "stake", summary: "Admits identities that hold a minimum stake.",
      parameters: [
        .amount("minimum", default: "20", "Stake that each identity must hold."),
        .count(
          "unbonding", in: 0...100_000, unit: "epochs", default: "0",
          "Epochs between leaving and the return of the stake, which stays slashable."),
      ],
      reference: "The work token; unbonding as in the Cosmos SDK staking module.")
  ) { values in
    StakeAdmission(minimum: values.amount("minimum"), unbonding: values.count("unbonding"))
  }

  let minimum: Amount
  let unbonding: Int

  public func terms(_ view: PublicView, memory: inout Memory) -> AdmissionTerms {
    var terms = AdmissionTerms()
    terms.minimumStake = minimum
    terms.unbondingEpochs = unbonding
    return terms
  }
}
