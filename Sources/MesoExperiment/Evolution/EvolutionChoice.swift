public import MesoModel
import MesoPrimitives

/// Which behaviours a study of long-run mixes looks at, and how finely.
public struct EvolutionChoice: Hashable, Sendable {
  /// The side whose operators choose.
  public var side: Side
  /// Names of the cohorts whose behaviours they choose from; all of the side if empty.
  public var behaviours: [String]
  /// Steps that an edge of the payoff table is cut into.
  public var resolution: Int
  /// Steps that an edge is cut into for the mixes that long runs start from.
  public var starts: Int
  /// Operators of the population in which a lone mutant takes over or dies out; those that choose
  /// if `nil`.
  public var population: Int?
  /// How strongly payoffs, in tokens an operator and epoch, tell there.
  public var intensity: Double
  /// Who replaces whom there.
  public var process: ImitationProcess

  public init(
    side: Side = .contributors, behaviours: [String] = [], resolution: Int = 4, starts: Int = 4,
    population: Int? = nil, intensity: Double = 1, process: ImitationProcess = .fermi
  ) {
    self.side = side
    self.behaviours = behaviours
    self.resolution = resolution
    self.starts = starts
    self.population = population
    self.intensity = intensity
    self.process = process
  }

  /// The choice as text that changes when results do.
  var text: String {
    """
    side: \(side.rawValue)
    behaviours: [\(behaviours.joined(separator: ", "))]
    resolution: \(resolution)
    starts: \(starts)
    population: \(population.map { String($0) } ?? "all")
    intensity: \(intensity.shortest)
    process: \(process.rawValue)

    """
  }
}

/// Who replaces whom in a population of fixed size.
public enum ImitationProcess: String, CaseIterable, Sendable {
  /// Pairwise comparison: copies with probability 1 ⁄ (1 + exp(−β (π_b − π_a))).
  case fermi
  /// Births in proportion to fitness 1 − β + β π, deaths at random.
  case moran
}

/// Why a study of long-run mixes cannot be made.
public enum EvolutionError: Error, Hashable, CustomStringConvertible {
  case unknown(String, scenario: String, side: String, known: [String])
  case tooFew(scenario: String, side: String, behaviours: Int)
  case tooManyBehaviours(Int)
  case tooManyMixes(behaviours: Int, resolution: Int, mixes: Int?)
  case tooFewOperators(Int, behaviours: Int, resolution: Int)
  case noTreatment(String?, known: [String])

  public var description: String {
    switch self {
    case .unknown(let name, let scenario, let side, let known):
      let hint = closestName(to: name, in: known).map { " Did you mean '\($0)'?" } ?? ""
      return "'\(scenario)' has no cohort called '\(name)' among its \(side).\(hint) "
        + "Known: \(known.joined(separator: ", "))."
    case .tooFew(let scenario, let side, let behaviours):
      return "A mix needs two behaviours or more, and there \(behaviours == 1 ? "is" : "are") "
        + "\(behaviours) to choose from among the \(side) of '\(scenario)'; declare a cohort with "
        + "another strategy, which may have 'operators: 0'."
    case .tooManyBehaviours(let count):
      return "\(count) behaviours are more than the \(Evolution.maximumBehaviours) that are "
        + "looked at together; name some with --behaviour."
    case .tooManyMixes(let behaviours, let resolution, let mixes):
      return "\(behaviours) behaviours at a resolution of \(resolution) make "
        + "\(mixes.map { "\($0)" } ?? "too many") mixes; at most \(Evolution.maximumMixes), and "
        + "\(Evolution.maximumCells) cells between them, are looked at. Lower the resolution, or "
        + "name fewer behaviours with --behaviour."
    case .tooFewOperators(let operators, let behaviours, let resolution):
      return "\(operators) operators cannot be at every mix of \(behaviours) behaviours at a "
        + "resolution of \(resolution); take a resolution of at most \(operators - behaviours), or "
        + "declare more operators."
    case .noTreatment(let name?, let known):
      let hint = closestName(to: name, in: known).map { " Did you mean '\($0)'?" } ?? ""
      return "There is no treatment called '\(name)'.\(hint) Known: "
        + "\(known.joined(separator: ", "))."
    case .noTreatment(nil, let known):
      return "The scenario has \(known.count) treatments; name one with --treatment: "
        + "\(known.joined(separator: ", "))."
    }
  }
}
