import MesoModel
import MesoScenario
import Testing

@Suite struct RulesTests {
  private static let shocks = """
    shocks=[{epoch: 10, set: {mechanism.slashing.fraction: 0.9, demand: {usage: 200}}}, \
    {epoch: 20, set: {mechanism.slashing.fraction: 0.2}}]
    """

  private func slashed(_ frame: EpochFrame) -> Int64 {
    frame.contributors.reduce(0) { $0 + $1.slashed }
  }

  @Test func `a shock changes nothing before its epoch and shows from there on`() throws {
    let plain = try frames(of: try world(busy))
    let shocked = try frames(of: try world(busy, Self.shocks))

    for epoch in 0..<9 { #expect("\(shocked[epoch])" == "\(plain[epoch])") }
    #expect(shocked[9].changes.map { $0.path } == ["mechanism.slashing.fraction", "demand.usage"])
    #expect(shocked[9].changes.map { $0.before } == ["0.2", "400"])
    #expect(shocked[9].changes.map { $0.after } == ["0.9", "200"])
    #expect(slashed(shocked[9]) > 3 * slashed(plain[9]))
    #expect(shocked[10].changes.isEmpty)
    #expect(shocked[19].changes.map { $0.before } == ["0.9"])
  }

  @Test func `a shock is what a scenario with the value from the start does to the same state`()
    throws
  {
    let start = try Engine(world: try world(busy), seed: 3, replicate: 1)
    for _ in 0..<9 { try start.step() }
    let other = try world(busy, "mechanism.slashing.fraction=0.9", "demand.usage=200")
    let forked = try Engine(world: other, checkpoint: start.checkpoint())
    let shocked = try Engine(world: try world(busy, Self.shocks), seed: 3, replicate: 1)
    for _ in 0..<9 { try shocked.step() }
    for _ in 10..<20 {
      try forked.step()
      try shocked.step()
      #expect("\(forked.frame.contributors)" == "\(shocked.frame.contributors)")
      #expect("\(forked.frame.flows)" == "\(shocked.frame.flows)")
    }
  }

  @Test(arguments: [9, 10, 15, 20])
  func `changed levers go into checkpoints`(epoch: Int) throws {
    let world = try world(busy, Self.shocks)
    let whole = try Engine(world: world, seed: 3, replicate: 1)
    for _ in 0..<epoch { try whole.step() }
    let continued = try Engine(world: world, checkpoint: whole.checkpoint(), threads: 2)
    for _ in epoch..<30 {
      try whole.step()
      try continued.step()
      #expect("\(continued.frame)" == "\(whole.frame)")
    }
  }

  @Test func `whoever goes on with another value of a changed lever keeps it`() throws {
    let shocked = try Engine(world: try world(busy, Self.shocks), seed: 3, replicate: 1)
    for _ in 0..<12 { try shocked.step() }
    let saved = shocked.checkpoint()
    let same = try Engine(world: try world(busy, Self.shocks), checkpoint: saved)
    let none = try Engine(
      world: try world(busy, Self.shocks, "mechanism.slashing.fraction=0"), checkpoint: saved)
    try same.step()
    try none.step()

    #expect(slashed(same.frame) > 0)
    #expect(slashed(none.frame) == 0)
  }

  @Test func `a world that changes its rules is the same for any number of threads`() throws {
    let world = try world(busy, Self.shocks)
    #expect("\(try frames(of: world, threads: 1))" == "\(try frames(of: world, threads: 3))")
  }
}
