import MesoModel
public import MesoScenario

/// What a search found: the designs that are left, judged by luck of their own.
public struct DesignFront: Sendable {
  /// A design that was run to the end.
  public struct Row: Sendable {
    /// Its number among all designs of the search.
    public let number: Int
    /// The value of each lever as the scenario has it.
    public let values: [String]
    public let state: CriterionVerdict.State
    /// Whether it meets everything and no other that does is as good in every objective and better
    /// in one.
    public let isOnFront: Bool
    public let objectives: [Summary]
    public let requirements: [Requirement]
    /// The first reason for which a run failed.
    public let failure: String?
  }

  /// A design that the search looked at.
  public struct Tried: Sendable {
    public let number: Int
    public let round: Int
    public let values: [String]
    /// Of the last look at it.
    public let replicates: Int
    public let state: CriterionVerdict.State
    public let objectives: [Summary]
    public let failure: String?
  }

  public let levers: [String]
  public let objectives: [OptimizationPlan.Objective]
  /// Those on the front first, then the others that were left, by state and by what they lack.
  public let rows: [Row]
  public let tried: [Tried]
  public let runs: Int
  public let failures: [(design: Int, replicate: Int, reason: String)]
  /// Levers whose value never changed an objective or a requirement: none of the designs that differ
  /// only in it differs in a number.
  public let inert: [String]

  /// Whether some design is shown to meet every requirement.
  public var hasDesign: Bool { rows.contains { $0.isOnFront } }

  init(
    _ plan: OptimizationPlan, confirmed: [Candidate], tried: [Candidate], runs: DesignRuns
  ) {
    levers = plan.levers
    objectives = plan.objectives
    let order = DesignOrder(plan, confirmed)
    let met = confirmed.filter { $0.state == .met && $0.isKnown }
    let front = Set(
      met.filter { one in !met.contains { order.dominates($0, one) } }.map { $0.number })
    let ranks: [CriterionVerdict.State] = [.met, .undecided, .notMet]
    func rank(_ candidate: Candidate) -> (Int, Int, Double, Double, Int) {
      (
        front.contains(candidate.number) ? 0 : 1,
        ranks.firstIndex(of: candidate.state) ?? ranks.count, order.shortfall(candidate),
        candidate.cost(0, isMinimised: plan.objectives[0].isMinimised), candidate.number
      )
    }
    rows = confirmed.sorted { rank($0) < rank($1) }.map { candidate in
      Row(
        number: candidate.number, values: candidate.design.values, state: candidate.state,
        isOnFront: front.contains(candidate.number),
        objectives: Self.summaries(of: candidate), requirements: candidate.requirements,
        failure: candidate.failure)
    }
    self.tried = tried.map { candidate in
      Tried(
        number: candidate.number, round: candidate.round, values: candidate.design.values,
        replicates: candidate.replicates, state: candidate.state,
        objectives: Self.summaries(of: candidate), failure: candidate.failure)
    }
    self.runs = runs.count
    failures = runs.failures
    inert = plan.levers.indices.filter { Self.isInert($0, tried) }.map { plan.levers[$0] }
  }

  private static func summaries(of candidate: Candidate) -> [Summary] {
    candidate.objectives.map { values in
      Summary(values.sorted { $0.key < $1.key }.map { $0.value }, isBoundedRate: false)
    }
  }

  /// Whether designs that differ in a lever alone are all the same in what both were seen to do.
  private static func isInert(_ lever: Int, _ tried: [Candidate]) -> Bool {
    var groups: [[String]: [Candidate]] = [:]
    for candidate in tried {
      var others = candidate.design.values
      others.remove(at: lever)
      groups[others, default: []].append(candidate)
    }
    let siblings = groups.values.filter { $0.count > 1 }
    return !siblings.isEmpty
      && siblings.allSatisfy { group in
        group.dropFirst().allSatisfy { isSame($0, group[0]) }
      }
  }

  private static func isSame(_ left: Candidate, _ right: Candidate) -> Bool {
    let shared = 1...max(1, min(left.replicates, right.replicates))
    let objectives = zip(left.objectives, right.objectives).allSatisfy { left, right in
      shared.allSatisfy { left[$0] == right[$0] }
    }
    guard left.replicates == right.replicates else { return objectives }
    return objectives
      && zip(left.requirements, right.requirements).allSatisfy { $0.value == $1.value }
  }
}
