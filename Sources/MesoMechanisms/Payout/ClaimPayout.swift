public import MesoModel

/// Keeps what was earned until its owner fetches it.
///
/// Models pull payment. Each epoch whoever is owed enough claims all of it, one after the other in an
/// order of chance, and pays for the transaction. What sponsors and users pay is set aside and always
/// covers the claims; what the contract pays itself is covered only by what else lies in its balance,
/// and a claim that it cannot cover waits.
///
/// Properties: early claimants are paid in full and late ones not at all where the balance is short;
/// small sums are not worth their gas; pure.
public struct ClaimPayout: Payout {
  public static let entry = CatalogEntry<any Payout>(
    ComponentDescriptor(
      name: "claim", summary: "Keeps what was earned until its owner fetches it.",
      parameters: [
        .amount(
          "gas", default: "0", "Tokens that a claim costs, paid to whoever runs the chain.",
          control: .environment),
        .amount(
          "minimum", default: "0", "Tokens that an operator lets add up before it claims.",
          control: .environment),
      ],
      reference: "The AIRewardPool contract: `claimReward`.")
  ) { values in
    ClaimPayout(terms: ClaimTerms(gas: values.amount("gas"), minimum: values.amount("minimum")))
  }

  let terms: ClaimTerms

  public var schedule: [Int64] { [1] }
  public var claims: ClaimTerms? { terms }
}
