public import MesoModel

/// Puts a step up and a step down of every lever to the vote: one token, one vote.
///
/// A proposal is carried if at least `quorum` of all tokens that could vote do, and more than
/// `threshold` of those say yes. Of two carried proposals on one lever the one with the greater lead
/// is put in force, `timelock` epochs later.
///
/// Properties: splitting tokens over identities changes nothing; whoever holds more than the
/// threshold of what votes decides alone; low turnout makes capture cheap; remembers nothing.
///
/// - SeeAlso: V. Buterin, “Moving beyond coin voting governance”, 2021.
public struct TokenVoteGovernance: Governance {
  public static let entry = CatalogEntry<any Governance>(
    ComponentDescriptor(
      name: "token-vote",
      summary: "Puts a step up and a step down of every lever to the vote: one token, one vote.",
      parameters: VoteCount.parameters + PollTerms.parameters,
      reference: "Compound Governor; Buterin, Moving beyond coin voting governance, 2021.")
  ) { TokenVoteGovernance(count: VoteCount($0), terms: PollTerms($0)) }

  let count: VoteCount
  let terms: PollTerms

  public var poll: PollTerms? { terms }

  public func decide(_ session: GovernanceSession, memory: inout Memory) -> [Motion] {
    count.motions(session.proposals) { $0 }
  }
}
