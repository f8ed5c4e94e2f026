public import MesoModel
import MesoPrimitives

/// Lets support for a step up or down of every lever grow while it stays, and carries a proposal once
/// its conviction exceeds a threshold.
///
/// y ← a·y + x, where x is the tokens of those who said yes at the last poll; carried once
/// y > ρ·S ⁄ ((1 − a)·(β − r)²), where S is the greater of the tokens that support anything and
/// `minimum` of the supply. After a move the conviction for that lever starts from 0.
///
/// A proposal may ask for funds: with a `grant`, r is grant ⁄ treasury, nothing passes while that is at
/// least β, and those outside who carry a proposal out are paid the grant in the epoch in which it passes.
/// Without one, r is `request`, the same for every proposal, and nothing is paid.
///
/// Properties: no quorum and no day of the vote; a minority that stays can carry what the majority
/// does not oppose by supporting the opposite; a passing majority cannot; remembers support and
/// conviction of every proposal.
///
/// - SeeAlso: 1Hive, `ConvictionVoting.sol`; M. Zargham, “Social sensor fusion”, 2018.
public struct ConvictionGovernance: Governance {
  public static let entry = CatalogEntry<any Governance>(
    ComponentDescriptor(
      name: "conviction",
      summary:
        "Lets support for a step up or down of every lever grow while it stays, and carries what "
        + "exceeds a threshold.",
      parameters: [
        .number(
          "decay", in: 0...0.999_999_9, unit: "factor an epoch", default: "0.9",
          "What remains of conviction after an epoch."),
        .share("limit", default: "0.2", "The greatest request for which anything would do (β)."),
        .number(
          "scale", in: 0.000_000_001...1, unit: "share", default: "0.002",
          "How high the threshold is (ρ)."),
        .share("request", default: "0.05", "What a proposal counts as asking for (r)."),
        .amount(
          "grant", default: nil,
          "Tokens of the treasury that a proposal asks for and gets when it passes, in place of 'request'."
        ),
        .share("minimum", default: "0.2", "Share of the supply that counts as staked at least."),
      ] + PollTerms.parameters,
      reference: "1Hive, ConvictionVoting.sol; Zargham, Social sensor fusion, 2018.")
  ) { values in
    let rule = Conviction(
      decay: values.number("decay"), limit: values.number("limit"), scale: values.number("scale"))
    let request = values.number("request")
    guard request < rule.limit else {
      throw ParameterConflict(
        parameter: "request",
        "'request' is \(request); it must be less than 'limit', which is \(rule.limit), or no "
          + "conviction would be enough.")
    }
    return ConvictionGovernance(
      rule: rule, request: request, grant: values.has("grant") ? values.amount("grant") : nil,
      minimum: values.number("minimum"), terms: PollTerms(values))
  }

  let rule: Conviction
  let request: Double
  let grant: Amount?
  let minimum: Double
  let terms: PollTerms

  public var poll: PollTerms? { terms }

  /// Numbers remembered, per lever: support and conviction of the step up, then of the step down.
  public func decide(_ session: GovernanceSession, memory: inout Memory) -> [Motion] {
    let count = 4 * session.levers.count
    if memory.numbers.count != count { memory.numbers = Array(repeating: 0, count: count) }
    if !session.proposals.isEmpty { takeSupport(session, &memory) }
    var staked = 0.0
    for slot in stride(from: 0, to: count, by: 2) {
      staked += memory.numbers[slot]
      memory.numbers[slot + 1] = rule.grown(
        memory.numbers[slot + 1], support: memory.numbers[slot])
    }
    let least = minimum * Double(session.view.supply.units)
    let request = share(of: session.view.treasury)
    guard request < rule.limit else { return [] }
    let threshold = rule.threshold(stake: max(staked, least), request: request)
    return session.levers.indices.compactMap { lever in
      let (up, down) = (memory.numbers[4 * lever + 1], memory.numbers[4 * lever + 3])
      guard max(up, down) > threshold else { return nil }
      for slot in 0..<4 { memory.numbers[4 * lever + slot] = 0 }
      let step = session.levers[lever].step
      return Motion(
        lever: lever, target: session.positions[lever] + (up >= down ? step : -step),
        grant: grant ?? .zero)
    }
  }

  /// What a proposal asks for, as a share of the fund: all of an empty one.
  private func share(of fund: Amount) -> Double {
    guard let grant else { return request }
    return fund > .zero ? Double(grant.units) / Double(fund.units) : 1
  }

  /// Notes who supports what; what is not proposed any more has no support.
  private func takeSupport(_ session: GovernanceSession, _ memory: inout Memory) {
    for slot in stride(from: 0, to: memory.numbers.count, by: 2) { memory.numbers[slot] = 0 }
    for proposal in session.proposals {
      let isUp = proposal.target > session.positions[proposal.lever]
      var support: Int64 = 0
      for ballot in proposal.ballots where ballot.voice == .yes { support += ballot.weight }
      memory.numbers[4 * proposal.lever + (isUp ? 0 : 2)] = Double(support)
    }
  }
}
