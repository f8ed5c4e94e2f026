public import MesoModel
public import MesoPrimitives

/// Pays a bounty to the first whose work is verified; everyone who tried has worked.
///
/// Models a bounty board. Everybody who is dealt to a bounty works on it at once, and hands in at a
/// random time. The first whose work is accepted, and meets the target if there is one, takes it
/// all; the others' costs are sunk. A bounty that nobody earns stays open for `expiry` epochs.
///
/// With n entrants who are each accepted with probability a, an entrant wins with
/// (1 − (1 − a)ⁿ) ⁄ n, so that a bounty B draws entrants who spend c only up to
/// B·(1 − (1 − a)ⁿ) = n·c; what is spent beyond one accepted piece of work is duplication.
///
/// Attacks: k entries of one operator are k chances, at k times the cost; copying what is handed in
/// first pays unless submissions are hidden; cheap work pays where verification lets it through.
///
/// Properties: spends at most the bounties; needs no stake; not Sybil-proof; O(n log n); pure.
public struct BountyAllocation: TaskAllocation {
  public static let entry = CatalogEntry<any Allocation>(
    ComponentDescriptor(
      name: "bounty",
      summary: "Pays a bounty to the first whose work is verified, and everyone who tried works.",
      parameters: [
        .taskBudget("bounty", default: "10", "Tokens for the first verified work."),
        .expiry, .places, .sponsor,
        .choice(
          "target", of: ["verdict"] + PublicEvidence.allCases.map(\.rawValue), default: "verdict",
          "What the work has to improve on beside being accepted; `verdict` for nothing."),
        .number(
          "baseline", in: 0.000_001...1_000_000, unit: "of the reading", default: "1",
          "The reading that the target is to improve on.", control: .environment),
        .share(
          "improvement", default: "0.2",
          "How much better the reading must be, as a share of the baseline; of latency, how much "
            + "less."),
      ])
  ) { values in
    let target = PublicEvidence(rawValue: values.name("target"))
    let change = values.number("improvement") * (target == .latency ? -1 : 1)
    return BountyAllocation(
      budget: values.amount("bounty"), sponsor: .of(values), expiry: values.count("expiry"),
      places: values.has("places") ? values.count("places") : nil, target: target,
      bar: values.number("baseline") * (1 + change))
  }

  public let budget: Amount
  public let sponsor: TaskSponsor
  public let expiry: Int
  public let places: Int?
  let target: PublicEvidence?
  /// The reading that earns the bounty.
  let bar: Double

  public var reads: Set<PublicEvidence> { target.map { [$0] } ?? [] }

  public func allot(_ market: TaskMarket) {
    for task in 0..<market.tasks {
      for candidate in market.bidders(of: task) {
        market.choose(candidate, for: task, at: budget)
      }
    }
  }

  public func award(_ market: TaskMarket) {
    for task in 0..<market.tasks {
      // Hidden until all are in, so that who is dealt first is who hands in first.
      let winner = market.bidders(of: task).first {
        market.candidates[$0].verdict == .accepted && meetsTarget($0, market)
      }
      guard let winner else { continue }
      market.pay(budget.units, to: winner)
      market.finish(task)
    }
  }

  private func meetsTarget(_ candidate: Int, _ market: TaskMarket) -> Bool {
    guard let target else { return true }
    let reading = market.reading(target, of: candidate)
    return target == .latency ? reading <= bar : reading >= bar
  }
}
