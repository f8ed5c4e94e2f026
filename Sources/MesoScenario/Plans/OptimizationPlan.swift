public import MesoModel
import MesoPrimitives

/// A search for the best design of a scenario: levers to set, what to make small or large, and what
/// must hold.
///
/// Designs are scenarios made of the base when they are asked for.
public struct OptimizationPlan: Sendable {
  /// A metric to make small or large.
  public struct Objective: Hashable, Sendable {
    public let metric: String
    public let isMinimised: Bool
  }

  /// Which deviations must not pay.
  public struct Deterrence: Hashable, Sendable {
    public var side: Side?
    public var from: [String] = []
    public var to: [String] = []
    public var coalitions: [Int] = [1, 5]
    public var splits: [Int] = [5]
    /// Gains of at most so many tokens count as none.
    public var epsilon = 0.0
  }

  /// How long and how widely to search.
  public struct Effort: Hashable, Sendable {
    /// Designs of the first round.
    public var points = 32
    /// Replicates of the first look at a design.
    public var first = 4
    /// Designs that are kept from each round, and looked around.
    public var keep = 6
    /// Rounds that look around what was kept.
    public var rounds = 2
  }

  /// One setting of the levers.
  public struct Design: Sendable {
    /// Where it stands on each lever, as a share of probability from 0 to 1.
    public let unit: [Double]
    /// The value of each lever as the scenario has it.
    public var values: [String] { changes.map { $0.value.bareText } }
    let changes: [Override]
  }

  public let name: String
  /// What the search is to find out.
  public let question: String?
  /// What its author expects to find.
  public let expectation: String?
  /// The base with the plan's changes.
  public let base: ResolvedScenario
  /// The place of the treatment that is searched.
  public let treatment: Int
  /// The paths of the levers, in the order of the plan.
  public let levers: [String]
  public let objectives: [Objective]
  public let deterrence: Deterrence?
  public let effort: Effort
  /// The plan as YAML, its base resolved and written out. Loading it gives the same search.
  public let text: String
  /// SHA-256 of ``text`` in hexadecimal.
  public let digest: String
  /// What is allowed and probably not meant, one sentence each.
  public let warnings: [String]
  let source: SweepSource
  let factors: [DesignBlock.Factor]

  /// What the runs of a design have to show.
  public var criteria: [Criterion] { base.criteria }
  /// Runs of a design that is looked at to the end, and again of one that is reported.
  public var replicates: Int { base.replicates }

  /// The designs of the first round: points of Sobol's sequence.
  ///
  /// - Throws: `GSLError` for more than 40 levers.
  public func firstDesigns() throws -> [Design] {
    try Sampling.sobol.points(effort.points, streams: streams).map { design(at: $0) }
  }

  /// The design at some place of the unit cube.
  public func design(at unit: [Double]) -> Design {
    Design(
      unit: unit,
      changes: zip(factors, unit).map { factor, share in
        Override(
          path: factor.path.keys, value: factor.distribution.value(at: share),
          place: factor.path.place)
      })
  }

  /// The choices of a lever; `nil` for numbers.
  public func choices(ofLever lever: Int) -> Int? {
    if case .choice(let values) = factors[lever].distribution.content { values.count } else { nil }
  }

  /// The scenario of a design.
  ///
  /// - Throws: `ScenarioErrors` where its values do not go together.
  public func scenario(of design: Design) throws -> ResolvedScenario {
    try source.scenario(with: design.changes)
  }

  private var streams: [RandomStream] {
    factors.map { _ in
      RandomStream(
        key: StreamKey(seed: base.seed, replicate: 0), entity: 0, epoch: 0, purpose: .experiment)
    }
  }
}
