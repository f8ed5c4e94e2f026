import MesoPrimitives

/// What validators say of a case when a component asks.
///
/// Everyone judges by the strategy that it judges contributions by. A validator looks at a case
/// once a round, whatever the number of its votes, and pays for that look.
extension Docket {
  /// Draws a jury by stake, with replacement, and takes its votes.
  ///
  /// - Parameters:
  ///   - size: Votes on the jury.
  ///   - round: The round; another round is another draw and another look.
  /// - Returns: One ballot a vote; none if nobody with stake may sit.
  /// - Complexity: O(size × log jurors).
  public func jury(_ index: Int, size: Int, round: Int) -> [Ballot] {
    guard let total = jurorStakes.last, total > 0 else { return [] }
    var draw = RandomStream(
      key: engine.key, entity: salted(index, round), epoch: engine.epoch, purpose: .jury)
    let seats = (0..<size).map { _ -> Int in
      let point = draw.word64().multipliedFullWidth(by: total).high
      var (low, high) = (0, jurors.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if jurorStakes[middle] > point { high = middle } else { low = middle + 1 }
      }
      return jurors[low]
    }
    return ballots(of: seats, on: index, round: round)
  }

  /// Asks everyone with a vote.
  ///
  /// - Complexity: O(voters).
  public func poll(_ index: Int, round: Int) -> [Ballot] {
    ballots(of: voters, on: index, round: round)
  }

  /// Who challenges a case in this epoch, first come first.
  ///
  /// A watcher notices a case with the probability that its strategy says, looks at it, and
  /// challenges if its belief that the work is bad, Φ((θ − signal) ⁄ σ), exceeds the threshold of
  /// the offer. Members of the author's coalition keep quiet.
  ///
  /// - Returns: Validator identities.
  /// - Complexity: O(watchers).
  public func challenges(_ index: Int, _ offer: ChallengeOffer) -> [Int] {
    let world = engine.world
    let validators = engine.validators
    let author = engine.contributors.behaviour[Int(cases[index].author)]
    let coalition = world.contributors[Int(author)].terms.coalition
    var found: [(order: UInt64, identity: Int)] = []
    for identity in watchers {
      let behaviour = Int(validators.behaviour[Int(validators.owner[identity])])
      let cohort = world.validators[behaviour]
      guard let plan = engine.plans.watch[behaviour] else { continue }
      guard coalition == 0 || cohort.terms.coalition != coalition else { continue }
      var stream = RandomStream(
        key: engine.key,
        entity: EntityKey.mixed(cases[index].key ^ validators.identityKey[identity]),
        epoch: engine.epoch, purpose: .watch)
      guard stream.uniform() < plan.attention else { continue }
      let quality = cases[index].quality
      let signal = quality + cohort.signalBias + cohort.signalNoise * stream.normal()
      let distance = world.qualityThreshold - signal
      let belief =
        cohort.signalNoise > 0
        ? Elementary.normalCDF(distance / cohort.signalNoise) : distance > 0 ? 1 : 0
      let challenges = belief > offer.threshold
      let isBad = quality < world.qualityThreshold
      tallies.look(identity, counts: false, right: challenges == isBad)
      if challenges { found.append((stream.word64(), identity)) }
    }
    return found.sorted { ($0.order, $0.identity) < ($1.order, $1.identity) }.map { $0.identity }
  }

  /// Asks validator identities for their votes on a case.
  private func ballots(of seats: [Int], on index: Int, round: Int) -> [Ballot] {
    var ballots: [Ballot] = []
    ballots.reserveCapacity(seats.count)
    var seen: Set<Int> = []
    let room = engine.workers[0].capacity
    for start in stride(from: 0, to: seats.count, by: room) {
      let part = seats[start..<min(start + room, seats.count)]
      let votes = engine.opinions(of: part, on: cases[index], salt: salted(index, round))
      for (identity, vote) in zip(part, votes) {
        let isFirst = seen.insert(identity).inserted
        tallies.vote(identity, looked: vote.looked && isFirst, right: vote.isRight)
        ballots.append(
          Ballot(
            identity: identity, stake: engine.validators.accounts.stake(of: identity),
            approves: vote.approves))
      }
    }
    return ballots
  }

  /// The key of a case in one round.
  private func salted(_ index: Int, _ round: Int) -> UInt64 {
    EntityKey.mixed(cases[index].key &+ 0x9E37_79B9_7F4A_7C15 &* UInt64(round + 1))
  }
}
