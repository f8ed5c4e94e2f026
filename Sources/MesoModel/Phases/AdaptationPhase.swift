import MesoPrimitives

extension Engine {
  /// Phase 12: reputations update, and operators revise their behaviour, all from the state at
  /// the start of the phase.
  func adaptation() {
    stopwatch.time(for: .reputation) { remember() }
    if world.adaptation.contributors {
      revise(contributors, .contributors, behaviours: world.contributors.count)
    }
    if world.adaptation.validators {
      revise(validators, .validators, behaviours: world.validators.count)
    }
  }

  /// Enters the epoch's verdicts in the record of every identity that was examined.
  private func remember() {
    let rule = world.mechanism.reputation
    let copied = plans.anySpecial
    guard copied || !rule.isConstant else { return }
    for tile in tiles {
      for row in tile.firstRow..<(tile.firstRow + rowCounts[tile.index])
      where rows.examined[row] == 1 {
        let identity = Int(rows.identity[row])
        let accepted = rows.verdict[row] == Verdict.accepted.rawValue
        contributors.history[identity] = contributors.history[identity] << 1 | (accepted ? 1 : 0)
        contributors.reputation[identity] = rule.updated(
          contributors.reputation[identity], right: accepted)
      }
    }
    guard !rule.isConstant else { return }
    for identity in 0..<validators.identityCount {
      let right = workers.reduce(0) { $0 + Int($1.coherent[identity]) }
      let all = workers.reduce(0) { sum, worker in
        sum + (0..<4).reduce(0) { $0 + Int(worker.tally[4 * identity + $1]) }
      }
      // One update for each attestation, the right ones first.
      for attestation in 0..<all {
        validators.reputation[identity] = rule.updated(
          validators.reputation[identity], right: attestation < right)
      }
    }
  }

  /// Lets the operators of a side revise: u < mutation takes any behaviour of the side;
  /// u < mutation + revision meets a random peer and perhaps copies it.
  ///
  /// The adaptation block of an operator holds, in this order: the word of u, the word that
  /// chooses a behaviour or a peer, the word that decides whether to copy, one spare.
  private func revise(_ population: Population, _ side: Side, behaviours: Int) {
    let rule = world.adaptation.rule
    let mutate = UInt64(rule.mutation * 0x1p32)
    let either = UInt64(min(1, rule.mutation + rule.revision) * 0x1p32)
    guard either > 0, population.operatorCount > 0 else { return }
    let scale = payoffScale(population)
    let active = activeOperators(population, side)
    guard active?.isEmpty != true else { return }
    let runs = (population.operatorCount + Tile.target - 1) / Tile.target
    forEachRun(runs) { run, worker in
      let first = run * Tile.target
      let count = min(Tile.target, population.operatorCount - first)
      DrawColumns.fillBlock(
        UnsafePointer(population.key.base + first), count: count, key: self.key,
        epoch: self.epoch, purpose: .adaptation, block: 0, words: worker.adaptationWords)
      let draw = worker.adaptation[0].base
      var row = 0
      while row < count {
        let u = UInt64(draw[row])
        if u < either {
          let place = first &+ row
          population.revised[place] =
            u < mutate
            ? UInt8(Self.below(behaviours, worker.adaptation[1].base[row]))
            : self.imitated(by: place, in: population, rule, scale, active, worker, row)
        }
        row &+= 1
      }
    }
    for place in population.held.places { population.revised[place] = population.behaviour[place] }
    let recording = recordsEvents
    let here = side == .contributors ? present.contributors : present.validators
    for place in 0..<population.operatorCount
    where population.revised[place] != population.behaviour[place] {
      guard here[Int(population.home[place])] == 1 else {
        population.revised[place] = population.behaviour[place]
        continue
      }
      if recording {
        note(.adoption, side, operator: place, units: 0, adoptionReason(place, side))
      }
      population.behaviour[place] = population.revised[place]
    }
  }

  /// The operators of a side that take part in the epoch; `nil` if all do.
  private func activeOperators(_ population: Population, _ side: Side) -> [Int]? {
    let here = side == .contributors ? present.contributors : present.validators
    guard here.contains(0) else { return nil }
    return (0..<population.operatorCount).filter { here[Int(population.home[$0])] == 1 }
  }

  /// The behaviour that an operator has after meeting a peer, drawn uniformly from those of its
  /// side that take part, itself included.
  private func imitated(
    by place: Int, in population: Population, _ rule: any Adaptation, _ scale: Double,
    _ active: [Int]?, _ worker: Worker, _ row: Int
  ) -> UInt8 {
    let choice = Self.below(
      active?.count ?? population.operatorCount, worker.adaptation[1].base[row])
    let peer = active?[choice] ?? choice
    func standing(_ place: Int) -> Double {
      switch rule.basis {
      case .balance: Double(population.accounts.liquid(of: place))
      case .payoff: population.books.payoff[place] * scale
      }
    }
    let probability = rule.probabilityOfCopying(own: standing(place), peer: standing(peer))
    let copies = Double(worker.adaptation[2].base[row]) * 0x1p-32 < probability
    return copies ? population.behaviour[peer] : population.behaviour[place]
  }

  /// What payoffs are multiplied by before they are compared: into tokens, or into multiples of
  /// the side's mean absolute payoff.
  private func payoffScale(_ population: Population) -> Double {
    guard case .payoff(_, let relative) = world.adaptation.rule.basis else { return 1 }
    guard relative else { return 1 / world.token.unitsPerToken }
    var sum = 0.0
    for place in 0..<population.operatorCount { sum += population.books.payoff[place].magnitude }
    return sum > 0 ? Double(population.operatorCount) / sum : 0
  }

  private func adoptionReason(_ place: Int, _ side: Side) -> String {
    let names =
      side == .contributors
      ? world.contributors.map { $0.terms.name } : world.validators.map { $0.terms.name }
    let population = side == .contributors ? contributors : validators
    return "from \(names[Int(population.behaviour[place])]) "
      + "to \(names[Int(population.revised[place])])"
  }

  @inline(__always)
  private static func below(_ bound: Int, _ word: UInt32) -> Int {
    Int((UInt64(word) &* UInt64(bound)) &>> 32)
  }
}
