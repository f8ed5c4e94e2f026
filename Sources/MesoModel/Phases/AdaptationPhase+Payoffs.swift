import MesoPrimitives

/// Revision by what behaviours pay on average.
extension Engine {
  /// Lets operators that revise choose by what each behaviour of their side pays.
  func respond(_ population: Population, _ rule: any ResponseAdaptation, _ here: Attendance) {
    guard let payoffs = population.payoffs else { return }
    let considered = population.considered
    let counts = payoffs.note(population, epoch: epoch, rule.basis) {
      here.includes($0, of: population)
    }
    let known = payoffs.known(counts: counts, scale: profitScale(payoffs, rule.basis))
    let options = known.map { $0.option }
    // The weights from where an operator stands, once for each behaviour that is in force.
    var weights = [[Double]](repeating: [], count: considered.count)
    for (own, place) in known.map({ $0.place }).enumerated() where counts[place] > 0 {
      weights[place] = rule.weights(of: options, own: own)
    }
    let answers = weights
    forEachRevision(of: population, here) { worker in
      for reviser in worker.revisers {
        let place = reviser.place
        if reviser.mutates {
          self.note(place, takesUp: self.mutation(of: reviser, considered), population, worker)
          continue
        }
        let own = answers[considered.place[Int(population.behaviour[place])]]
        let draw = Double(reviser.choice) * 0x1p-32
        guard let chosen = WeightedChoice.place(draw, count: own.count, { own[$0] }) else {
          continue
        }
        let behaviour = considered.behaviours[known[chosen].place]
        self.note(place, takesUp: behaviour, population, worker)
      }
    }
  }

  /// Lets all operators note what the epoch brought them, and those that revise learn and choose.
  func learn(_ population: Population, _ rule: any LearningAdaptation, _ here: Attendance) {
    guard let payoffs = population.payoffs, let learners = population.learners else { return }
    let considered = population.considered
    _ = payoffs.note(population, epoch: epoch, rule.basis) { here.includes($0, of: population) }
    let scale = profitScale(payoffs, rule.basis)
    forEachRun(of: population) { run, _ in
      for place in run where here.includes(place, of: population) {
        learners.note(population.books.payoff[place], of: place)
      }
    }
    forEachRevision(of: population, here) { worker in
      let revisers = worker.revisers
      guard !revisers.isEmpty else { return }
      let chosen = worker.meetings.chosen.writing(from: 0, count: revisers.count)
      rule.revise(
        Lessons(
          plays: revisers.map { reviser in
            learners.end(
              of: reviser.place,
              option: considered.place[Int(population.behaviour[reviser.place])], scale: scale)
          },
          memories: revisers.map { learners.memory(of: $0.place) },
          draws: revisers.map { (Double($0.choice) * 0x1p-32, Double($0.decision) * 0x1p-32) },
          chosen: chosen))
      for (row, reviser) in revisers.enumerated() {
        let place = reviser.place
        var behaviour = considered.behaviours[Int(chosen[row])]
        if reviser.mutates {
          behaviour = self.mutation(of: reviser, considered)
          learners.mutated(place)
        }
        self.note(place, takesUp: behaviour, population, worker)
      }
    }
  }

  /// What profits of behaviours are multiplied by: into tokens, or multiples of the side's mean
  /// absolute payoff.
  private func profitScale(_ payoffs: BehaviourPayoffs, _ basis: AdaptationBasis) -> Double {
    if case .profit(_, .tokens) = basis { return 1 / world.token.unitsPerToken }
    return payoffs.relativeScale
  }
}
