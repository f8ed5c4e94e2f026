public import MesoModel
public import MesoPrimitives

/// Pays prizes to the best performances in a contest in which everyone's effort is spent.
///
/// The purse is split over `prizes`, each worth `ratio` times the one before. Entrants are ranked by
///
/// - `tullock`: a performance of r·ln e plus Gumbel noise, so that the best of those with efforts
///   eᵢ has index i with the probability eᵢ^r ⁄ Σ e^r, the next among the rest likewise, and everyone
///   alike where nobody makes an effort;
/// - `rank-order`: a performance of e plus normal noise;
/// - `all-pay`: the bids, in tokens, which are burned or go to the treasury whoever wins.
///
/// Work that is rejected wins nothing, and what is not won goes back to the sponsor. An entrant may
/// choose its effort, or draw its bid, as in the symmetric equilibrium; see ``ContestEquilibrium``.
///
/// Attacks: under `tullock` k entries with an effort of e ⁄ k each weigh k^(1 − r)·e^r, so that
/// splitting gains below r = 1, is neutral at 1 and loses above. Under `rank-order` entries are draws
/// at the noise, and replication pays unless entries cost something.
///
/// Properties: spends at most the purse; needs no stake; Sybil-proof only as r says; O(n log n); pure.
///
/// - SeeAlso: G. Tullock, “Efficient rent seeking”, 1980; D. Clark, C. Riis, “Competition over more
///   than one prize”, American Economic Review 86, 1996; E. Lazear, S. Rosen, “Rank-order tournaments
///   as optimum labor contracts”, Journal of Political Economy 89, 1981; M. Baye, D. Kovenock, C. de
///   Vries, “The all-pay auction with complete information”, Economic Theory 8, 1996.
public struct ContestAllocation: TaskAllocation {
  public static let entry = CatalogEntry<any Allocation>(
    ComponentDescriptor(
      name: "contest",
      summary: "Pays prizes to the best performances in a contest in which every effort is spent.",
      parameters: [
        .choice(
          "form", of: ["tullock", "rank-order", "all-pay"], default: "tullock",
          "How entrants are ranked: by effort and chance, by effort and noise, or by bids."),
        .taskBudget("purse", default: "100", "Tokens for the prizes of a contest together."),
        .count("prizes", in: 1...1_000, unit: "prizes", default: "1", "How many prizes."),
        .share("ratio", default: "0.5", "A prize as a share of the one before."),
        .number(
          "power", in: 0...100, unit: "power", default: "1",
          "How strongly effort decides, in the form `tullock`: r."),
        .number(
          "noise", in: 0.000_001...1_000_000, unit: "effort", default: "0.5",
          "Standard deviation of a measured performance, in the form `rank-order`.",
          control: .environment),
        .choice(
          "bids-to", of: ["burn", "treasury"], default: "burn",
          "Where bids go, in the form `all-pay`."),
        .expiry, .places, .sponsor,
      ],
      instruments: [
        "A measurement of the performance of each entry, except in the form `all-pay`: r·ln(effort) "
          + "and standard Gumbel noise, or the effort and normal noise of standard deviation `noise`."
      ],
      reference: "Tullock 1980; Clark and Riis 1996; Lazear and Rosen 1981; Baye et al. 1996")
  ) { values in
    let purse = values.amount("purse")
    let performance: PerformanceTerms? =
      switch values.name("form") {
      case "tullock": .gumbel(power: values.number("power"))
      case "rank-order": .normal(deviation: values.number("noise"))
      default: nil
      }
    return ContestAllocation(
      budget: purse, sponsor: .of(values), expiry: values.count("expiry"),
      places: values.has("places") ? values.count("places") : nil, performance: performance,
      prizes: PrizeReward.prizes(
        purse, over: values.count("prizes"), ratio: values.number("ratio")),
      burnsBids: values.name("bids-to") == "burn")
  }

  public let budget: Amount
  public let sponsor: TaskSponsor
  public let expiry: Int
  public let places: Int?
  public let performance: PerformanceTerms?
  /// Base units of each prize, the first first.
  let prizes: [Int64]
  let burnsBids: Bool

  public func ask(_ bidder: Bidder) -> Double {
    guard performance == nil else { return 0 }
    return ContestEquilibrium.allPayBid(
      prize: Double(prizes[0]), bidders: bidder.bidders, chance: bidder.chance)
  }

  public func effort(_ entrant: Entrant) -> Double? {
    let prizes = prizes.map(Double.init)
    switch performance {
    case .gumbel(let power):
      return ContestEquilibrium.tullockEffort(prizes: prizes, power: power, entrant)
    case .normal(let deviation):
      return ContestEquilibrium.rankOrderEffort(prizes: prizes, noise: deviation, entrant)
    case nil: return nil
    }
  }

  public func allot(_ market: TaskMarket) {
    for task in 0..<market.tasks {
      for candidate in market.bidders(of: task) {
        market.choose(candidate, for: task, at: .zero)
        if performance == nil { market.charge(candidate, burn: burnsBids) }
      }
    }
  }

  public func award(_ market: TaskMarket) {
    for task in 0..<market.tasks {
      let accepted = market.bidders(of: task).filter {
        market.candidates[$0].verdict == .accepted
      }
      guard !accepted.isEmpty else { continue }
      let results = accepted.map { candidate in
        performance == nil
          ? Double(market.candidates[candidate].ask.units) : market.performance(of: candidate)
      }
      // Equals are ranked as they were dealt, which is by lot.
      let ranked = accepted.indices.sorted {
        (-results[$0], $0) < (-results[$1], $1)
      }
      for (place, index) in ranked.prefix(prizes.count).enumerated() {
        market.pay(prizes[place], to: accepted[index])
      }
      market.finish(task)
    }
  }
}
