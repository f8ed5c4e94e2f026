public import MesoExperiment
import MesoModel

extension EvolutionFindings {
  /// The basins for people; `nil` if there were no long runs.
  public var basinTable: TextTable? {
    guard !basins.isEmpty else { return nil }
    var table = TextTable(["long run", "share of starts", "runs"] + behaviours, firstNumber: 1)
    for row in basins {
      table.add(
        [name(ofBasin: row.behaviours), Self.text(row.share), String(row.runs)]
          + row.mix.map(NumberText.significant))
    }
    return table
  }

  /// Equilibria and shares of time for people.
  public var equilibriumTable: TextTable {
    var table = TextTable(
      ["mix"] + behaviours + ["payoff", "stability", "verdict"], firstNumber: 1)
    for (number, row) in equilibria.enumerated() {
      table.add(
        ["equilibrium \(number + 1)"] + row.shares.map(Self.text) + [
          NumberText.significant(row.payoff), row.stability, row.verdict,
        ])
    }
    for (name, shares) in [("rare mutants", stationary), ("alpha-rank", alphaRank)]
    where !shares.isEmpty {
      table.add([name] + shares.map(Self.text) + ["", "", ""])
    }
    return table
  }

  /// Who invades whom, for people.
  public var invasionTable: TextTable {
    var table = TextTable(
      ["among", "one", "gain", "interval", "verdict", "takes over"], firstNumber: 2)
    for row in invasions {
      table.add([
        behaviours[row.resident], behaviours[row.invader],
        row.gain.mean.map(NumberText.significant) ?? "-", row.interval.map(Self.text) ?? "-",
        row.verdict.rawValue, row.fixation.map(Self.text) ?? "-",
      ])
    }
    return table
  }

  /// What the tables do not say and a reader must know.
  public func notes(_ evolution: Evolution) -> [String] {
    var notes: [String] = []
    let doubtful = equilibria.filter { $0.recurrence != nil && !$0.isShown }.count
    if doubtful > 0 {
      notes.append(
        "\(doubtful) of \(equilibria.count) equilibria are not separable by the intervals: fewer "
          + "than 95 % of resampled payoff tables have them. More replicates may tell.")
    }
    if equilibria.isEmpty, !matrix.isEmpty {
      notes.append("The payoff table has no symmetric equilibrium that is a single mix.")
    }
    if isDegenerate {
      notes.append(
        "Some behaviours earn the same along a stretch of mixes; of its equilibria the ends alone "
          + "are listed.")
    }
    if nonlinearity > 0.05 * range {
      notes.append(
        "Payoffs are not linear in the mix: game.nfg, which knows pairwise contests alone, is off "
          + "by up to \(NumberText.significant(nonlinearity)) tokens at other mixes.")
    }
    if stationary.isEmpty, !matrix.isEmpty {
      notes.append(
        "Some fitness 1 - b + b * payoff is not above 0, so that a Moran process is not defined; "
          + "take another --intensity, or --process fermi.")
    }
    let moving = starts.filter { $0.isMoving }.count
    if moving > 0 {
      notes.append(
        "From \(moving) of \(starts.count) starts the mix is still moving when runs end; more "
          + "--epochs would tell where to.")
    }
    for behaviour in extinct {
      notes.append(
        "Nobody follows '\(behaviours[behaviour])' in the long run, from any start.")
    }
    if !evolution.adapts {
      notes.append(
        "The scenario's \(evolution.choice.side.rawValue) do not adapt, so that mixes stay what "
          + "they are; declare 'adaptation' to see where they go.")
    }
    return notes
  }

  private var range: Double {
    let all = payoffs.compactMap { $0.payoff.mean }
    return (all.max() ?? 0) - (all.min() ?? 0)
  }

  private static func text(_ share: Share) -> String {
    let value = NumberText.significant(share.value)
    return share.interval.map { "\(value) \(text($0))" } ?? value
  }

  private static func text(_ interval: Interval) -> String {
    "[\(NumberText.significant(interval.low)), \(NumberText.significant(interval.high))]"
  }
}
