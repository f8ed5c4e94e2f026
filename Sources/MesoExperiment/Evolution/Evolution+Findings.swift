import MesoModel
import MesoPrimitives
import MesoScenario

extension Evolution {
  /// What the runs in a journal show so far.
  ///
  /// - Throws: `JournalError`.
  public func findings(from journal: Journal) throws -> EvolutionFindings {
    var values = EvolutionValues(design)
    try journal.forEachRun { values.add($0) }
    return findings(values)
  }

  func findings(_ values: EvolutionValues) -> EvolutionFindings {
    let table = PayoffSamples(values, design)
    let contests = PairContests(design, population: population, choice)
    let games = GameSamples(table, contests, design.lattice, seed: scenario.seed)
    let longRuns = LongRuns(values, design, resolution: choice.starts)
    return EvolutionFindings(
      behaviours: design.names, payoffs: table.rows, equilibria: games.equilibria,
      isDegenerate: games.game?.isDegenerate ?? false,
      invasions: table.invasions(fixation: games.fixation), stationary: games.stationary,
      alphaRank: games.alphaRank, alpha: games.alpha, basins: longRuns.basins,
      starts: longRuns.starts, extinct: longRuns.extinct, matrix: games.game?.matrix ?? [],
      nonlinearity: games.game?.nonlinearity ?? 0, finished: values.finished,
      failures: values.failures)
  }
}

extension MixGame {
  /// The most by which payoffs at mixes differ from those that its matrix gives.
  fileprivate var nonlinearity: Double {
    let matrix = self.matrix
    return lattice.points.indices.map { point in
      let shares = lattice.shares(point)
      return matrix.indices.map { row in
        let linear = zip(matrix[row], shares).reduce(0) { $0 + $1.0 * $1.1 }
        return (payoffs[point][row] - linear).magnitude
      }.max() ?? 0
    }.max() ?? 0
  }
}
