import MesoPrimitives

/// What validators say of a case when a component asks.
///
/// Everyone judges by the strategy that it judges contributions by. A validator looks at a case
/// once a round, whatever the number of its votes, and pays for that look.
extension Docket {
  /// Draws a jury by stake, with replacement, and takes its votes.
  ///
  /// Stake that earlier votes lock still counts.
  ///
  /// - Parameters:
  ///   - size: Votes on the jury.
  ///   - round: The round; another round is another draw and another look.
  ///   - minimumStake: Base units that an identity must have staked to be drawn.
  ///   - hidden: Whether votes stay hidden until all are in. If not, who copies sees those before
  ///     its own.
  /// - Returns: One ballot a vote; none if nobody with stake may sit.
  /// - Complexity: O(size × log jurors).
  public func jury(
    _ index: Int, size: Int, round: Int, minimumStake: Int64 = 1, hidden: Bool = true
  ) -> [Ballot] {
    let list = jurorList(minimumStake)
    guard let total = list.sums.last, total > 0 else { return [] }
    var draw = RandomStream(
      key: engine.key, entity: salted(index, round), epoch: engine.epoch, purpose: .jury)
    let seats = (0..<size).map { _ -> Int in
      let point = draw.word64().multipliedFullWidth(by: total).high
      var (low, high) = (0, list.identities.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if list.sums[middle] > point { high = middle } else { low = middle + 1 }
      }
      return list.identities[low]
    }
    return ballots(of: seats, on: index, round: round, hidden: hidden)
  }

  /// Asks everyone with a vote.
  ///
  /// - Complexity: O(voters).
  public func poll(_ index: Int, round: Int, hidden: Bool = true) -> [Ballot] {
    ballots(of: voters, on: index, round: round, hidden: hidden)
  }

  /// Asks validator identities for their votes on a case.
  private func ballots(of seats: [Int], on index: Int, round: Int, hidden: Bool) -> [Ballot] {
    var ballots: [Ballot] = []
    ballots.reserveCapacity(seats.count)
    var seen: Set<Int> = []
    var (said, approvals) = (0, 0)
    let room = engine.workers[0].capacity
    let isGood = cases[index].quality >= engine.world.qualityThreshold
    for start in stride(from: 0, to: seats.count, by: room) {
      let part = seats[start..<min(start + room, seats.count)]
      let votes = engine.opinions(of: part, on: cases[index], salt: salted(index, round))
      for (identity, vote) in zip(part, votes) {
        let stake = engine.validators.accounts.stake(of: identity)
        guard answers(identity, index, round) else {
          ballots.append(Ballot(identity: identity, stake: stake, approves: nil))
          continue
        }
        var approves = vote.approves
        if !hidden, said > 0, copies(identity, on: index) { approves = 2 * approvals > said }
        let isFirst = seen.insert(identity).inserted
        tallies.vote(identity, looked: vote.looked && isFirst, right: approves == isGood)
        ballots.append(Ballot(identity: identity, stake: stake, approves: approves))
        said += 1
        approvals += approves ? 1 : 0
      }
    }
    return ballots
  }

  /// Whether a validator identity answers when it is asked in a round.
  private func answers(_ identity: Int, _ index: Int, _ round: Int) -> Bool {
    let turnout = engine.plans.said.turnout[engine.judge(of: identity)]
    guard turnout < 1 else { return true }
    var stream = RandomStream(
      key: engine.key,
      entity: EntityKey.mixed(salted(index, round) &+ engine.validators.identityKey[identity]),
      epoch: engine.epoch, purpose: .judgement)
    return stream.chance(turnout)
  }

  /// Whether a validator identity copies what others say of this author's work.
  private func copies(_ identity: Int, on index: Int) -> Bool {
    let author = Int(engine.contributors.behaviour[Int(cases[index].author)])
    let pair = engine.judge(of: identity) * engine.plans.behaviours + author
    if case .copy = engine.plans.said.judgements[pair] { return true } else { return false }
  }

  /// The key of a case in one round.
  private func salted(_ index: Int, _ round: Int) -> UInt64 {
    EntityKey.mixed(cases[index].key &+ 0x9E37_79B9_7F4A_7C15 &* UInt64(round + 1))
  }
}

/// Readings that no validator makes.
extension Docket {
  /// Has the work checked by an arbiter: whether it is found good.
  ///
  /// - Parameter error: The probability that the finding is wrong; 0 is an idealisation.
  public func finding(_ index: Int, error: Double) -> Bool {
    var stream = RandomStream(
      key: engine.key, entity: cases[index].key, epoch: engine.epoch, purpose: .instrument)
    return (cases[index].quality >= engine.world.qualityThreshold) != stream.chance(error)
  }

  /// Asks the chain's own randomness, once a case and epoch, whether something happens.
  public func beacon(_ index: Int, probability: Double) -> Bool {
    var stream = RandomStream(
      key: engine.key, entity: cases[index].key, epoch: engine.epoch, purpose: .beacon)
    return stream.chance(probability)
  }
}
