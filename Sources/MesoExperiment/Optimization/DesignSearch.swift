import MesoModel
import MesoPrimitives
public import MesoScenario

/// A search for designs that meet their requirements and are best in their objectives.
///
/// The first round is a Sobol' sequence over the levers. Every round is a race on common random
/// numbers: all designs get a few replicates; those that are shown to miss a requirement or to be
/// worse than another in every objective, by paired intervals, drop out, as does the worse half of the
/// rest; the others get twice as many replicates. The next round looks around what is left, lever by
/// lever, in steps that halve. Requirements are judged by the worse ends of their intervals, so that a
/// design near the edge gives way to one that is safely within. What is left at the end is run again
/// with luck that had no part in the search, and only that is reported: the best of many by chance
/// does not look better than it is.
///
/// - SeeAlso: K. Jamieson, A. Talwalkar, “Non-stochastic best arm identification and hyperparameter
///   optimization”, AISTATS 2016 (successive halving); M. Birattari et al., “A racing algorithm for
///   configuring metaheuristics”, GECCO 2002.
public struct DesignSearch: Sendable {
  /// Why a search ends without a result.
  public enum Failure: Error { case interrupted }

  /// Some designs with so many replicates each.
  public struct Look: Sendable {
    /// From 0; one more than the plan's rounds for the last, on luck of its own.
    public let round: Int
    public let designs: Int
    public let replicates: Int
  }

  public let plan: OptimizationPlan

  /// - Throws: `DeviationError` when the plan asks about deviations that there are not.
  public init(_ plan: OptimizationPlan) throws {
    self.plan = plan
    if let deterrence = plan.deterrence {
      _ = try DeviationAudit(plan.base, DeviationChoice(deterrence), only: plan.treatment)
    }
  }

  /// What tells a journal of this search's runs from others.
  ///
  /// - Parameters:
  ///   - version: The version of the program.
  ///   - command: The words of the command that matter to the results.
  public func header(version: String, command: [String]) -> JournalHeader {
    JournalHeader(
      planDigest: plan.digest, planText: plan.text, version: version, shard: .whole,
      command: command, metrics: plan.objectives.map { $0.metric })
  }

  /// Searches.
  ///
  /// - Parameter note: Told of each look before it is taken.
  /// - Throws: ``Failure/interrupted``, `ScenarioErrors` for a design that the scenario refuses,
  ///   `JournalError`.
  public func found(
    in journal: Journal, jobs: Int, progress: RunProgress,
    note: (Look) -> Void = { _ in }
  ) throws -> DesignFront {
    var runs = DesignRuns(
      plan, try RememberedRuns(journal, jobs: jobs, progress: progress))
    var all: [Int: Candidate] = [:]
    var known: Set<[String]> = []
    var pool = numbered(try plan.firstDesigns(), round: 0, &known)
    for round in 0...plan.effort.rounds {
      pool = try race(pool, round, &runs, &all, note)
      guard round < plan.effort.rounds else { break }
      let near = DesignNeighbours(plan, step: step(of: round + 1))
      pool += numbered(
        pool.flatMap { near.around($0.design) }, round: round + 1, &known)
    }
    let front = try confirmed(pool, &runs, note)
    let tried = all.values.sorted { $0.number < $1.number }
    return DesignFront(plan, confirmed: front, tried: tried, runs: runs)
  }

  /// Designs that are new, with their numbers.
  private func numbered(
    _ designs: [OptimizationPlan.Design], round: Int, _ known: inout Set<[String]>
  ) -> [Candidate] {
    var fresh: [Candidate] = []
    for design in designs where known.insert(design.values).inserted {
      fresh.append(Candidate(number: known.count, round: round, design: design))
    }
    return fresh
  }

  /// A quarter of each range, then half of that, and so on.
  private func step(of round: Int) -> Double {
    (1...round).reduce(0.5) { step, _ in step / 2 }
  }

  /// Looks at designs with more and more replicates and keeps the best.
  ///
  /// What an earlier round has left is known well and stays in the race to its end.
  private func race(
    _ pool: [Candidate], _ round: Int, _ runs: inout DesignRuns, _ all: inout [Int: Candidate],
    _ note: (Look) -> Void
  ) throws -> [Candidate] {
    var racing = pool
    var replicates = min(plan.effort.first, plan.replicates)
    while true {
      note(Look(round: round, designs: racing.count, replicates: replicates))
      racing = try runs.looked(at: racing, replicates: 1...replicates)
      for candidate in racing { all[candidate.number] = candidate }
      let order = DesignOrder(plan, racing)
      let best = order.sorted(order.undominated)
      if replicates >= plan.replicates { return Array(best.prefix(plan.effort.keep)) }
      let new = racing.count { $0.round == round }
      let most = max(plan.effort.keep, (new + 1) / 2)
      racing =
        racing.filter { $0.round < round } + best.filter { $0.round == round }.prefix(most)
      replicates = min(2 * replicates, plan.replicates)
    }
  }

  /// Runs what is left again, on replicates that the search has not seen.
  private func confirmed(
    _ pool: [Candidate], _ runs: inout DesignRuns, _ note: (Look) -> Void
  ) throws -> [Candidate] {
    note(
      Look(
        round: plan.effort.rounds + 1, designs: pool.count, replicates: plan.replicates))
    return try runs.looked(
      at: pool, replicates: (plan.replicates + 1)...(2 * plan.replicates))
  }
}

extension DeviationChoice {
  init(_ deterrence: OptimizationPlan.Deterrence) {
    self.init(
      from: deterrence.from, to: deterrence.to, side: deterrence.side,
      coalitions: deterrence.coalitions, splits: deterrence.splits, epsilon: deterrence.epsilon)
  }
}
