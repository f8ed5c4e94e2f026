import MesoModel
import MesoPrimitives

/// The payoff table of a study, replicate by replicate.
struct PayoffSamples {
  private let design: EvolutionDesign
  /// By mix and behaviour, what each replicate says.
  let cells: [[[Int: Double]]]
  /// Replicates that have a value everywhere.
  let whole: [Int]

  init(_ values: EvolutionValues, _ design: EvolutionDesign) {
    self.design = design
    let cells = design.mixes.indices.map { mix in
      design.behaviours.indices.map { values.payoffs(at: mix, of: $0) }
    }
    self.cells = cells
    let all = Set(cells.joined().flatMap { $0.keys })
    whole = all.filter { replicate in
      cells.joined().allSatisfy { $0[replicate] != nil }
    }.sorted()
  }

  /// The table of means over some replicates, which may repeat.
  func means(over replicates: [Int]) -> [[Double]]? {
    guard !replicates.isEmpty else { return nil }
    return cells.map { row in
      row.map { cell in
        replicates.reduce(0) { $0 + (cell[$1] ?? 0) } / Double(replicates.count)
      }
    }
  }

  /// The table with intervals.
  var rows: [EvolutionFindings.Payoff] {
    cells.indices.flatMap { mix in
      let counts = design.mixes[mix]
      let operators = Double(design.players.count)
      let all = Set(cells[mix].flatMap { $0.keys })
      let mean = all.reduce(into: [Int: Double]()) { means, replicate in
        let parts = counts.indices.filter { counts[$0] > 0 }.map { behaviour in
          cells[mix][behaviour][replicate].map { $0 * Double(counts[behaviour]) }
        }
        guard parts.allSatisfy({ $0 != nil }) else { return }
        means[replicate] = parts.compactMap { $0 }.reduce(0, +) / operators
      }
      return counts.indices.map { behaviour in
        let cell = cells[mix][behaviour]
        let sample = cell.sorted { $0.key < $1.key }.map { $0.value }
        return EvolutionFindings.Payoff(
          mix: mix + 1, operators: counts, shares: design.lattice.shares(mix),
          behaviour: behaviour, isInvader: counts[behaviour] == 0,
          payoff: Summary(sample, isBoundedRate: false),
          advantage: Difference(paired: cell, with: mean))
      }
    }
  }

  /// Lone mutants among operators of one kind, resident by resident.
  ///
  /// - Parameter fixation: By resident and invader.
  func invasions(fixation: [[EvolutionFindings.Share?]]) -> [EvolutionFindings.Invasion] {
    let behaviours = design.behaviours.indices
    let pairs = behaviours.flatMap { resident in
      behaviours.filter { $0 != resident }.map { (resident, $0) }
    }
    let gains = pairs.map { resident, invader in
      let row = cells[design.lattice.vertex(resident)]
      return Difference(paired: row[invader], with: row[resident])
    }
    let tests = SimultaneousIntervals.tests(of: gains)
    return zip(pairs, zip(gains, tests)).map { pair, tested in
      EvolutionFindings.Invasion(
        resident: pair.0, invader: pair.1, gain: tested.0, interval: tested.1.interval,
        adjustedPValue: tested.1.adjustedPValue,
        verdict: EvolutionFindings.Invasion.Verdict(tested.1.interval),
        fixation: fixation.isEmpty ? nil : fixation[pair.0][pair.1])
    }
  }
}

extension EvolutionFindings.Invasion.Verdict {
  init(_ interval: Interval?) {
    guard let interval else {
      self = .inconclusive
      return
    }
    if interval.low > 0 {
      self = .invades
    } else if interval.high < 0 {
      self = .resists
    } else {
      self = interval.low == 0 && interval.high == 0 ? .neutral : .inconclusive
    }
  }
}
