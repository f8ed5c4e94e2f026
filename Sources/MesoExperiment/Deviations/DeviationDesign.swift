import MesoModel
import MesoPrimitives

/// The deviations of one treatment, and the runs that show them.
struct DeviationDesign: Sendable {
  /// A cohort that operators leave, and how many of them are looked at.
  struct Home: Hashable, Sendable {
    let side: Side
    let cohort: String
    /// The place of the cohort on its side.
    let place: Int
    let operators: Int
    let identities: Int
    /// Groups by skill that one-operator deviations are made in: 3, or 1 where skill is one.
    let strata: Int
    /// Operators that are held to their behaviour, so that some of them can deviate.
    let focal: Int
  }

  /// One run beside the baseline.
  struct Arm: Hashable, Sendable {
    /// The place of its deviation.
    let deviation: Int
    /// The tercile of skill that its operator is of, from 0; `nil` for coalitions and where there
    /// is one stratum.
    let tercile: Int?
  }

  private(set) var homes: [Home] = []
  private(set) var deviations: [Deviation] = []
  private(set) var arms: [Arm] = []
  let world: World

  init(_ choice: DeviationChoice, in world: World) {
    self.world = world
    let entries = world.cohortEntries
    let alternatives = entries.filter {
      choice.to.isEmpty ? !$0.isHonest : choice.to.contains($0.terms.name)
    }
    for entry in entries
    where entry.terms.operators > 0 && (choice.side ?? entry.side) == entry.side {
      let isHome = choice.from.isEmpty ? entry.isHonest : choice.from.contains(entry.terms.name)
      guard isHome else { continue }
      let others = alternatives.filter {
        $0.side == entry.side && $0.terms.name != entry.terms.name
      }
      let own = Self.deviations(choice, of: entry, to: others.map { $0.terms.name })
      guard !own.isEmpty else { continue }
      let strata = Self.strata(of: entry, in: world)
      let most = own.map { if case .coalition(let size) = $0.form { size } else { 1 } }.max() ?? 1
      homes.append(
        Home(
          side: entry.side, cohort: entry.terms.name, place: entry.place,
          operators: entry.terms.operators, identities: entry.terms.identities, strata: strata,
          focal: max(most, strata)))
      for deviation in own {
        let isOne = if case .coalition = deviation.form { false } else { true }
        for stratum in 0..<(isOne ? strata : 1) {
          arms.append(
            Arm(
              deviation: deviations.count, tercile: isOne && strata > 1 ? stratum : nil))
        }
        deviations.append(deviation)
      }
    }
  }

  private static func deviations(
    _ choice: DeviationChoice, of home: CohortEntry, to alternatives: [String]
  ) -> [Deviation] {
    func deviation(_ alternative: String, _ form: Deviation.Form) -> Deviation {
      Deviation(side: home.side, cohort: home.terms.name, alternative: alternative, form: form)
    }
    let sizes = Set(choice.coalitions.map { min($0, home.terms.operators) }).sorted()
    let forms = sizes.map { $0 == 1 ? .alone : Deviation.Form.coalition($0) }
    let splits = choice.splits.filter { $0 > home.terms.identities }
    return alternatives.flatMap { name in forms.map { deviation(name, $0) } }
      + splits.map { deviation(home.terms.name, .split($0)) }
  }

  /// Terciles need operators of different skill, three or more.
  private static func strata(of home: CohortEntry, in world: World) -> Int {
    guard home.side == .contributors, home.terms.operators >= 3 else { return 1 }
    if case .constant = world.contributors[home.place].skill { return 1 }
    return 3
  }

  /// The place of the home of a deviation.
  func home(of deviation: Deviation) -> Int {
    homes.firstIndex { $0.side == deviation.side && $0.cohort == deviation.cohort } ?? 0
  }

  /// The places among its home's focal operators of those that deviate in a run.
  ///
  /// - Parameter replicate: From 1; which tercile comes first turns with it.
  func deviants(of arm: Arm, replicate: Int) -> Range<Int> {
    let deviation = deviations[arm.deviation]
    if case .coalition(let size) = deviation.form { return 0..<size }
    let strata = homes[home(of: deviation)].strata
    let slot =
      ((arm.tercile ?? 0) - FocalOperators.first(replicate, strata: strata) + strata) % strata
    return slot..<(slot + 1)
  }

  /// The world of a run.
  ///
  /// - Parameters:
  ///   - arm: The run's deviation; the baseline if `nil`.
  ///   - focal: The focal operators of each home, as ordinals.
  func world(_ arm: Arm?, replicate: Int, focal: [[Int]]) -> World {
    var world = self.world
    let deviation = arm.map { deviations[$0.deviation] }
    let deviants = arm.map { self.deviants(of: $0, replicate: replicate) } ?? 0..<0
    for (place, home) in homes.enumerated() {
      for (slot, ordinal) in focal[place].enumerated() {
        var assignment = Assignment(
          side: home.side, cohort: home.place, ordinal: ordinal, behaviour: home.place,
          identities: home.identities)
        if let deviation, self.home(of: deviation) == place, deviants.contains(slot) {
          change(&assignment, to: deviation)
        }
        world.assignments.append(assignment)
      }
    }
    return world
  }

  private func change(_ assignment: inout Assignment, to deviation: Deviation) {
    if case .split(let count) = deviation.form {
      assignment.identities = count
      assignment.sharesWork = true
      return
    }
    let alternative = world.cohortEntries.first {
      $0.side == deviation.side && $0.terms.name == deviation.alternative
    }
    guard let alternative else { preconditionFailure("a deviation leads to a cohort there is") }
    assignment.behaviour = alternative.place
    assignment.identities = alternative.terms.identities
  }
}
