import MesoPrimitives

extension Engine {
  /// Lets a reward that needs the whole epoch pay for it.
  func settleRoll(bill: ValidatorBill) {
    if !stages.rules.isEmpty { rollValidators = world.validators.map { _ in SideAccount() } }
    guard let reward = stages.reward else { return }
    let roll = Roll(
      self, entries: rollEntries(taste: reward.usage?.qualityExponent ?? reward.taste), bill: bill)
    reward.settle(roll, view: view, memory: &memories[.reward, default: Memory()])
    roll.close()
    rollValidators = roll.validators
    rollQuality = roll.paidQuality
    if let terms = reward.usage { roll.noteUse(terms) }
  }

  /// Adds what a reward paid to validators, and cost them, to the epoch's sums.
  func noteRollValidators() {
    for (behaviour, account) in rollValidators.enumerated() {
      frame.validators[behaviour].rewards += account.won
      frame.validators[behaviour].forfeited += account.lost
    }
  }

  /// The contributions that are final in the epoch: those of the docket first, then the epoch's
  /// own in the order of their rows.
  ///
  /// - Parameter rule: 0 for those that the mechanism's reward pays, else the number of the rule of their
  ///   role.
  func rollEntries(taste: Double?, rule: Int = 0) -> [RollEntry] {
    func isMeant(_ author: Int32) -> Bool {
      stages.rules.isEmpty || stages.rules[Int(contributors.behaviour[Int(author)])] == rule
    }
    var entries: [RollEntry] = []
    for final in docket?.finals ?? [] where !final.isRepeat && isMeant(final.author) {
      entries.append(
        entry(
          made: final.made, identity: final.identity, verdict: final.verdict,
          examined: final.examined, approvals: final.approvals, attestations: final.attestations,
          score: final.score, parents: final.parents, key: final.key, author: Int(final.author),
          quality: final.quality, taste))
    }
    for tile in tiles {
      for row in tile.firstRow..<(tile.firstRow + rowCounts[tile.index])
      where isMeant(rows.author[row]) {
        entries.append(
          entry(
            made: epoch, identity: Int(rows.identity[row]),
            verdict: Verdict(rawValue: rows.verdict[row]) ?? .unexamined,
            examined: rows.examined[row] == 1, approvals: Int(rows.approvals[row]),
            attestations: Int(rows.attestations[row]),
            score: rows.score.count > 0 ? rows.score[row] : 0, parents: parents(of: row),
            key: rows.key[row], author: Int(rows.author[row]), quality: rows.quality[row],
            agreed: taskMarket?.candidates[Int(rows.candidate[row])].awarded ?? 0, taste))
      }
    }
    return entries
  }

  private func entry(
    made: Int, identity: Int, verdict: Verdict, examined: Bool, approvals: Int,
    attestations: Int, score: Double, parents: [Int32], key: UInt64, author: Int,
    quality: Double, agreed: Int64 = 0, _ taste: Double?
  ) -> RollEntry {
    let isAccepted = verdict == .accepted
    let appeal = isAccepted ? taste.map { firstUse(key, author, quality, $0) } ?? 0 : 0
    let work = isAccepted ? works?.add(by: identity, in: epoch) : nil
    return RollEntry(
      made: made, identity: identity, verdict: verdict, examined: examined, approvals: approvals,
      attestations: attestations, score: score,
      stake: contributors.accounts.stake(of: identity), appeal: appeal,
      parents: parents.map { Int($0) }, work: work, agreed: agreed, key: key, author: author,
      quality: quality)
  }

  /// The weight q^η × popularity of a work's use.
  func firstUse(
    _ key: UInt64, _ author: Int, _ quality: Double, _ exponent: Double
  ) -> Int64 {
    var stream = RandomStream(key: self.key, entity: key, epoch: epoch, purpose: .popularity)
    let lifelong = contributors.popularity.count > 0 ? contributors.popularity[author] : 1
    let popularity =
      lifelong
      * Elementary.exp(world.popularity.itemSD * stream.normal())
    return Weight.fixed(Elementary.pow(quality, exponent) * popularity)
  }
}
