import MesoPrimitives

/// Who votes in a poll, with how much, and for whom.
struct Electorate {
  /// An operator with tokens to vote with.
  struct Member {
    let side: Side
    let place: Int
    let key: UInt64
    let coalition: Int
    let behaviour: Int
    /// Base units, by identity.
    let weights: [Int64]
    var weight: Int64 { weights.reduce(0, +) }
    /// Whether it comes to this poll.
    var votes = true
    /// Whether it leaves its vote to whoever holds most.
    var delegates = false
  }

  private(set) var members: [Member] = []
  /// The place of the member that others leave their votes to.
  private(set) var delegate: Int?

  init(_ engine: Engine, _ terms: PollTerms) {
    for side in Side.allCases { add(side, of: engine, terms) }
    delegate = members.indices.max {
      (members[$0].weight, members[$1].key) < (members[$1].weight, members[$0].key)
    }
  }

  private mutating func add(_ side: Side, of engine: Engine, _ terms: PollTerms) {
    let population = side == .contributors ? engine.contributors : engine.validators
    let coalitions =
      side == .contributors
      ? engine.world.contributors.map { $0.terms.coalition }
      : engine.world.validators.map { $0.terms.coalition }
    for place in 0..<population.operatorCount {
      let weights = Self.weights(of: place, side, engine, terms.weight)
      guard weights.contains(where: { $0 > 0 }) else { continue }
      let key = population.key[place]
      let behaviour = Int(population.behaviour[place])
      var member = Member(
        side: side, place: place, key: key, coalition: coalitions[behaviour],
        behaviour: behaviour, weights: weights)
      var poll = RandomStream(key: engine.key, entity: key, epoch: engine.epoch, purpose: .ballot)
      member.votes = poll.uniform() < terms.turnout
      var life = RandomStream(key: engine.key, entity: key, epoch: 0, purpose: .ballot)
      member.delegates = member.coalition == 0 && life.uniform() < terms.delegation
      members.append(member)
    }
  }

  /// What each of an operator's identities votes with: its stake, and an equal part of what the
  /// operator holds liquid and of the balance of its locks, each rounded down.
  private static func weights(
    of place: Int, _ side: Side, _ engine: Engine, _ weight: PollTerms.Weight
  ) -> [Int64] {
    let population = side == .contributors ? engine.contributors : engine.validators
    let identities = population.identities(of: place)
    let liquid = population.accounts.liquid(of: place) / Int64(identities.count)
    let boost = side == .contributors && weight.readsLocks ? engine.stages.boost : nil
    let locked = boost.map { engine.lockBalance(of: place, $0) / Int64(identities.count) } ?? 0
    return identities.map { identity in
      let stake = population.accounts.stake(of: identity)
      return switch weight {
      case .stake: stake
      case .balance: liquid
      case .both: stake + liquid
      case .locked: locked
      case .all: stake + liquid + locked
      }
    }
  }

  /// Who casts a member's votes: itself, or the one that it leaves them to.
  func caster(of member: Int) -> Int {
    guard members[member].delegates, let delegate else { return member }
    return delegate
  }

  /// The fewest parties that together cast more than half of the votes cast; a coalition is one.
  /// 0 where nobody votes.
  func nakamoto() -> Int {
    var cast: [Int: Int64] = [:]
    for member in members.indices {
      let caster = caster(of: member)
      guard members[caster].votes else { continue }
      let coalition = members[caster].coalition
      cast[coalition > 0 ? -coalition : caster, default: 0] += members[member].weight
    }
    // Whole numbers, so that no order matters.
    let ordered = cast.values.sorted(by: >)
    let total = ordered.reduce(0, +)
    var (sum, parties) = (Int64(0), 0)
    while parties < ordered.count, 2 * sum <= total {
      sum += ordered[parties]
      parties += 1
    }
    return parties
  }
}
