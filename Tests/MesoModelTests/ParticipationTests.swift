import MesoModel
import MesoPrimitives
import Testing

@Suite struct ParticipationTests {
  private let text = """
    scenario: participation
    epochs: 12
    warm-up: 0
    treasury: {balance: 10_000}
    production: {kind: linear}
    contributors:
      work: {strategy: honest, operators: 10, capital: 25, quality: {skill-weight: 0, base: 1, noise: 0}}
      sybil: {strategy: sybil, operators: 2, identities: 8, capital: 50}
    validators:
      idle: {strategy: honest, operators: 1}
    mechanism:
      admission: {kind: stake, minimum: 20, unbonding: 3}
      verification: {kind: none}
      reward: {kind: per-task, amount: 1}
    """

  @Test func `an operator has as many identities as its capital covers`() throws {
    let frame = try frames(of: try world(text))[0]
    #expect(frame.contributors[0].contributions == 10)
    #expect(frame.contributors[1].contributions == 2 * 2)
    #expect(frame.balances[.stake] == 20_000_000_000 * (10 + 4))
  }

  @Test func `earnings let more identities in`() throws {
    let epochs = try frames(of: try world(text))
    // Two identities earn 2 tokens an epoch; 10 tokens are missing for a third.
    let identities = epochs.map { $0.contributors[1].contributions / 2 }
    #expect(identities[4] == 2)
    #expect(identities[5] == 3)
  }

  @Test func `cohorts arrive and leave, and stake comes back after the unbonding period`() throws {
    let epochs = try frames(
      of: try world(text, "contributors.sybil.arrive=3", "contributors.work.depart=5"))
    #expect(epochs[1].contributors[1].contributions == 0)
    #expect(epochs[2].contributors[1].contributions == 4)
    #expect(epochs[2].arrivals == 2)
    #expect(epochs[3].contributors[0].contributions == 10)
    #expect(epochs[4].contributors[0].contributions == 0)
    #expect(epochs[4].departures == 10)
    #expect(epochs[6].balances[.unbonding] == 200_000_000_000)
    #expect(epochs[7].balances[.unbonding] == 0)
  }

  @Test func `work that is split makes one contribution whatever the number of identities`() throws
  {
    let epochs = try frames(
      of: try world(text, "contributors.sybil.work=split", "mechanism.admission.minimum=0"))
    for frame in epochs { #expect(frame.contributors[1].contributions == 2) }
  }

  @Test func `listing is burned, and those who cannot pay it do not submit`() throws {
    let epochs = try frames(
      of: try world(
        text, "mechanism.admission={kind: listing-burn, amount: 10}", "mechanism.reward.amount=0"))
    #expect(epochs[0].burned == Amount(units: 10_000_000_000 * (10 + 10)))
    #expect(epochs[1].contributors[0].contributions == 10)
    #expect(epochs[2].contributors[0].contributions == 0)
  }
}
