import MesoPrimitives

extension Engine {
  /// What is put to the vote in this epoch, with everyone's voice: for every lever a step up and a
  /// step down within its bounds.
  func poll(_ terms: PollTerms, positions: [Double]) throws -> [Proposal] {
    let levers = world.governed
    var proposals: [Proposal] = []
    for (lever, governed) in levers.enumerated() {
      for move in [governed.step, -governed.step] {
        let target = governed.clamped(positions[lever] + move)
        if target != positions[lever] { proposals.append(Proposal(lever: lever, target: target)) }
      }
    }
    guard !proposals.isEmpty else { return [] }
    let base = checkpoint()
    let keeping = try prospect(from: base, changing: [], epochs: terms.horizon)
    let electorate = Electorate(self, terms)
    frame.governance.nakamoto = electorate.nakamoto()
    for index in proposals.indices {
      let governed = levers[proposals[index].lever]
      let change = LeverChange(
        path: governed.path, value: governed.text(of: proposals[index].target))
      let changing = try prospect(from: base, changing: [change], epochs: terms.horizon)
      let opinion = Opinion(keeping: keeping, changing: changing, self, terms)
      proposals[index].ballots = ballots(electorate, opinion, change)
      if let market = terms.market {
        proposals[index].orders = orders(electorate, opinion, market)
      }
    }
    return proposals
  }

  /// One ballot per identity; those who stay away abstain.
  private func ballots(
    _ electorate: Electorate, _ opinion: Opinion, _ change: LeverChange
  ) -> [Vote] {
    var ballots: [Vote] = []
    for place in electorate.members.indices {
      let caster = electorate.members[electorate.caster(of: place)]
      let voice: Voice = caster.votes ? opinion.voice(of: caster) : .abstains
      let member = electorate.members[place]
      for weight in member.weights where weight > 0 {
        ballots.append(Vote(weight: weight, voice: voice))
        frame.governance.held += Double(weight)
        frame.governance.cast += voice == .abstains ? 0 : Double(weight)
      }
      guard voice != .abstains else { continue }
      note(
        .vote, member.side, operator: member.place, units: member.weight,
        "\(voice) to \(change.path) = \(change.value)"
          + (electorate.caster(of: place) == place ? "" : ", by its delegate"))
    }
    return ballots
  }

  /// The orders of the traders, in the order in which chance brings them.
  private func orders(
    _ electorate: Electorate, _ opinion: Opinion, _ market: MarketTerms
  ) -> [MarketOrder] {
    let tokens = world.token.unitsPerToken
    let arriving = electorate.members.filter { $0.votes }.map {
      member -> (order: UInt64, key: UInt64, trade: MarketOrder) in
      var draws = RandomStream(key: key, entity: member.key, epoch: epoch, purpose: .trading)
      let order = draws.word64()
      let error = market.noise * draws.normal()
      let trade = opinion.order(
        of: member, market, error: error,
        budget: market.budget * Double(member.weight) / tokens)
      return (order, member.key, trade)
    }
    return arriving.sorted { ($0.order, $0.key) < ($1.order, $1.key) }.map { $0.trade }
  }
}

/// What a proposal would do, as far as those who vote on it can see.
struct Opinion {
  private let keeping: Prospect
  private let changing: Prospect
  private let objective: PollTerms.Objective
  private let indifference: Double
  /// Profit that a coalition's members would gain together in an epoch, by coalition from 1.
  private var coalitionGains: [Double]

  init(keeping: Prospect, changing: Prospect, _ engine: Engine, _ terms: PollTerms) {
    self.keeping = keeping
    self.changing = changing
    objective = terms.objective
    indifference = terms.indifference
    coalitionGains = Array(repeating: 0, count: engine.world.coalitions.count + 1)
    let populations = [engine.contributors, engine.validators]
    let terms = [
      engine.world.contributors.map { $0.terms }, engine.world.validators.map { $0.terms },
    ]
    for (side, population) in populations.enumerated() {
      for place in 0..<population.operatorCount {
        let behaviour = Int(population.behaviour[place])
        let coalition = terms[side][behaviour].coalition
        guard coalition > 0 else { continue }
        coalitionGains[coalition] += gain(side == 0 ? .contributors : .validators, behaviour)
      }
    }
  }

  private func gain(_ side: Side, _ behaviour: Int) -> Double {
    side == .contributors
      ? changing.contributors[behaviour] - keeping.contributors[behaviour]
      : changing.validators[behaviour] - keeping.validators[behaviour]
  }

  /// What an operator, or the coalition that it is in, would gain in an epoch, in base units.
  func gain(of member: Electorate.Member) -> Double {
    member.coalition > 0 ? coalitionGains[member.coalition] : gain(member.side, member.behaviour)
  }

  func voice(of member: Electorate.Member) -> Voice {
    let gain: Double
    switch objective {
    case .interest:
      gain = self.gain(of: member)
      if gain.magnitude <= indifference { return .abstains }
    case .statistic(let statistic, let isRaised):
      guard let after = changing.statistics[statistic], let before = keeping.statistics[statistic]
      else { return .abstains }
      gain = isRaised ? after - before : before - after
    }
    return gain > 0 ? .yes : gain < 0 ? .no : .abstains
  }

  /// What a trader offers: what it believes, give or take its error, or what moves the decision its
  /// coalition's way.
  func order(
    of member: Electorate.Member, _ market: MarketTerms, error: Double, budget: Double
  ) -> MarketOrder {
    let gain = self.gain(of: member)
    if market.isManipulated, member.coalition > 0, gain != 0 {
      return MarketOrder(
        ifAdopted: gain > 0 ? 1 : 0, ifRejected: gain > 0 ? 0 : 1, budget: budget)
    }
    func price(_ prospect: Prospect) -> Double {
      min(1, max(0, market.price(of: prospect.statistics[market.welfare] ?? market.low) + error))
    }
    return MarketOrder(
      ifAdopted: price(changing), ifRejected: price(keeping), budget: budget)
  }
}
