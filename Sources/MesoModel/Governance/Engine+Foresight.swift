import MesoPrimitives

/// What a voter expects of the epochs to come under some rules.
struct Prospect {
  /// Profit per member and epoch in base units, by behaviour of each side; 0 where it has none.
  var contributors: [Double] = []
  var validators: [Double] = []
  /// The mean of each public statistic over the epochs in which it has a value.
  var statistics = PublicStatistics()
}

extension Engine {
  /// Looks ahead: steps a copy of the network on other luck, with some levers changed.
  ///
  /// Voters know the rules and everyone's behaviour, and neither the draws nor the shocks to come.
  /// Two looks from one epoch have the same luck, so that their difference is the change's.
  ///
  /// - Parameters:
  ///   - base: The network as it stands.
  ///   - changes: Levers to change, beside those that have changed.
  ///   - epochs: How far to look.
  /// - Complexity: That of so many epochs, and of a copy of the engine's columns.
  func prospect(from base: [UInt8], changing changes: [LeverChange], epochs: Int) throws -> Prospect
  {
    let twin = try Engine(
      world: world, checkpoint: base, threads: threads, luck: seed ^ 0x7A6B_5C4D_3E2F_1A0B)
    twin.foresees = true
    twin.rules.queue += changes.map { RuleState.Decision(epoch: 0, change: $0) }
    var prospect = Prospect()
    var members = (
      world.contributors.map { _ in 0.0 }, world.validators.map { _ in 0.0 }
    )
    var profits = members
    var sums = PublicStatistic.allCases.map { _ in (value: 0.0, epochs: 0) }
    for _ in 0..<epochs {
      try twin.step()
      for (place, totals) in twin.frame.contributors.enumerated() {
        members.0[place] += Double(totals.members)
        profits.0[place] += totals.profit
      }
      for (place, totals) in twin.frame.validators.enumerated() {
        members.1[place] += Double(totals.operators)
        profits.1[place] += totals.profit
      }
      let statistics = twin.publicStatistics()
      for (place, statistic) in PublicStatistic.allCases.enumerated() {
        guard let value = statistics[statistic] else { continue }
        sums[place].value += value
        sums[place].epochs += 1
      }
    }
    prospect.contributors = zip(profits.0, members.0).map { $1 > 0 ? $0 / $1 : 0 }
    prospect.validators = zip(profits.1, members.1).map { $1 > 0 ? $0 / $1 : 0 }
    for (place, statistic) in PublicStatistic.allCases.enumerated() where sums[place].epochs > 0 {
      prospect.statistics[statistic] = sums[place].value / Double(sums[place].epochs)
    }
    return prospect
  }
}
