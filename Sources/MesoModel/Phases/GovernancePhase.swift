import MesoPrimitives

extension Engine {
  /// Phase 13: those who govern are asked, and what they decide is put in force at the start of a
  /// later epoch.
  ///
  /// - Throws: `EngineError.ruleRefused` where a proposal leads to rules that are unsound.
  func governance() throws {
    let levers = world.governed
    guard !levers.isEmpty, !foresees else { return }
    var session = GovernanceSession(
      view: view, statistics: publicStatistics(), levers: levers,
      positions: levers.map { position(of: $0) })
    let terms = world.governance.poll
    if let terms, epoch.isMultiple(of: terms.period) {
      session.proposals = try poll(terms, positions: session.positions)
      frame.governance.proposals = session.proposals.count
    }
    let motions = world.governance.decide(
      session, memory: &memories[.governance, default: Memory()])
    for motion in motions {
      let lever = levers[motion.lever]
      let target = lever.clamped(motion.target)
      guard target != session.positions[motion.lever], pay(motion.grant) else { continue }
      frame.governance.motions += 1
      noteMove(of: motion.lever, by: target - session.positions[motion.lever])
      rules.queue.append(
        RuleState.Decision(
          epoch: epoch + 1 + (terms?.timelock ?? 0),
          change: LeverChange(path: lever.path, value: lever.text(of: target))))
    }
  }

  /// Pays what a proposal asked for, all or nothing.
  private func pay(_ grant: Amount) -> Bool {
    guard grant.units <= freeTreasury else { return false }
    ledger.record(.claim, from: .treasury, to: .outside, transfers: 1, units: grant.units)
    frame.governance.granted += grant
    return true
  }

  /// Where a lever stands, or will once everything that is decided is in force.
  private func position(of lever: GovernedLever) -> Double {
    let decided = rules.queue.last { $0.change.path == lever.path }?.change.value
    return (decided ?? rules.value(of: lever.path)).flatMap { lever.position(of: $0) }
      ?? lever.initial
  }

  /// Notes a move for the metrics: how far, and whether it turns the last one round.
  private func noteMove(of lever: Int, by move: Double) {
    let governed = world.governed[lever]
    if rules.lastMoves.count < world.governed.count {
      rules.lastMoves += Array(
        repeating: 0, count: world.governed.count - rules.lastMoves.count)
    }
    let last = rules.lastMoves[lever]
    rules.lastMoves[lever] = move
    let share = move.magnitude / (governed.high - governed.low)
    frame.governance.moved += share
    guard last * move < 0 else { return }
    frame.governance.reversals += 1
    frame.governance.reversed += share
  }
}

extension GovernedLever {
  /// The position that a text of a scenario file stands for; `nil` if it is no number.
  public func position(of text: String) -> Double? {
    switch kind {
    case .number, .count: Double(text.filter { $0 != "_" })
    case .amount(let decimals):
      (try? Amount.parse(text, decimals: decimals)).map { Double($0.units) }
    }
  }
}
