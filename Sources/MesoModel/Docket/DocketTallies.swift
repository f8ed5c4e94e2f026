/// An epoch's sums of what was done and paid on the docket.
struct DocketTallies {
  /// What operators under one behaviour received and lost, in base units.
  struct Account: Hashable {
    var won: Int64 = 0
    var lost: Int64 = 0
  }

  /// One account per contributor behaviour, and per validator behaviour.
  var authors: [Account]
  var validators: [Account]
  /// One value per validator identity.
  private(set) var votes: [Int]
  private(set) var correct: [Int]
  private(set) var looks: [Int]
  /// Challenges made, and verdicts overturned.
  var challenges = 0
  var overturned = 0
  /// Base units that disputes destroyed.
  var burned: Int64 = 0

  init(_ world: World, validators count: Int) {
    authors = world.contributors.map { _ in Account() }
    validators = world.validators.map { _ in Account() }
    votes = .init(repeating: 0, count: count)
    correct = votes
    looks = votes
  }

  mutating func startEpoch() {
    for index in authors.indices { authors[index] = Account() }
    for index in validators.indices { validators[index] = Account() }
    for identity in votes.indices {
      votes[identity] = 0
      correct[identity] = 0
      looks[identity] = 0
    }
    challenges = 0
    overturned = 0
    burned = 0
  }

  /// Counts a look at a case that is no vote.
  mutating func look(_ identity: Int) { looks[identity] += 1 }

  /// Counts a vote on a case.
  mutating func vote(_ identity: Int, looked: Bool, right: Bool) {
    votes[identity] += 1
    correct[identity] += right ? 1 : 0
    looks[identity] += looked ? 1 : 0
  }
}
