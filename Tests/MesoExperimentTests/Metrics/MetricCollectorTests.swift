import MesoExperiment
import MesoModel
import MesoScenario
import Testing

@Suite struct MetricCollectorTests {
  /// Reads what a test put into a frame.
  static let metrics = [
    Metric("flow", unit: "tokens", better: .none, "", .flow { frame, _ in frame.consumedQuality }),
    Metric("stock", unit: "tokens", better: .none, "", .stock { frame, _ in frame.served }),
    Metric(
      "ratio", unit: "share", better: .none, "",
      .ratio { frame, _ in (frame.dueUnits, Double(frame.panels)) }),
    Metric(
      "concentration", unit: "index", better: .none, "",
      .concentration(of: .liquid) { $0.first.map { Double($0) } }),
    Metric(
      "run", unit: "index", better: .none, "",
      .run(reading: .accounts) { columns, _ in columns.profit.first }),
  ]

  /// A frame whose metrics have the given values.
  private func frame(
    _ epoch: Int, flow: Double?, stock: Double, ratio: (Double, Int) = (0, 0)
  ) -> EpochFrame {
    var frame = EpochFrame()
    frame.epoch = epoch
    frame.consumedQuality = flow
    frame.served = stock
    frame.dueUnits = ratio.0
    frame.panels = ratio.1
    return frame
  }

  private func columns(_ value: Double) -> OperatorColumns {
    var columns = OperatorColumns()
    columns.profit = [value]
    return columns
  }

  /// Four epochs, one of warm-up.
  private func collector(cadence: [String: Int] = [:]) throws -> MetricCollector {
    var world = try TinyScenario.loaded(["epochs=4", "warm-up=1"]).treatments[0].world
    world.metricCadence = cadence
    return MetricCollector(metrics: Self.metrics, world: world)
  }

  @Test func `run values leave the warm-up out and are sums, ends and ratios of sums`() throws {
    var collector = try collector()

    for frame in [
      frame(1, flow: 100, stock: 1, ratio: (50, 50)), frame(2, flow: 1, stock: 2, ratio: (1, 2)),
      frame(3, flow: 2, stock: 3, ratio: (3, 6)), frame(4, flow: 4, stock: 8, ratio: (4, 8)),
    ] {
      _ = collector.observe(frame) { _ in [25] }
    }

    // Flow 1 + 2 + 4; ratio (1 + 3 + 4) / (2 + 6 + 8).
    #expect(collector.runValues(columns(0.75)) == [7, 8, 0.5, 25, 0.75])
  }

  @Test func `an undefined epoch stays undefined and does not spoil the run`() throws {
    var collector = try collector()

    let values = collector.observe(frame(1, flow: nil, stock: .nan)) { _ in [1] }
    _ = collector.observe(frame(2, flow: nil, stock: 1)) { _ in [1] }
    _ = collector.observe(frame(3, flow: 3, stock: 1, ratio: (1, 4))) { _ in [1] }

    #expect(values == [nil, nil, nil, 1, nil])
    #expect(collector.runValues(columns(1)) == [3, 1, 0.25, 1, 1])
  }

  @Test func `a run without any measured value has none`() throws {
    var collector = try collector()

    _ = collector.observe(frame(1, flow: 5, stock: 1, ratio: (1, 1))) { _ in [1] }

    #expect(collector.runValues(columns(.infinity)) == [nil, 1, nil, 1, nil])
  }

  @Test func `a cadence thins out epochs, keeps the last one and changes no run value`() throws {
    var collector = try collector(cadence: ["flow": 3, "concentration": 0])
    var askedAt: [Int] = []

    let shown = (1...4).map { epoch in
      collector.observe(frame(epoch, flow: 1, stock: 1)) { _ in
        askedAt.append(epoch)
        return [Int64(epoch)]
      }
    }

    #expect(shown.map { $0[0] } == [nil, nil, 1, 1])
    #expect(shown.map { $0[3] } == [nil, nil, nil, 4])
    #expect(askedAt == [4])
    #expect(collector.runValues(columns(0))[0] == 3)
  }
}
