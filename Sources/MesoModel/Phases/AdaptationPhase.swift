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
    if world.adaptation.contributors { revise(contributors, .contributors) }
    if world.adaptation.validators { revise(validators, .validators) }
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
        let (unseen, seen) = worker.tally.counts(of: identity)
        return sum + unseen.0 + unseen.1 + seen.0 + seen.1
      }
      // One update for each attestation, the right ones first.
      for attestation in 0..<all {
        validators.remember(identity, right: attestation < right, by: rule)
      }
    }
  }
}
