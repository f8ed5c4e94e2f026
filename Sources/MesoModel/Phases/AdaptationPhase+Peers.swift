import MesoPrimitives

extension Engine {
  /// Lets operators that revise meet a peer, drawn uniformly from those of their side that take
  /// part, themselves included, and perhaps copy it.
  func imitate(
    _ population: Population, _ rule: any PeerAdaptation, _ active: [Int]?, _ here: Attendance
  ) {
    let considered = population.considered
    let scale = payoffScale(population, rule.basis, here)
    let comparesBalances = rule.basis == .balance

    @inline(__always) func standing(_ place: Int) -> Double {
      comparesBalances
        ? Double(population.accounts.liquid(of: place)) : population.books.payoff[place] * scale
    }
    @inline(__always) func peer(of reviser: Reviser) -> Int {
      let drawn = Self.below(active?.count ?? population.operatorCount, reviser.choice)
      return active?[drawn] ?? drawn
    }
    forEachRevision(of: population, here) { worker in
      let (revisers, meetings) = (worker.revisers, worker.meetings)
      for (row, reviser) in revisers.enumerated() {
        meetings.own[row] = standing(reviser.place)
        meetings.peer[row] = standing(peer(of: reviser))
      }
      let count = revisers.count
      rule.decide(
        Meetings(
          own: meetings.own.reading(from: 0, count: count),
          peer: meetings.peer.reading(from: 0, count: count),
          probability: meetings.probability.writing(from: 0, count: count)))
      for (row, reviser) in revisers.enumerated() {
        let place = reviser.place
        if reviser.mutates {
          self.note(place, takesUp: self.mutation(of: reviser, considered), population, worker)
        } else if Double(reviser.decision) * 0x1p-32 < meetings.probability[row] {
          let copied = population.behaviour[peer(of: reviser)]
          guard considered.contains(copied) else { continue }
          self.note(place, takesUp: copied, population, worker)
        }
      }
    }
  }

  /// What payoffs are multiplied by before they are compared: into tokens, multiples of the side's
  /// mean absolute payoff, or shares of their range.
  private func payoffScale(
    _ population: Population, _ basis: AdaptationBasis, _ here: Attendance
  ) -> Double {
    guard case .payoff(_, let scale) = basis else { return 1 }
    let payoff = population.books.payoff
    switch scale {
    case .tokens:
      return 1 / world.token.unitsPerToken
    case .meanAbsolute:
      var sum = 0.0
      for place in 0..<population.operatorCount { sum += payoff[place].magnitude }
      return sum > 0 ? Double(population.operatorCount) / sum : 0
    case .range:
      var (least, greatest) = (Double.infinity, -Double.infinity)
      for place in 0..<population.operatorCount where here.includes(place, of: population) {
        least = min(least, payoff[place])
        greatest = max(greatest, payoff[place])
      }
      return greatest > least ? 1 / (greatest - least) : 0
    }
  }
}
