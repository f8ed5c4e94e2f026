import MesoPrimitives

extension Engine {
  /// Phase 12: reputations update, and operators revise their behaviour, all from the state at
  /// the start of the phase.
  func adaptation() {
    stopwatch.time(for: .reputation) {
      remember()
      weighTrust()
    }
    if plans.deeds.anyCopies { noteBestWork() }
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
      where rows.examined[row] == 1 && rows.verdict[row] <= Verdict.accepted.rawValue {
        let identity = Int(rows.identity[row])
        let accepted = rows.verdict[row] == Verdict.accepted.rawValue
        contributors.history[identity] = contributors.history[identity] << 1 | (accepted ? 1 : 0)
        guard !rule.isConstant else { continue }
        contributors.remember(identity, right: accepted, by: rule)
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
        validators.remember(identity, right: attestation < right, by: rule)
      }
    }
  }

  /// Lets the operators of a side revise: u < mutation takes any behaviour of the side;
  /// u < mutation + revision meets a random peer and perhaps copies it.
  ///
  /// The words of u are those of ``Revisions``. The second block of an operator's adaptation stream
  /// holds the word that chooses a behaviour or a peer, and the word that decides whether to copy.
  private func revise(_ population: Population, _ side: Side, behaviours: Int) {
    let rule = world.adaptation.rule
    let bounds = Revisions.Bounds(
      revision: UInt64(min(1, rule.mutation + rule.revision) * 0x1p32),
      mutation: UInt64(rule.mutation * 0x1p32))
    guard bounds.revision > 0, population.operatorCount > 0 else { return }
    let scale = payoffScale(population)
    let active = activeOperators(population, side)
    guard active?.isEmpty != true else { return }
    findRevisions(population, bounds)
    let here = side == .contributors ? present.contributors : present.validators
    forEachRun(of: population) { run, worker in
      population.revisions.forEach(in: run, epoch: self.epoch) { place, mutates in
        guard here[Int(population.home[place])] == 1, population.held[place] == nil,
          side == .validators || !self.isAway(place)
        else { return }
        var draws = RandomStream(
          key: self.key, entity: population.key[place], epoch: self.epoch, purpose: .adaptation,
          block: 1)
        let (choice, decision) = (draws.word(), draws.word())
        let behaviour =
          mutates
          ? UInt8(Self.below(behaviours, choice))
          : self.imitated(
            by: place, in: population, rule, scale, active, choice: choice, decision: decision)
        guard behaviour != population.behaviour[place] else { return }
        worker.adoptions.append((place, behaviour))
      }
    }
    for worker in workers {
      for (place, behaviour) in worker.adoptions {
        if recordsEvents {
          note(
            .adoption, side, operator: place, units: 0, adoptionReason(place, side, to: behaviour))
        }
        population.behaviour[place] = behaviour
      }
      worker.adoptions.removeAll(keepingCapacity: true)
    }
  }

  /// Finds out who revises, if it is not known for the epoch.
  private func findRevisions(_ population: Population, _ bounds: Revisions.Bounds) {
    let revisions = population.revisions
    guard !revisions.hold(epoch: epoch, bounds) else { return }
    forEachRun(of: population) { run, worker in
      revisions.fill(
        run, keys: population.key, epoch: self.epoch, bounds, key: self.key, words: worker.runWords)
    }
    revisions.note(epoch: epoch, bounds)
  }

  /// Calls the body for runs of a side's operators, on all threads.
  private func forEachRun(
    of population: Population, _ body: (Range<Int>, Worker) -> Void
  ) {
    let count = population.operatorCount
    forEachRun((count + Tile.target - 1) / Tile.target) { run, worker in
      body((run * Tile.target)..<min((run + 1) * Tile.target, count), worker)
    }
  }

  /// The operators of a side that take part in the epoch; `nil` if all do.
  private func activeOperators(_ population: Population, _ side: Side) -> [Int]? {
    let here = side == .contributors ? present.contributors : present.validators
    let comeAndGo = side == .contributors && turnover.isAway.count > 0
    guard comeAndGo || here.contains(0) else { return nil }
    return (0..<population.operatorCount).filter {
      here[Int(population.home[$0])] == 1 && !(comeAndGo && isAway($0))
    }
  }

  /// The behaviour that an operator has after meeting a peer, drawn uniformly from those of its
  /// side that take part, itself included.
  private func imitated(
    by place: Int, in population: Population, _ rule: any Adaptation, _ scale: Double,
    _ active: [Int]?, choice: UInt32, decision: UInt32
  ) -> UInt8 {
    let drawn = Self.below(active?.count ?? population.operatorCount, choice)
    let peer = active?[drawn] ?? drawn
    func standing(_ place: Int) -> Double {
      switch rule.basis {
      case .balance: Double(population.accounts.liquid(of: place))
      case .payoff: population.books.payoff[place] * scale
      }
    }
    let probability = rule.probabilityOfCopying(own: standing(place), peer: standing(peer))
    let copies = Double(decision) * 0x1p-32 < probability
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

  private func adoptionReason(_ place: Int, _ side: Side, to behaviour: UInt8) -> String {
    let names =
      side == .contributors
      ? world.contributors.map { $0.terms.name } : world.validators.map { $0.terms.name }
    let population = side == .contributors ? contributors : validators
    return "from \(names[Int(population.behaviour[place])]) "
      + "to \(names[Int(behaviour)])"
  }

  @inline(__always)
  private static func below(_ bound: Int, _ word: UInt32) -> Int {
    Int((UInt64(word) &* UInt64(bound)) &>> 32)
  }
}
