extension Engine {
  /// Puts in force what was decided for this epoch, then what befalls it.
  ///
  /// - Throws: `EngineError.ruleRefused` where the changed scenario is unsound.
  func enactRules() throws {
    if !rules.queue.isEmpty {
      let due = rules.queue.filter { $0.epoch <= epoch }
      rules.queue.removeAll { $0.epoch <= epoch }
      try enact(due.map { $0.change }, cause: .governance)
    }
    guard !foresees else { return }
    for shock in world.shocks where shock.epoch == epoch {
      try enact(shock.changes, cause: .shock)
    }
  }

  /// Changes levers, all at once, and goes over to the world that they make.
  private func enact(_ changes: [LeverChange], cause: RuleChange.Cause) throws {
    guard let rulebook = world.rulebook else { return }
    var amended = rules
    var news: [RuleChange] = []
    for change in changes {
      let base = rulebook.value(of: change.path) ?? ""
      let before = amended.value(of: change.path) ?? base
      guard before != change.value else { continue }
      amended.set(change, base: base)
      news.append(
        RuleChange(path: change.path, before: before, after: change.value, cause: cause))
    }
    guard !news.isEmpty else { return }
    do { adopt(try rulebook.world(with: amended.changes)) } catch {
      throw EngineError.ruleRefused(epoch: epoch, cause: cause, why: "\(error)")
    }
    rules = amended
    frame.changes += news
  }

  /// Goes over to a world of the same structure; memories, accounts and docket stay.
  private func adopt(_ changed: World) {
    var changed = changed
    // What an experiment adds to a world is no lever.
    changed.assignments = world.assignments
    changed.rulebook = world.rulebook
    changed.shocks = world.shocks
    changed.governed = world.governed
    world = changed
    contributorTerms = changed.contributors.map { $0.terms }
    validatorTerms = changed.validators.map { $0.terms }
    stages = EpochStages(changed)
    adaptationKind = AdaptationKind(changed.adaptation.rule)
    ownEfforts?.weight = OwnEfforts.weight(in: changed)
    plans = EpochPlans(world: changed)
    // Panels are drawn on terms of their own, which Participation takes up again.
    panels = nil
    trading?.venue = changed.price.venue
    if let claimTerms = changed.mechanism.payout.claims { claims?.terms = claimTerms }
  }

  /// Takes up the levers that had changed when a checkpoint was made.
  ///
  /// A lever whose own value is no longer what it was then was changed by whoever goes on from the
  /// checkpoint, and keeps that value.
  func restoreRules(_ saved: RuleState) throws {
    rules = saved
    guard let rulebook = world.rulebook, !saved.levers.isEmpty else { return }
    rules.levers.removeAll { rulebook.value(of: $0.path) != $0.base }
    guard !rules.levers.isEmpty else { return }
    do { adopt(try rulebook.world(with: rules.changes)) } catch {
      throw EngineError.ruleRefused(epoch: epoch, cause: .governance, why: "\(error)")
    }
  }
}
