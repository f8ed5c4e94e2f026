import MesoModel
import MesoScenario
import Testing

@testable import MesoExperiment

@Suite struct CriterionTrackerTests {
  @Test func `each way to sum up epochs gives its number`() throws {
    let ways = ["run", "final", "mean", "max", "min", "sum", "first-epoch-where(> 3)"]
    let criteria = try ways.map { try CriterionVerdictTests.criterion(over: $0, goal: "> 0") }
    let metric = Metric(
      "acceptance_rate", unit: "tokens", better: .none, "",
      .flow { frame, _ in frame.consumedQuality })
    let world = try TinyScenario.loaded(["epochs=4", "warm-up=1"]).treatments[0].world
    var collector = MetricCollector(metrics: [metric], world: world, criteria: criteria)

    for (epoch, value) in [(1, 100.0), (2, 2), (3, 5), (4, 4)] {
      var frame = EpochFrame()
      frame.epoch = epoch
      frame.consumedQuality = value
      _ = collector.observe(frame) { _ in [] }
    }

    // Epoch 1 is warm-up. The run value is the one that is handed over.
    #expect(collector.criterionValues([77]) == [77, 4, 11.0 / 3, 5, 2, 11, 3])
  }

  @Test func `an epoch that never came has no number, nor has a metric that is not measured`()
    throws
  {
    let criterion = try CriterionVerdictTests.criterion(
      over: "first-epoch-where(> 3)", goal: "> 0")
    let world = try TinyScenario.loaded().treatments[0].world
    let collector = MetricCollector(metrics: [], world: world, criteria: [criterion])
    var tracker = CriterionTracker(criterion.over)

    tracker.observe(2, epoch: 5)

    #expect(tracker.value(runValue: 9) == nil)
    #expect(collector.criterionValues([]) == [nil])
  }

  @Test func `runs carry the numbers of the scenario's criteria`() throws {
    let scenario = try ScenarioLoader().load(
      text: TinyScenario.text + """

        criteria:
          - {metric: acceptance_rate, over: final, across: mean, goal: ">= 0"}
        """, file: "tiny.yaml", overrides: [])
    let experiment = Experiment(scenario)

    let sink = try experiment.run(jobs: 1, into: ResultSink(Results(of: experiment))) { _ in
      NoRecorder()
    }

    let verdict = try #require(sink.results.criterionVerdicts(treatment: 0).first)
    #expect(verdict.count == 5 && verdict.state == .met)
  }
}

/// Keeps results and nothing else.
struct ResultSink: RunSink {
  var results: Results

  init(_ results: Results) { self.results = results }

  mutating func take(_ record: RunRecord) throws { results.append(record) }
}

/// Records nothing.
struct NoRecorder: RunRecorder {
  mutating func record(_ observation: EpochObservation) {}
  mutating func finish(_ observation: RunObservation) {}
  var rows: [[UInt8]] { [] }
}
