public import MesoModel

/// Puts a step up and a step down of every lever to the vote: an identity with w base units has
/// ⌊√w⌋ votes.
///
/// Otherwise as a token vote.
///
/// Properties: great holders weigh less than their tokens; an operator with k identities has √k
/// times the votes of one with the same tokens, so it invites Sybils; remembers nothing.
///
/// - SeeAlso: S. P. Lalley, E. G. Weyl, “Quadratic Voting”, AEA Papers and Proceedings 108, 2018.
public struct QuadraticVoteGovernance: Governance {
  public static let entry = CatalogEntry<any Governance>(
    ComponentDescriptor(
      name: "quadratic-vote",
      summary:
        "Puts a step up and a step down of every lever to the vote: votes are the square root of "
        + "an identity's tokens.",
      parameters: VoteCount.parameters + PollTerms.parameters,
      reference: "Lalley, Weyl, Quadratic Voting, 2018.")
  ) { QuadraticVoteGovernance(count: VoteCount($0), terms: PollTerms($0)) }

  let count: VoteCount
  let terms: PollTerms

  public var poll: PollTerms? { terms }

  public func decide(_ session: GovernanceSession, memory: inout Memory) -> [Motion] {
    count.motions(session.proposals, weighing: Self.root)
  }

  /// ⌊√units⌋, exact.
  static func root(_ units: Int64) -> Int64 {
    var root = Int64(Double(max(0, units)).squareRoot())
    while root * root > units { root -= 1 }
    while (root + 1) * (root + 1) <= units { root += 1 }
    return root
  }
}
