import MesoMetrics
import MesoModel
import Testing

@Suite struct OperatorRecordsTests {
  /// Steps a busy network and returns the engine.
  private func engine(_ records: OperatorRecords) throws -> Engine {
    let world = try world(busy)
    let engine = try Engine(world: world, seed: 5, replicate: 1, records: records)
    for _ in 0..<world.epochs { try engine.step() }
    return engine
  }

  @Test(
    arguments: [
      [], .work, .rewards, .accounts, .holdings, [.work, .accounts], [.rewards, .work],
    ] as [OperatorRecords])
  func `what is not kept changes nothing else`(records: OperatorRecords) throws {
    let (all, some) = (try engine(.all), try engine(records))

    #expect("\(some.frame)" == "\(all.frame)")
    let (whole, part) = (all.operatorColumns(), some.operatorColumns())
    #expect(part.behaviour == whole.behaviour)
    #expect(part.income == (records.contains(.accounts) ? whole.income : []))
    #expect(part.profit == (records.contains(.accounts) ? whole.profit : []))
    #expect(part.windowSquares == (records.contains(.accounts) ? whole.windowSquares : []))
    #expect(part.quality == (records.contains(.work) ? whole.quality : []))
    let holdings = (part.holdings, whole.holdings)
    #expect(
      holdings.0.contributions == (records.contains(.work) ? holdings.1.contributions : []))
    #expect(holdings.0.rewards == (records.contains(.rewards) ? holdings.1.rewards : []))
    #expect(holdings.0.liquid == (records.contains(.holdings) ? holdings.1.liquid : []))
  }

  /// A metric that reads more than it says would find an empty column.
  @Test func `every metric of operators has what it reads if nothing else is kept`() throws {
    let world = try world(busy)
    let whole = try engine(.all)
    for metric in Metric.standard(for: world) {
      switch metric.measure {
      case .concentration(let held, let measure):
        let alone = try engine(metric.records)
        #expect(measure(alone.amounts(held)) == measure(whole.amounts(held)), "\(metric.name)")
      case .run(_, let measure):
        let alone = try engine(metric.records)
        #expect(
          measure(alone.operatorColumns(), world) == measure(whole.operatorColumns(), world),
          "\(metric.name)")
      case .flow, .stock, .ratio, .yield: break
      }
    }
  }

  @Test func `wealth is what operators have in all, and rewards are those of makers`() throws {
    let engine = try engine(.all)
    let holdings = engine.holdings()

    #expect(engine.amounts(.liquid) == holdings.liquid)
    #expect(
      engine.amounts(.wealth)
        == holdings.liquid.indices.map {
          holdings.liquid[$0] + holdings.stake[$0] + holdings.pending[$0]
        })
    #expect(
      engine.amounts(.rewards)
        == zip(holdings.rewards, holdings.contributions).filter { $0.1 > 0 }.map { $0.0 })
    #expect(engine.amounts(.validatorStake) == holdings.validatorStake)
  }

  @Test func `an engine goes on from a checkpoint with the records it had`() throws {
    let world = try world(busy)
    let whole = try Engine(world: world, seed: 5, replicate: 1, records: .work)
    for _ in 0..<9 { try whole.step() }
    let continued = try Engine(world: world, checkpoint: whole.checkpoint())
    for engine in [whole, continued] { for _ in 9..<world.epochs { try engine.step() } }

    #expect("\(continued.operatorColumns())" == "\(whole.operatorColumns())")
    #expect(continued.operatorColumns().income.isEmpty)
  }
}
