import MesoPrimitives

/// What watchers do on their own account: they challenge work, and back sides in appeals.
extension Docket {
  /// Who challenges a case in this epoch, first come first.
  ///
  /// A watcher notices a case with the probability that its strategy says, looks at it, and
  /// challenges if its belief that the work is bad, Φ((θ − signal) ⁄ σ), exceeds the threshold of
  /// the offer. Members of the author's coalition keep quiet.
  ///
  /// - Parameter misstated: Whether the author was made to hand in a wrong result in place of its
  ///   work: looks then see work of no quality.
  /// - Returns: Validator identities.
  /// - Complexity: O(watchers who may look).
  public func challenges(
    _ index: Int, _ offer: ChallengeOffer, misstated: Bool = false
  ) -> [Int] {
    decideWatching(offer)
    let quality = misstated ? 0 : cases[index].quality
    let coalition = coalition(of: index)
    var found: [(order: UInt64, identity: Int)] = []
    for watcher in active {
      guard
        var look = look(of: watcher, at: index, quality, coalition: coalition, always: false)
      else { continue }
      tallies.look(watcher.identity)
      guard look.belief > offer.threshold else { continue }
      found.append((look.stream.word64(), watcher.identity))
    }
    return found.sorted { ($0.order, $0.identity) < ($1.order, $1.identity) }.map { $0.identity }
  }

  /// Who would put money behind one side of a case: its party first, then others in a drawn order.
  ///
  /// The author backs its own work by the rule of its strategy; the challenger and watchers who
  /// notice the case look, and back a side if their belief in it exceeds the threshold of the
  /// offer. Members of the author's coalition keep quiet.
  ///
  /// - Parameter approving: The side: whether the work is good.
  public func backers(_ index: Int, approving: Bool, _ offer: ChallengeOffer) -> [Party] {
    decideWatching(offer)
    let challenger = cases[index].note.challenger
    let isGood = cases[index].quality >= engine.world.qualityThreshold
    let coalition = coalition(of: index)
    var asked = active
    if challenger >= 0, !asked.contains(where: { $0.identity == challenger }) {
      asked.append(watcher(challenger))
    }
    var found: [(order: UInt64, identity: Int)] = []
    for watcher in asked {
      let isParty = watcher.identity == challenger
      guard
        var look = look(
          of: watcher, at: index, cases[index].quality, coalition: coalition, always: isParty)
      else { continue }
      tallies.look(watcher.identity)
      guard (approving ? 1 - look.belief : look.belief) > offer.threshold else { continue }
      found.append((isParty ? 0 : look.stream.word64(), watcher.identity))
    }
    let watchers = found.sorted { ($0.order, $0.identity) < ($1.order, $1.identity) }
    let author: [Party] = approving && appeals(index, isGood) ? [.author] : []
    return author + watchers.map { .validator($0.identity) }
  }

  /// The coalition of a case's author; 0 for none.
  private func coalition(of index: Int) -> Int {
    coalitions[Int(engine.contributors.behaviour[Int(cases[index].author)])]
  }

  private func appeals(_ index: Int, _ isGood: Bool) -> Bool {
    switch engine.plans.said.appeals[Int(engine.contributors.behaviour[Int(cases[index].author)])] {
    case .ifGood: isGood
    case .always: true
    }
  }

  /// A look that a watcher takes at a case, if it notices it: what it then believes of the
  /// probability that the work is bad, and the stream of its further chances.
  private func look(
    of watcher: Watcher, at index: Int, _ quality: Double, coalition: Int, always: Bool
  ) -> (belief: Double, stream: RandomStream)? {
    guard coalition == 0 || watcher.coalition != coalition else { return nil }
    var stream = RandomStream(
      key: engine.key, entity: EntityKey.mixed(cases[index].key ^ watcher.key),
      epoch: engine.epoch, purpose: .watch)
    let chance = stream.uniform()
    guard always || chance < watcher.attention else { return nil }
    let signal = quality + watcher.bias + watcher.noise * stream.normal()
    let distance = engine.world.qualityThreshold - signal
    let belief =
      watcher.noise > 0
      ? Elementary.normalCDF(distance / watcher.noise) : distance > 0 ? 1 : 0
    return (belief, stream)
  }

  /// Lets rational watchers decide, once an epoch, whether to watch: one after the other, in an
  /// order for life, each sees how many others watch and looks if a look is worth its cost.
  ///
  /// Nobody then wants to change its mind, so the number of watchers is an equilibrium; it is
  /// reached in one pass from any start.
  private func decideWatching(_ offer: ChallengeOffer) {
    guard !hasDecided else { return }
    hasDecided = true
    let (plans, watches) = (engine.plans, engine.validators.watches)
    func plan(_ identity: Int) -> WatchPlan? {
      plans.said.watch[engine.judge(of: identity)]
    }
    let rational = watchers.filter { plan($0)?.isRational == true }
    defer {
      active = watchers.filter { plan($0)?.isRational != true || watches[$0] == 1 }
        .map { watcher($0) }
    }
    guard !rational.isEmpty else { return }
    var count = watchers.count - rational.count + rational.count { watches[$0] == 1 }
    let order = rational.sorted {
      engine.validators.identityKey[$0] < engine.validators.identityKey[$1]
    }
    for identity in order {
      let others = count - Int(watches[identity])
      let cost = plans.inspectionCost[engine.judge(of: identity)]
      let worth = offer.worth(
        of: others + 1, expectedBad: plan(identity)?.expectedBad ?? 0)
      watches[identity] = worth >= Double(cost) ? 1 : 0
      count = others + Int(watches[identity])
    }
  }

  private func watcher(_ identity: Int) -> Watcher {
    let behaviour = engine.judge(of: identity)
    let cohort = engine.world.validators[behaviour]
    return Watcher(
      identity: identity, key: engine.validators.identityKey[identity],
      attention: engine.plans.said.watch[behaviour]?.attention ?? 0, noise: cohort.signalNoise,
      bias: cohort.signalBias, coalition: cohort.terms.coalition)
  }
}

/// A validator identity that watches in an epoch, and how well it sees.
struct Watcher {
  let identity: Int
  let key: UInt64
  /// The probability that it notices a case.
  let attention: Double
  let noise: Double
  let bias: Double
  /// 0 for none.
  let coalition: Int
}
