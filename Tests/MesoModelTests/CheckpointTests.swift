import MesoModel
import MesoPrimitives
import Testing

@Suite struct CheckpointTests {
  /// Steps a world to an epoch and returns the engine.
  private func engine(_ world: World, at epoch: Int) throws -> Engine {
    let engine = try Engine(world: world, seed: 11, replicate: 2)
    for _ in 0..<epoch { try engine.step() }
    return engine
  }

  private func rest(of engine: Engine, epochs: Int) throws -> [String] {
    try (0..<epochs).map { _ in
      try engine.step()
      return "\(engine.frame)"
    }
  }

  @Test(arguments: [1, 6, 19, 22])
  func `a run continues from a checkpoint as if it had never stopped`(epoch: Int) throws {
    let world = try world(busy)
    let whole = try engine(world, at: epoch)
    let saved = whole.checkpoint()
    let continued = try Engine(world: world, checkpoint: saved)

    #expect(continued.epoch == epoch)
    #expect(
      try rest(of: continued, epochs: 30 - epoch) == rest(of: whole, epochs: 30 - epoch))
    #expect("\(continued.operatorColumns())" == "\(whole.operatorColumns())")
  }

  @Test func `royalties continue too`() throws {
    let royal = try world(
      busy, "mechanism.reward={kind: royalty}", "mechanism.payout={kind: immediate}")
    let whole = try engine(royal, at: 12)
    let continued = try Engine(world: royal, checkpoint: whole.checkpoint())
    #expect(try rest(of: continued, epochs: 10) == rest(of: whole, epochs: 10))
  }

  @Test func `a lever changed at the checkpoint shows from there on`() throws {
    let saved = try engine(try world(busy), at: 15).checkpoint()
    let plain = try Engine(world: try world(busy), checkpoint: saved)
    let changed = try Engine(
      world: try world(busy, "mechanism.slashing.fraction=0.9"), checkpoint: saved)
    try plain.step()
    try changed.step()
    func slashed(_ engine: Engine) -> Int64 {
      engine.frame.contributors.reduce(0) { $0 + $1.slashed }
    }
    #expect(slashed(changed) > 4 * slashed(plain))
  }

  @Test func `another population is refused in words`() throws {
    let saved = try engine(try world(busy), at: 3).checkpoint()
    #expect(throws: CheckpointError.otherPopulation) {
      try Engine(world: try world(busy, "contributors.honest.operators=61"), checkpoint: saved)
    }
  }

  @Test func `foreign and damaged bytes are refused and never trap`() throws {
    let world = try world(busy)
    let saved = try engine(world, at: 3).checkpoint()
    #expect(throws: CheckpointError.cutShort) { try Engine(world: world, checkpoint: []) }
    #expect(throws: CheckpointError.foreign) {
      try Engine(world: world, checkpoint: Array("not a checkpoint, surely".utf8))
    }
    for length in stride(from: 8, to: saved.count, by: saved.count / 40) {
      #expect(throws: CheckpointError.self) {
        try Engine(world: world, checkpoint: Array(saved.prefix(length)))
      }
    }
  }
}
