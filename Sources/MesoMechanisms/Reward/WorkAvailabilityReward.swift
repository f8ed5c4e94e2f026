public import MesoModel
import MesoPrimitives

/// Pays for work done, and for being there to do it.
///
/// Each epoch `work` tokens are shared by accepted contributions and `availability` tokens by the
/// identities that are online, whether or not there was work for them, alike or by stake: those that
/// may submit, of operators who take part. Each part is rounded down.
///
/// Example: with 15 000 for work and 2 800 for availability a node with 10 % of the accepted work and
/// one of 100 identities gets 1 500 + 28; one that was online and was given no work gets 28.
///
/// Attacks: availability per identity pays k identities k times for one machine, which need not be
/// able to do any work; by stake it pays what is at stake, however it is split. Work is paid by the
/// piece and not by quality.
///
/// Properties: Sybil-neutral in work, and in availability only by stake; O(n) an epoch; pure.
///
/// - SeeAlso: RNP-001 and RNP-018 of Render.
public struct WorkAvailabilityReward: EpochReward {
  public static let entry = CatalogEntry<any Reward>(
    ComponentDescriptor(
      name: "work-availability", summary: "Pays for work done, and for being there to do it.",
      parameters: [
        .amount("work", default: "150", "Tokens an epoch for accepted contributions."),
        .amount("availability", default: "28", "Tokens an epoch for identities that are online."),
        .choice(
          "by", of: By.allCases.map { $0.rawValue }, default: "identity",
          "Whether availability is shared by identities alike or by their stake."),
        FundingSource.parameter,
      ],
      instruments: [
        "Which identities are online, without error or delay: an idealisation."
      ], reference: "Render network proposals RNP-001, RNP-018.")
  ) { values in
    WorkAvailabilityReward(
      work: values.amount("work"), availability: values.amount("availability"),
      by: By(rawValue: values.name("by")) ?? .identity, source: .of(values))
  }

  enum By: String, CaseIterable { case identity, stake }

  let work: Amount
  let availability: Amount
  let by: By
  public let source: FundingSource

  public func purse(_ totals: RewardTotals) -> Purse {
    .shared(Amount(units: Int64(min(1 << 62, Int128(work.units) + Int128(availability.units)))))
  }

  public func settle(_ roll: Roll, view: PublicView, memory: inout Memory) {
    roll.share(work, from: source, by: roll.entries.map { $0.isAccepted ? 1 : 0 }) { _ in
      "accepted work"
    }
    let online = (0..<roll.identityCount).map { identity -> Int64 in
      guard roll.isOnline(identity) else { return 0 }
      return by == .identity ? 1 : roll.stake(of: identity)
    }
    roll.share(availability, from: source, amongIdentities: online) { _ in "availability" }
  }
}
