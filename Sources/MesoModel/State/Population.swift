import MesoPrimitives

/// The operators and identities of one side, as columns.
///
/// Operators lie by cohort and ordinal, an operator's identities side by side. The order is a
/// matter of storage alone: luck comes from keys, and no rule reads a place.
struct Population {
  let operatorCount: Int
  let identityCount: Int

  // One value per operator.
  let key: Column<UInt64>
  let skill: Column<Double>
  /// The persistent error of the operator's benchmark scores.
  let scoreBias: Column<Double>
  /// The operator's lifelong popularity factor.
  let popularity: Column<Double>
  /// The behaviour in force, an index of a cohort.
  let behaviour: Column<UInt8>
  /// The behaviour from the next epoch on.
  let revised: Column<UInt8>
  /// The cohort of birth.
  let home: Column<UInt8>
  /// Base units that the operator has put up as bonds; empty where nothing takes any.
  let bonded: Column<Int64>
  /// The first identity of each operator, with one more entry for the end.
  let firstIdentity: Column<Int32>
  /// Operators that are held to a behaviour; empty where there are none.
  let held: HeldOperators

  // One value per identity.
  let identityKey: Column<UInt64>
  let owner: Column<Int32>
  /// 1 where the identity may submit in this epoch.
  let registered: Column<UInt8>
  let reputation: Column<Double>
  /// The last eight verdicts on the identity, the latest in the lowest bit.
  let history: Column<UInt8>
  /// 1 where a watcher found that watching pays; empty where nothing is watched.
  let watches: Column<UInt8>
  /// The identity's weight in use, in the fixed point of ``Weight``.
  let useWeight: Column<Int64>

  let accounts: Accounts
  let books: Books

  /// Makes a side's columns and draws its operators' traits.
  ///
  /// - Parameters:
  ///   - side: The side's name, which is part of every operator's key.
  ///   - skills: The distribution of skill in each cohort.
  init(
    side: Side, cohorts: [CohortTerms], skills: [SkillDistribution], world: World, key: StreamKey,
    arena: Arena, scratch: Arena
  ) {
    operatorCount = cohorts.reduce(0) { $0 + $1.operators }
    held = HeldOperators(world.assignments.filter { $0.side == side }, cohorts)
    identityCount =
      cohorts.reduce(0) { $0 + $1.operators * $1.identities } + held.additionalIdentities
    self.key = arena.column(operatorCount, of: 0)
    skill = arena.column(operatorCount, of: 0)
    scoreBias = arena.column(operatorCount, of: 0)
    popularity = arena.column(operatorCount, of: 1)
    behaviour = arena.column(operatorCount, of: 0)
    revised = arena.column(operatorCount, of: 0)
    home = arena.column(operatorCount, of: 0)
    bonded = arena.column(world.mechanism.usesDocket ? operatorCount : 0, of: 0)
    firstIdentity = arena.column(operatorCount + 1, of: 0)
    identityKey = arena.column(identityCount, of: 0)
    owner = arena.column(identityCount, of: 0)
    registered = arena.column(identityCount, of: 1)
    reputation = arena.column(identityCount, of: world.mechanism.reputation.initial)
    history = arena.column(identityCount, of: 0xFF)
    watches = arena.column(world.mechanism.usesDocket ? identityCount : 0, of: 0)
    useWeight = arena.column(identityCount, of: 0)
    let liquid = arena.column(operatorCount, of: Int64(0))
    let stake = arena.column(identityCount, of: Int64(0))
    accounts = Accounts(
      liquid: liquid, stake: stake, unbonding: arena.column(identityCount, of: Int64(0)))
    books = Books(operators: operatorCount, arena: arena, scratch: scratch)

    var place = 0
    var identity = 0
    for (index, cohort) in cohorts.enumerated() {
      for ordinal in 0..<cohort.operators {
        let birth = EntityKey.operator(side: side.rawValue, cohort: cohort.name, ordinal: ordinal)
        self.key[place] = birth
        let traits = BirthTraits(
          of: birth, key: key, world: world, skill: index < skills.count ? skills[index] : nil)
        scoreBias[place] = traits.scoreBias
        popularity[place] = traits.popularity
        skill[place] = traits.skill
        let first = held[place]?.behaviour ?? index
        behaviour[place] = UInt8(first)
        revised[place] = UInt8(first)
        home[place] = UInt8(index)
        firstIdentity[place] = Int32(identity)
        liquid[place] = cohort.capital.units
        // The stake is split evenly; the first identities take the units that are left over.
        let identities = held[place]?.identities ?? cohort.identities
        let share = cohort.stake.units / Int64(identities)
        let rest = Int(cohort.stake.units % Int64(identities))
        for child in 0..<identities {
          identityKey[identity] = EntityKey.identity(of: birth, ordinal: child)
          owner[identity] = Int32(place)
          stake[identity] = share + (child < rest ? 1 : 0)
          identity += 1
        }
        place += 1
      }
    }
    firstIdentity[operatorCount] = Int32(identity)
  }

  /// The identities of an operator.
  @inline(__always) func identities(of operator: Int) -> Range<Int> {
    Int(firstIdentity[`operator`])..<Int(firstIdentity[`operator` + 1])
  }
}

/// One of the two sides of a network.
public enum Side: String, CaseIterable, Sendable { case contributors, validators }
