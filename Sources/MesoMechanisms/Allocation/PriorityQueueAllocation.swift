public import MesoModel
public import MesoPrimitives

/// Gives tasks to workers by tier, and within a tier by record or in turns.
///
/// Models a render farm's queue: work is assigned by tier and reputation, not by bidding. Tier 1 are
/// identities with a reputation of `trusted` or more, tier 2 those with `priority` or more, tier 3 the
/// others; tasks go to a lower tier only when a higher one has no one left. Within a tier `by` says
/// whether the better reputation comes first or whoever was given the fewest tasks; equals are drawn
/// by lot.
///
/// Attacks: a fresh identity stands with the initial reputation, so that a bad record is shed where
/// that is not the lowest tier; strict reputation starves newcomers, who never get a record.
///
/// Properties: needs a reputation that moves; spends at most the prices; O(n log n); pure.
///
/// - SeeAlso: Render Network, “Job assignment” (tiers, reputation, availability).
public struct PriorityQueueAllocation: TaskAllocation {
  public static let entry = CatalogEntry<any Allocation>(
    ComponentDescriptor(
      name: "priority-queue",
      summary: "Gives tasks to workers by tier, and within a tier by record or in turns.",
      parameters: [
        .taskBudget(
          "price", default: "1", "Tokens for an accepted task, if the reward pays agreed prices."),
        .share("trusted", default: "0.9", "Reputation from which an identity is in tier 1."),
        .share("priority", default: "0.6", "Reputation from which it is in tier 2."),
        .choice(
          "by", of: ["reputation", "turns"], default: "reputation",
          "Who comes first within a tier: the better reputation, or who has had fewer tasks."),
        .expiry, .sponsor,
      ], reference: "Render Network job assignment")
  ) { values in
    let (trusted, priority) = (values.number("trusted"), values.number("priority"))
    guard priority <= trusted else {
      throw ParameterConflict(
        parameter: "priority", "'priority' must not be above 'trusted': tier 1 is the higher one.")
    }
    return PriorityQueueAllocation(
      budget: values.amount("price"), sponsor: .of(values), expiry: values.count("expiry"),
      trusted: trusted, priority: priority, takesTurns: values.name("by") == "turns")
  }

  public let budget: Amount
  public let sponsor: TaskSponsor
  public let expiry: Int
  let trusted: Double
  let priority: Double
  let takesTurns: Bool

  public var agreesPrices: Bool { false }

  public func allot(_ market: TaskMarket) {
    // Those who were dealt first come first among equals.
    let places = market.order.map { index -> (tier: Int, rank: Double) in
      let candidate = market.candidates[index]
      let tier = candidate.reputation >= trusted ? 1 : candidate.reputation >= priority ? 2 : 3
      return (tier, takesTurns ? Double(candidate.served) : -candidate.reputation)
    }
    let queue = market.order.indices.sorted {
      (places[$0].tier, places[$0].rank, $0) < (places[$1].tier, places[$1].rank, $1)
    }.map { market.order[$0] }
    for (task, candidate) in queue.prefix(market.tasks).enumerated() {
      market.choose(candidate, for: task, at: budget)
    }
  }

  public func award(_ market: TaskMarket) { market.awardPrices() }
}
