/// An operator that an experiment starts with a behaviour, and as a rule holds to it from the first
/// epoch to the last, whatever adaptation does to others.
///
/// The operator keeps its key, skill, capital and stake, so that two runs that differ in an
/// assignment face the same operators with the same luck.
public struct Assignment: Hashable, Sendable {
  public var side: Side
  /// The place of the cohort that the operator is born in.
  public var cohort: Int
  /// The operator's place in that cohort, from 0.
  public var ordinal: Int
  /// The behaviour that it follows, as the place of a cohort of its side.
  public var behaviour: Int
  /// The identities that it controls; its capital, stake and, where ``sharesWork``, its work are
  /// split over them.
  public var identities: Int
  /// Whether its identities together make no more contributions than those it was born with would,
  /// and take turns at them.
  public var sharesWork: Bool
  /// Whether it keeps the behaviour whatever adaptation does; if not, the behaviour is only what it
  /// begins with.
  public var isHeld: Bool

  public init(
    side: Side, cohort: Int, ordinal: Int, behaviour: Int, identities: Int,
    sharesWork: Bool = false, isHeld: Bool = true
  ) {
    self.side = side
    self.cohort = cohort
    self.ordinal = ordinal
    self.behaviour = behaviour
    self.identities = identities
    self.sharesWork = sharesWork
    self.isHeld = isHeld
  }
}

/// The assigned operators of one side, by place.
struct HeldOperators: Sendable {
  private var byPlace: [Int: Assignment] = [:]
  /// The shares of those who split their work: how many identities' work it was.
  private var shares: [Int: Int] = [:]
  /// Identities beyond those of the operators' own cohorts; may be negative.
  private(set) var additionalIdentities = 0

  init(_ assignments: [Assignment], _ cohorts: [CohortTerms]) {
    for assignment in assignments {
      let home = cohorts[assignment.cohort]
      precondition(assignment.ordinal < home.operators, "a cohort has the operators it assigns")
      let place =
        cohorts.prefix(assignment.cohort).reduce(0) { $0 + $1.operators } + assignment.ordinal
      byPlace[place] = assignment
      additionalIdentities += assignment.identities - home.identities
      if assignment.sharesWork { shares[place] = home.identities }
    }
  }

  /// The assignment of an operator that keeps its behaviour; `nil` for one that may change it.
  subscript(place: Int) -> Assignment? {
    start(of: place).flatMap { $0.isHeld ? $0 : nil }
  }

  /// What an operator begins with; `nil` for what its own cohort says.
  func start(of place: Int) -> Assignment? { byPlace.isEmpty ? nil : byPlace[place] }

  /// Whether any operator shares its work out among its identities.
  var anySharesWork: Bool { !shares.isEmpty }

  /// How many identities' work an operator shares out among those it has; 0 for what its behaviour
  /// says.
  func sharedWork(of place: Int) -> Int { shares[place] ?? 0 }
}
