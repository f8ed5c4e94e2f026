import MesoModel
import MesoPrimitives

extension Metric {
  /// What attacks gain, and what defending against them costs the honest.
  static let security: [Metric] = [
    Metric(
      "attack_profit_tokens", unit: "tokens", better: .lower,
      "Profit of all contributors and validators whose strategy is an attack.",
      .flow { frame, world in
        world.tokens(
          frame.overContributors(.attack, in: world) { $0.profit }
            + frame.overValidators(.attack, in: world) { $0.profit })
      }),
    Metric(
      "honest_loss_tokens", unit: "tokens", better: .lower,
      "Slashes and forfeits of honest operators + the effort of their good work that was not "
        + "accepted.",
      .flow { frame, world in
        world.tokens(
          frame.overContributors(.honest, in: world) { $0.slashed + $0.wastedEffort }
            + frame.overValidators(.honest, in: world) { $0.forfeited + $0.slashed })
      }),
    Metric(
      "honest_forgone_tokens", unit: "tokens", better: .lower,
      "Rewards that honest contributors' good work missed by not being accepted, at the epoch's mean "
        + "reward of accepted work.",
      .flow { frame, world in
        world.tokens(frame.overContributors(.honest, in: world) { $0.forgone })
      }),
    Metric(
      "sybil_advantage_ratio", unit: "ratio", better: .lower, cadence: 0,
      "Profit per unit of capital and stake declared, `sybil` ÷ `honest` contributors of the same "
        + "role (of any, where no honest one has it); undefined unless the honest make a profit.",
      .run(reading: [.work, .accounts]) { operators, world in operators.sybilAdvantage(in: world) }),
    Metric(
      "cost_of_corruption_usd", unit: "dollars", better: .higher,
      "Price of just over half of the validators' stake. Where panels are drawn uniformly, seats "
        + "follow identities and not stake, and the figure is a yardstick only.",
      .stock { frame, world in
        let stake = frame.overValidators { $0.stake }
        return stake > 0 ? world.tokens(stake / 2 + 1) * frame.priceUSD : nil
      }),
    Metric(
      "cost_of_halting_usd", unit: "dollars", better: .higher,
      "Price of just over a third of the validators' stake, which is enough to stop a vote that needs "
        + "two thirds.",
      .stock { frame, world in
        let stake = frame.overValidators { $0.stake }
        return stake > 0 ? world.tokens(stake / 3 + 1) * frame.priceUSD : nil
      }),
    Metric(
      "capture_rate", unit: "share", better: .lower,
      "Panels with a majority of colluding validators ÷ panels.",
      .ratio { frame, _ in (Double(frame.capturedPanels), Double(frame.panels)) }),
  ]
}

extension OperatorColumns {
  /// The yield on capital of Sybil operators over that of honest ones.
  func sybilAdvantage(in world: World) -> Double? {
    let homes = contributorHomes(in: world)
    let places = measuredContributors(in: world)
    let isSybil = world.contributors.map { $0.terms.strategyName == "sybil" }
    let sybils = places.filter { isSybil[behaviour[$0]] }
    let honest = places.filter { world.contributorStances[behaviour[$0]] == .honest }
    let homesOfSybils = Set(sybils.map { homes[$0] })
    let roles = Set(homesOfSybils.map { world.contributors[$0].role })
    let isPeer = world.contributors.map { roles.contains($0.role) }
    let peers = honest.filter { isPeer[homes[$0]] }
    guard
      let gain = yield(of: sybils, homes: homes, in: world),
      let usual = yield(of: peers.isEmpty ? honest : peers, homes: homes, in: world), usual > 0
    else { return nil }
    return gain / usual
  }

  /// The cohort in which each contributor was declared.
  private func contributorHomes(in world: World) -> [Int] {
    world.contributors.enumerated().flatMap { home, cohort in
      [Int](repeating: home, count: cohort.terms.operators)
    }
  }

  /// The sum of profits over the sum of what was declared as capital and stake.
  private func yield(of places: [Int], homes: [Int], in world: World) -> Double? {
    let declared = world.contributors.map {
      (capital: world.tokens($0.terms.capital.units), stake: world.tokens($0.terms.stake.units))
    }
    let capital = places.reduce(0.0) { sum, place in
      sum + declared[homes[place]].capital + declared[homes[place]].stake
    }
    return Metric.quotient(world.tokens(places.reduce(0.0) { $0 + profit[$1] }), capital)
  }
}
