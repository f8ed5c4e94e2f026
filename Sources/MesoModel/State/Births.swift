import Dispatch
import MesoPrimitives

/// Gives the operators of a side their keys, traits and opening balances.
///
/// Everything depends on the operator alone, so runs of operators are born on any thread.
struct Births: @unchecked Sendable {
  let population: Population
  let side: Side
  let cohorts: [CohortTerms]
  let skills: [SkillDistribution]
  let world: World
  let key: StreamKey

  private static let run = 4_096

  func draw(threads: Int) {
    layOut()
    var first = 0
    for index in cohorts.indices {
      let (start, operators) = (first, cohorts[index].operators)
      let runs = (operators + Self.run - 1) / Self.run
      let cohortKey = EntityKey.cohort(side: side.rawValue, name: cohorts[index].name)
      let bearRun: @Sendable (Int) -> Void = { run in
        let ordinals = (run * Self.run)..<min((run + 1) * Self.run, operators)
        for ordinal in ordinals {
          bear(start + ordinal, index, EntityKey.operator(of: cohortKey, ordinal: ordinal))
        }
        guard index < skills.count else { return }
        let first = start + ordinals.lowerBound
        skills[index].draw(
          UnsafePointer(population.key.base + first), count: ordinals.count, key: key,
          into: population.skill.base + first)
      }
      if threads > 1, runs > 1 {
        DispatchQueue.concurrentPerform(iterations: runs, execute: bearRun)
      } else {
        for run in 0..<runs { bearRun(run) }
      }
      first += operators
    }
  }

  /// Notes where every operator's identities begin.
  private func layOut() {
    var (place, identity) = (0, 0)
    for cohort in cohorts {
      for _ in 0..<cohort.operators {
        population.firstIdentity[place] = Int32(identity)
        identity += population.held.start(of: place)?.identities ?? cohort.identities
        place += 1
      }
    }
    population.firstIdentity[place] = Int32(identity)
  }

  private func bear(_ place: Int, _ index: Int, _ birth: UInt64) {
    let traits = BirthTraits(entity: birth, key: key)
    population.key[place] = birth
    if population.scoreBias.count > 0 { population.scoreBias[place] = traits.scoreBias(world) }
    if population.popularity.count > 0 { population.popularity[place] = traits.popularity(world) }
    population.behaviour[place] = UInt8(population.held.start(of: place)?.behaviour ?? index)
    population.home[place] = UInt8(index)
    population.accounts.credit(place, cohorts[index].capital.units)
    // The stake is split evenly; the first identities take the units that are left over.
    let identities = population.identities(of: place)
    let share = cohorts[index].stake.units / Int64(identities.count)
    let rest = Int(cohorts[index].stake.units % Int64(identities.count))
    for (child, identity) in identities.enumerated() {
      population.identityKey[identity] = EntityKey.identity(of: birth, ordinal: child)
      population.owner[identity] = Int32(place)
      population.accounts.endow(identity, share + (child < rest ? 1 : 0))
    }
  }
}
