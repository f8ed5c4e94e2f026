import MesoModel
import MesoPrimitives

/// The mixes that a study looks at, and who takes which behaviour in them.
struct EvolutionDesign: Sendable {
  /// One run of a replicate.
  enum Arm: Hashable, Sendable {
    /// Everybody keeps to a mix of the payoff table.
    case mix(Int)
    /// The same, but for one operator with a behaviour that nobody else follows.
    case invader(Int, behaviour: Int)
    /// Operators begin with a mix and then adapt.
    case start(Int)
  }

  /// An operator that chooses, where it is born.
  struct Player: Hashable, Sendable {
    let cohort: Int
    let ordinal: Int
  }

  let world: World
  let side: Side
  /// The places of the behaviours among the cohorts of the side.
  let behaviours: [Int]
  let names: [String]
  let lattice: MixLattice
  /// Operators of each behaviour at each mix of the lattice.
  let mixes: [[Int]]
  /// Operators of each behaviour at each start, and the shares that they stand for.
  let starts: [[Int]]
  let startShares: [[Double]]
  let players: [Player]
  let arms: [Arm]

  init(_ choice: EvolutionChoice, in world: World, scenario: String) throws(EvolutionError) {
    self.world = world
    side = choice.side
    let cohorts = world.cohortEntries.filter { $0.side == choice.side }
    let known = cohorts.map { $0.terms.name }
    for name in choice.behaviours where !known.contains(name) {
      throw .unknown(name, scenario: scenario, side: choice.side.rawValue, known: known)
    }
    let chosen = cohorts.filter {
      choice.behaviours.isEmpty || choice.behaviours.contains($0.terms.name)
    }
    behaviours = chosen.map { $0.place }
    names = chosen.map { $0.terms.name }
    let count = chosen.count
    guard count > 1 else {
      throw .tooFew(scenario: scenario, side: choice.side.rawValue, behaviours: count)
    }
    guard count <= Evolution.maximumBehaviours else { throw .tooManyBehaviours(count) }
    for resolution in [choice.resolution, choice.starts] {
      let mixes = MixLattice.count(behaviours: count, resolution: resolution)
      let cells = MixLattice.cellCount(behaviours: count, resolution: resolution)
      guard mixes ?? .max <= Evolution.maximumMixes, cells ?? .max <= Evolution.maximumCells
      else { throw .tooManyMixes(behaviours: count, resolution: resolution, mixes: mixes) }
    }
    players = chosen.flatMap { cohort in
      (0..<cohort.terms.operators).map { Player(cohort: cohort.place, ordinal: $0) }
    }
    let operators = players.count
    for resolution in [choice.resolution, choice.starts]
    where operators < resolution + count {
      throw .tooFewOperators(operators, behaviours: count, resolution: resolution)
    }
    lattice = MixLattice(behaviours: count, resolution: choice.resolution)
    let shares = lattice.points.indices.map { [lattice] in lattice.shares($0) }
    mixes = shares.map { Self.counts($0, of: operators) }
    adapts = world.adapts(choice.side)
    startShares = adapts ? Self.starts(behaviours: count, resolution: choice.starts) : []
    starts = startShares.map { Self.counts($0, of: operators) }
    var arms: [Arm] = []
    for (place, mix) in mixes.enumerated() {
      arms.append(.mix(place))
      for behaviour in mix.indices where mix[behaviour] == 0 {
        arms.append(.invader(place, behaviour: behaviour))
      }
    }
    self.arms = arms + starts.indices.map { .start($0) }
  }

  /// Whether the side's operators adapt, so that long runs lead anywhere.
  let adapts: Bool

  /// Mixes that fill the simplex evenly and have every behaviour: the middles of the cells that point
  /// up, (n + 1 ⁄ k) ⁄ (resolution + 1).
  private static func starts(behaviours: Int, resolution: Int) -> [[Double]] {
    MixLattice(behaviours: behaviours, resolution: resolution).points.map { point in
      point.map { (Double($0) + 1 / Double(behaviours)) / Double(resolution + 1) }
    }
  }

  /// Whole numbers of operators in proportion to shares, by largest remainders.
  static func counts(_ shares: [Double], of operators: Int) -> [Int] {
    let wanted = shares.map { $0 * Double(operators) }
    var counts = wanted.map { Int($0 + 1e-9) }
    let order = shares.indices.sorted {
      (Double(counts[$0]) - wanted[$0], $0) < (Double(counts[$1]) - wanted[$1], $1)
    }
    for place in order.prefix(max(0, operators - counts.reduce(0, +))) { counts[place] += 1 }
    return counts
  }

  /// The behaviour of the operator that turns invader in the runs of a mix: the first of the largest.
  func incumbent(of mix: Int) -> Int {
    let counts = mixes[mix]
    return counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) } ?? 0
  }

  /// The place of that operator in the order in which behaviours are taken up.
  func probe(of mix: Int) -> Int { mixes[mix].prefix(incumbent(of: mix) + 1).reduce(0, +) - 1 }

  /// The order in which operators take up behaviours in a replicate: the same at every mix, so that
  /// most keep theirs from one mix to the next.
  func order(seed: UInt64, replicate: Int) -> [Player] {
    var stream = RandomStream(
      key: StreamKey(seed: seed, replicate: replicate),
      entity: EntityKey.operator(side: side.rawValue, cohort: "mix", ordinal: 0), epoch: 0,
      purpose: .mix)
    var order = players
    for last in order.indices.reversed().dropLast() {
      order.swapAt(last, stream.below(last + 1))
    }
    return order
  }

  /// The world of a run.
  ///
  /// - Parameter order: The operators in the order in which they take up behaviours.
  func world(_ arm: Arm, order: [Player]) -> World {
    var world = self.world
    var counts: [Int]
    var isHeld = true
    switch arm {
    case .mix(let mix), .invader(let mix, _):
      counts = mixes[mix]
      world.adaptation.contributors = false
      world.adaptation.validators = false
    case .start(let start):
      counts = starts[start]
      isHeld = false
      world.assignments = bystanders
    }
    let cohorts = world.cohortEntries.filter { $0.side == side }
    var behaviour = 0
    for (place, player) in order.enumerated() {
      while counts[behaviour] == 0 { behaviour += 1 }
      counts[behaviour] -= 1
      var taken = behaviours[behaviour]
      if case .invader(let mix, let other) = arm, place == probe(of: mix) {
        taken = behaviours[other]
      }
      world.assignments.append(
        Assignment(
          side: side, cohort: player.cohort, ordinal: player.ordinal, behaviour: taken,
          identities: cohorts[taken].terms.identities, isHeld: isHeld))
    }
    return world
  }

  /// Operators of the side that do not choose keep to what they do.
  private var bystanders: [Assignment] {
    world.cohortEntries.filter { $0.side == side && !behaviours.contains($0.place) }.flatMap {
      cohort in
      (0..<cohort.terms.operators).map {
        Assignment(
          side: side, cohort: cohort.place, ordinal: $0, behaviour: cohort.place,
          identities: cohort.terms.identities)
      }
    }
  }
}

extension World {
  /// Whether operators of a side ever change their behaviour.
  fileprivate func adapts(_ side: Side) -> Bool {
    let moves = side == .contributors ? adaptation.contributors : adaptation.validators
    return moves && adaptation.rule.revision + adaptation.rule.mutation > 0
  }
}
