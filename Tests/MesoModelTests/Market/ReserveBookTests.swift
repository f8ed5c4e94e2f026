import MesoPrimitives
import Testing

@testable import MesoModel

/// The books notice what moves outside them.
struct ReserveBookTests {
  private func engine() throws -> Engine {
    let engine = try Engine(world: try world(tradingPool), seed: 5, replicate: 1)
    for _ in 0..<3 { try engine.step() }
    return engine
  }

  @Test func `a dollar that a pool says it has and nobody paid fails the run`() throws {
    let engine = try engine()
    let market = try #require(engine.trading)
    market.state.reserve += 1
    let error = #expect(throws: EngineError.self) { try engine.step() }
    #expect(error == .reserveNotConserved(epoch: 4, units: 1))
  }

  @Test func `cash that nobody paid fails the run`() throws {
    let engine = try engine()
    let market = try #require(engine.trading)
    market.contributorCash[0] += 7
    #expect(throws: EngineError.reserveNotConserved(epoch: 4, units: 7)) { try engine.step() }
  }

  @Test func `tokens that a pool says it has and the ledger has not fail the run`() throws {
    let engine = try engine()
    let market = try #require(engine.trading)
    market.state.tokens += engine.ledger.balances[.pool]
    #expect(throws: EngineError.self) { try engine.step() }
  }
}
