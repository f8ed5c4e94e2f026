import MesoModel
import MesoPrimitives
import Testing

/// Operators that an experiment holds to a behaviour.
@Suite struct AssignmentTests {
  private let text = """
    scenario: held
    epochs: 20
    capital-cost: 0
    treasury: {balance: 100_000}
    production: {kind: linear}
    contributors:
      honest: {strategy: honest, operators: 4, capital: 100, stake: 7, effort-cost: 3, contributions-per-epoch: 2, quality: {skill-weight: 0, base: 1, noise: 0}}
      lazy: {strategy: lazy, operators: 0, effort-cost: 1, quality: {skill-weight: 0, base: 0, noise: 0}}
    validators:
      idle: {strategy: honest, operators: 1}
    mechanism:
      verification: {kind: oracle, error: 0}
      reward: {kind: per-task, amount: 5}
    """

  private func world(_ assignment: Assignment?, _ overrides: String...) throws -> World {
    var world = try MesoModelTests.world(text)
    if let override = overrides.first { world = try MesoModelTests.world(text, override) }
    if let assignment { world.assignments = [assignment] }
    return world
  }

  @Test func `an assigned operator follows another behaviour and the others their own`() throws {
    let world = try world(
      Assignment(side: .contributors, cohort: 0, ordinal: 2, behaviour: 1, identities: 1))

    let last = try #require(try frames(of: world).last)

    #expect(last.contributors.map { $0.operators } == [3, 1])
    #expect(last.contributors.map { $0.accepted } == [6, 0])
  }

  @Test func `an assigned operator does not adapt`() throws {
    // Every operator takes any behaviour at random in every epoch but the one that is held.
    var world = try world(nil, "adaptation={kind: fermi, mutation: 1, side: contributors}")
    world.assignments = [
      Assignment(side: .contributors, cohort: 0, ordinal: 1, behaviour: 0, identities: 1)
    ]
    let engine = try Engine(world: world, seed: 3, replicate: 1)
    var seen: [Set<Int>] = Array(repeating: [], count: 4)
    for _ in 0..<20 {
      try engine.step()
      for (place, behaviour) in engine.operatorColumns().behaviour.enumerated() {
        seen[place].insert(behaviour)
      }
    }

    // Another stays with one of two behaviours over 20 fair draws with probability 2⁻¹⁹.
    #expect(seen == [[0, 1], [0], [0, 1], [0, 1]])
  }

  @Test func `a split operator has the same capital, stake, work and income under more names`()
    throws
  {
    let base = try Engine(world: try world(nil), seed: 1, replicate: 1)
    let split = try Engine(
      world: try world(
        Assignment(
          side: .contributors, cohort: 0, ordinal: 0, behaviour: 0, identities: 5,
          sharesWork: true)), seed: 1, replicate: 1)
    for engine in [base, split] { for _ in 0..<20 { try engine.step() } }

    #expect(split.operatorColumns().holdings.stake == base.operatorColumns().holdings.stake)
    #expect(split.operatorColumns().holdings.liquid == base.operatorColumns().holdings.liquid)
    #expect(split.frame.contributors[0].contributions == 8)
    #expect(split.frame.contributors[0].identities == base.frame.contributors[0].identities + 4)
    // Two contributions an epoch at 5 − 3 tokens.
    let unit = 1e9
    for ordinal in 0..<4 {
      #expect(split.standing(.contributors, cohort: 0, ordinal: ordinal).profit == 80 * unit)
    }
  }

  @Test func `the skills of a cohort are those that its operators are born with`() throws {
    let world = try world(
      nil, "contributors.honest.quality={skill-weight: 1, base: 0, noise: 0}")
    let skills = world.skills(ofContributors: 0, key: StreamKey(seed: 9, replicate: 4))
    let engine = try Engine(world: world, seed: 9, replicate: 4)
    try engine.step()
    let columns = engine.operatorColumns()

    // Quality is the skill; the books have its sum over two contributions.
    #expect(Set(skills).count == 4)
    for (skill, quality) in zip(skills, columns.quality) {
      #expect((quality / 2 - skill).magnitude < 1e-12)
    }
  }
}
