public import MesoModel

/// Opens two markets on a public statistic for every step up and down of a lever, one in case it is
/// adopted and one in case it is not, and adopts what traders expect to raise it.
///
/// Each market is a scoring-rule maker whose price is the expected welfare between `welfare-low` and
/// `welfare-high`. Traders come in a random order and trade towards what they believe, as far as
/// their credits go. A proposal is adopted if its price averages more than `margin` above the other
/// over the second half of the trades; the market whose case does not come is undone.
///
/// Traders' beliefs are a look ahead under either case, with an error of their own. Credits are
/// given out anew for every market and buy nothing else: gains and losses move no tokens, so that
/// traders' honesty is assumed, except for coalitions where `manipulation` lets them trade for what
/// pays them.
///
/// Properties: the maker loses at most b·ln 2 credits a market; a manipulator with more credits than
/// all others together decides; remembers nothing.
///
/// - SeeAlso: R. Hanson, “Shall we vote on values, but bet on beliefs?”, Journal of Political
///   Philosophy 21(2), 2013.
public struct FutarchyGovernance: Governance {
  public static let entry = CatalogEntry<any Governance>(
    ComponentDescriptor(
      name: "futarchy",
      summary:
        "Adopts the step of a lever that two markets on a public statistic expect to raise it.",
      parameters: [
        .choice(
          "welfare", of: PublicStatistic.allCases.map { $0.rawValue }, default: "acceptance-rate",
          "What traders bet on."),
        .number(
          "welfare-low", in: -1e15...1e15, unit: "statistic", default: "0",
          "The welfare at which a share is worth nothing."),
        .number(
          "welfare-high", in: -1e15...1e15, unit: "statistic", default: "1",
          "The welfare at which a share is worth 1 credit."),
        .number(
          "liquidity", in: 0.000_001...1e12, unit: "credits", default: "50",
          "How much it takes to move prices (b)."),
        .share("margin", default: "0.01", "Difference of prices that adoption must exceed."),
        .number(
          "noise", in: 0...1, unit: "price", default: "0.05",
          "Standard deviation of a trader's error.", control: .environment),
        .number(
          "budget", in: 0...1e9, unit: "credits a token", default: "1",
          "Credits for each token that a trader could vote with."),
        .flag(
          "manipulation", default: "true",
          "Whether coalitions trade for what pays them and not for what they believe.",
          control: .environment),
      ] + PollTerms.parameters.filter { !["objective", "aim"].contains($0.name) },
      reference: "Hanson, Shall we vote on values, but bet on beliefs?, 2013.")
  ) { values in
    let (low, high) = (values.number("welfare-low"), values.number("welfare-high"))
    guard low < high else {
      throw ParameterConflict(
        parameter: "welfare-high",
        "'welfare-high' is \(high); it must be more than 'welfare-low', which is \(low).")
    }
    let welfare = PublicStatistic(rawValue: values.name("welfare")) ?? .acceptanceRate
    var terms = PollTerms(values, objective: .interest)
    terms.market = MarketTerms(
      welfare: welfare, low: low, high: high, noise: values.number("noise"),
      budget: values.number("budget"), isManipulated: values.flag("manipulation"))
    return FutarchyGovernance(
      liquidity: values.number("liquidity"), margin: values.number("margin"), terms: terms)
  }

  let liquidity: Double
  let margin: Double
  let terms: PollTerms

  public var poll: PollTerms? { terms }

  public func decide(_ session: GovernanceSession, memory: inout Memory) -> [Motion] {
    var best: [(motion: Motion, lead: Double)] = []
    for proposal in session.proposals where !proposal.orders.isEmpty {
      let lead =
        averagePrice(proposal.orders) { $0.ifAdopted }
        - averagePrice(proposal.orders) { $0.ifRejected }
      guard lead > margin else { continue }
      let motion = Motion(lever: proposal.lever, target: proposal.target)
      if let known = best.firstIndex(where: { $0.motion.lever == proposal.lever }) {
        if lead > best[known].lead { best[known] = (motion, lead) }
      } else {
        best.append((motion, lead))
      }
    }
    return best.map { $0.motion }
  }

  /// The mean price after each trade of the second half of them, rounded up.
  func averagePrice(_ orders: [MarketOrder], _ limit: (MarketOrder) -> Double) -> Double {
    var market = ScoringMarket(liquidity: liquidity)
    let start = orders.count / 2
    var sum = 0.0
    for (place, order) in orders.enumerated() {
      market.trade(towards: limit(order), budget: order.budget)
      if place >= start { sum += market.price }
    }
    return sum / Double(orders.count - start)
  }
}
