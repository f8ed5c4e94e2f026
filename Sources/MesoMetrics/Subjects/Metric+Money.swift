import MesoModel
import MesoPrimitives

extension Metric {
  /// What is paid, taken, created and destroyed, and what is left.
  static let money: [Metric] = [
    Metric(
      "rewards_tokens", unit: "tokens", better: .none,
      "Rewards of contributors, royalties included.",
      .flow { frame, world in world.tokens(frame.overContributors { $0.rewards }) }),
    Metric(
      "validator_rewards_tokens", unit: "tokens", better: .none,
      "Rewards of validators, what they gain from each other's deposits included.",
      .flow { frame, world in world.tokens(frame.overValidators { $0.rewards }) }),
    Metric(
      "fees_tokens", unit: "tokens", better: .higher, "What users paid for use.",
      .flow { frame, world in world.tokens(frame.fees.units) }),
    Metric(
      "slashed_tokens", unit: "tokens", better: .none,
      "Stake taken from contributors for faults; deposits that validators forfeit to each other "
        + "are not among it.",
      .flow { frame, world in world.tokens(frame.overContributors { $0.slashed }) }),
    Metric(
      "burned_tokens", unit: "tokens", better: .none, "Tokens destroyed.",
      .flow { frame, world in world.tokens(frame.burned.units) }),
    Metric(
      "minted_tokens", unit: "tokens", better: .none, "Tokens created.",
      .flow { frame, world in world.tokens(frame.minted.units) }),
    Metric(
      "supply_tokens", unit: "tokens", better: .none, "Tokens in existence.",
      .stock { frame, world in world.tokens(frame.supply.units) }),
    Metric(
      "treasury_tokens", unit: "tokens", better: .none, "Tokens in the treasury.",
      .stock { frame, world in world.tokens(frame.balances[.treasury]) }),
    Metric(
      "earmarked_tokens", unit: "tokens", better: .none,
      "Tokens of the treasury that the emission set aside for a reward and none has paid out.",
      .stock { frame, world in world.tokens(frame.earmarked.units) }),
    Metric(
      "price_usd", unit: "dollars", better: .none, "Dollars per token.",
      .stock { frame, _ in frame.priceUSD }),
    Metric(
      "staked_share", unit: "share", better: .none,
      "Stake of both sides ÷ supply; unbonding stake is not counted.",
      .stock { frame, _ in
        quotient(Double(frame.balances[.stake]), Double(frame.supply.units))
      }),
    Metric(
      "inflation_rate", unit: "share a year", better: .lower,
      "Tokens minted, without those that a curve sold, ÷ supply, times epochs per Julian year.",
      .ratio { frame, world in
        (Double(frame.emitted) * world.epochsPerYear, Double(frame.supply.units))
      }),
    Metric(
      "sustainability_ratio", unit: "ratio", better: .higher,
      "Users' fees ÷ tokens minted, without those that a curve sold; undefined where nothing is minted.",
      .ratio { frame, _ in (Double(frame.fees.units), Double(frame.emitted)) }),
    Metric(
      "runway_epochs", unit: "epochs", better: .higher,
      "Treasury ÷ its net outflow of the epoch; undefined where it does not shrink.",
      .stock { frame, _ in
        let outflow = frame.flows.reduce(0.0) { sum, flow in
          let units = Double(flow.units)
          return sum + (flow.from == .treasury ? units : 0) - (flow.to == .treasury ? units : 0)
        }
        return outflow > 0 ? Double(frame.balances[.treasury]) / outflow : nil
      }),
    Metric(
      "outlay_tokens", unit: "tokens", better: .none,
      "What sponsors and users paid, net of the slashes and listing burns that return to them as "
        + "treasury or as smaller supply.",
      .flow { frame, world in world.tokens(frame.netOutlay(in: world)) }),
    Metric(
      "reward_tokens_per_contribution", unit: "tokens", better: .none,
      "Rewards of contributors ÷ accepted contributions.",
      .ratio { frame, world in
        (
          world.tokens(frame.overContributors { $0.rewards }),
          Double(frame.overContributors { $0.accepted })
        )
      }),
    Metric(
      "unpaid_tokens", unit: "tokens", better: .lower,
      "Owed by the mechanism and not covered by its payer.",
      .flow { frame, world in world.tokens(frame.unpaid.units) }),
    Metric(
      "contract_shortfall_tokens", unit: "tokens", better: .lower,
      "What the contract owes out of its one balance, as claims and as deposits that may come back, "
        + "and does not hold.",
      .stock { frame, world in
        world.tokens(max(0, frame.contractOwed.units - frame.balances[.contract]))
      }),
    Metric(
      "unpaid_cost_tokens", unit: "tokens", better: .lower,
      "Effort and inspection that operators could not pay; 0 where costs are settled outside the "
        + "ledger.",
      .flow { frame, world in world.tokens(frame.unpaidCost.units) }),
  ]

  /// A quotient, or nothing where the divisor is 0.
  static func quotient(_ numerator: Double, _ denominator: Double) -> Double? {
    denominator == 0 ? nil : numerator / denominator
  }
}

extension EpochFrame {
  /// What sponsors and users paid less what came back to them, in base units.
  ///
  /// Slashes return to the treasury or, burned or out of reach, to all holders; redistributed to
  /// contributors or to those who reported the fault they do not return.
  func netOutlay(in world: World) -> Int64 {
    let destination = world.mechanism.slashing.destination
    let isReturned = destination != .redistribute && destination != .reporter
    let returned = isReturned ? overContributors { $0.slashed } : 0
    return grossOutlay - listing.units - returned
  }

  /// What sponsors and users paid, in base units.
  var grossOutlay: Int64 { sponsorOutlay.units + fees.units }
}
