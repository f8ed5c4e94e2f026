import MesoModel

extension GovernanceSession {
  /// Two levers with a poll on each: one that the great holders want up and the many want down, and
  /// one that most want up.
  static var sample: GovernanceSession {
    var view = PublicView.sample
    view.epoch = 20
    var statistics = PublicStatistics()
    statistics[.rejectionRate] = 0.2
    let levers = [
      GovernedLever(
        name: "audit", path: "mechanism.verification.rate", kind: .number, low: 0.05, high: 1,
        step: 0.1, initial: 0.25),
      GovernedLever(
        name: "reward", path: "mechanism.reward.amount", kind: .amount(decimals: 9),
        low: 500_000_000, high: 2_000_000_000, step: 100_000_000, initial: 1_000_000_000),
    ]
    let few = [Vote(weight: 900_000_000_000, voice: .yes)]
    let many = (0..<8).map { _ in Vote(weight: 100_000_000_000, voice: .no) }
    let most = (0..<5).map { _ in Vote(weight: 90_000_000_000, voice: .yes) }
    let up = [
      MarketOrder(ifAdopted: 0.7, ifRejected: 0.6, budget: 40),
      MarketOrder(ifAdopted: 0.9, ifRejected: 0.55, budget: 40),
      MarketOrder(ifAdopted: 0.65, ifRejected: 0.6, budget: 40),
    ]
    let down = up.map {
      MarketOrder(ifAdopted: $0.ifRejected, ifRejected: $0.ifAdopted, budget: $0.budget)
    }
    return GovernanceSession(
      view: view, statistics: statistics, levers: levers, positions: [0.25, 1_000_000_000],
      proposals: [
        Proposal(lever: 0, target: 0.35, ballots: few + many, orders: up),
        Proposal(
          lever: 0, target: 0.15, ballots: few.map { Vote(weight: $0.weight, voice: .no) } + many,
          orders: down),
        Proposal(
          lever: 1, target: 1_100_000_000,
          ballots: most + [Vote(weight: 300_000_000_000, voice: .abstains)], orders: down),
      ])
  }
}
