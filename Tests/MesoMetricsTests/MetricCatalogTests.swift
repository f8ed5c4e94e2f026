import MesoMetrics
import MesoModel
import Testing

struct MetricCatalogTests {
  @Test func `names are snake case and used once`() throws {
    let names = try Metric.standard(for: .sample()).map { $0.name }

    #expect(Set(names).count == names.count)
    for name in names { #expect(name.wholeMatch(of: /[a-z]+(_[a-z]+)*/) != nil, "\(name)") }
  }

  @Test func `every definition is a sentence`() throws {
    for metric in try Metric.standard(for: .sample()) {
      #expect(metric.definition.hasSuffix("."), "\(metric.name)")
      #expect(!metric.unit.isEmpty, "\(metric.name)")
    }
  }

  @Test func `a world adds the profit of each strategy that its contributors declare`() throws {
    let world = try World.sample()
    let added = Metric.standard(for: world).map { $0.name }
      .filter { name in !Metric.standard.contains { $0.name == name } }

    #expect(
      added == [
        "profit_honest_tokens", "profit_lazy_tokens", "profit_sybil_tokens",
        "profit_colluding_tokens",
      ])
  }

  @Test func `where nothing happened flows are 0 and rates are undefined`() throws {
    let world = try World.sample()
    for metric in Metric.standard(for: world) {
      switch metric.measure {
      case .flow(let measure): #expect(measure(.empty, world) == 0, "\(metric.name)")
      case .ratio(let measure):
        let sums = measure(.empty, world)
        #expect(sums.numerator == 0 && sums.denominator == 0, "\(metric.name)")
      case .yield(let measure):
        let sums = measure(.empty, world)
        #expect(sums.gain == 0 && sums.net == 0 && sums.gross == 0, "\(metric.name)")
      case .stock, .concentration, .run: break
      }
    }
  }

  @Test func `a metric of the same epoch is the same twice`() throws {
    let world = try World.sample()
    var frame = EpochFrame.empty
    frame.contributors[Place.honest].operators = 2
    frame.contributors[Place.honest].members = 2
    frame.contributors[Place.honest].rewards = 700
    for name in ["rewards_tokens", "profit_honest_tokens", "honest_share"] {
      #expect(try value(name, [frame], in: world) == value(name, [frame], in: world))
    }
  }
}
