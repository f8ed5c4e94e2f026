import MesoExperiment
import MesoMetrics
import MesoModel
import MesoPrimitives
import Synchronization
import Testing

@testable import MesoScenario

@Suite struct ExperimentTests {
  /// Keeps what it is given.
  private struct Shelf: RunSink {
    var records: [RunRecord] = []
    var capacity = Int.max

    mutating func take(_ record: RunRecord) throws {
      guard records.count < capacity else { throw Full() }
      records.append(record)
    }
  }

  private struct Full: Error {}

  /// Writes down every frame, as text.
  private struct Transcript: RunRecorder {
    var text = ""
    var didStep: @Sendable () -> Void = {}

    mutating func record(_ observation: EpochObservation) {
      text += "\(observation.frame) \(observation.values)\n"
      didStep()
    }

    mutating func finish(_ observation: RunObservation) { text += "\(observation.columns)\n" }

    var rows: [[UInt8]] { [Array(text.utf8)] }
  }

  @Test func `the work list goes through the treatments of one replicate after the other`() throws {
    let scenario = try TinyScenario.loaded(["replicates=2"])

    let runs = Experiment(scenario).runs
    let one = Experiment(scenario, replicate: 2).runs

    #expect(runs.map { $0.replicate } == [1, 1, 2, 2])
    #expect(runs.map { $0.treatment } == [0, 1, 0, 1])
    #expect(one.map { $0.replicate } == [2, 2])
  }

  @Test func `measures of concentration see what operators hold`() throws {
    let experiment = Experiment(try TinyScenario.loaded())
    let records = try experiment.run(jobs: 1, into: Shelf()) { _ in Transcript() }.records
    for name in ["gini_balance", "gini_wealth", "gini_rewards"] {
      let place = try #require(experiment.metrics.firstIndex { $0.name == name })
      let values = records.map { $0.values[place] ?? 0 }
      // Honest and lazy operators earn and spend differently, so nothing is spread evenly.
      #expect(values.allSatisfy { $0 > 0 && $0 < 1 }, "\(name)")
    }
  }

  /// Keeps nothing of operators.
  private struct NoColumns: RunRecorder {
    var readsOperators: Bool { false }
    mutating func record(_ observation: EpochObservation) {}
    mutating func finish(_ observation: RunObservation) {}
    var rows: [[UInt8]] { [] }
  }

  @Test func `a study that measures its headline alone has the same numbers in it`() throws {
    let named = ["income_variation", "rewards_tokens"]
    let text =
      TinyScenario.text.replacing(
        "headline: [acceptance_rate, rewards_tokens]",
        with: "headline: [acceptance_rate, income_variation]\nmeasure: headline\n"
          + "metrics: {gini_balance: {every: 4}}\n"
          + "criteria: [{metric: alignment_spearman, goal: '> -2'}]")
    let few = Experiment(try ScenarioLoader().load(text: text, file: "few.yaml"))
    let all = Experiment(try TinyScenario.loaded())

    #expect(
      Set(few.metrics.map { $0.name })
        == Set(named + ["acceptance_rate", "gini_balance", "alignment_spearman"]).union(
          Metric.invariants.map { $0.name }))
    let (some, whole) = (
      try few.run(jobs: 2, into: Shelf()) { _ in NoColumns() }.records,
      try all.run(jobs: 2, into: Shelf()) { _ in Transcript() }.records
    )
    for (index, metric) in few.metrics.enumerated() {
      let place = try #require(all.metrics.firstIndex { $0.name == metric.name })
      #expect(some.map { $0.values[index] } == whole.map { $0.values[place] }, "\(metric.name)")
    }
  }

  @Test func `the number of jobs shows in nothing`() throws {
    let experiment = Experiment(try TinyScenario.loaded())

    let shelves = try [1, 2, 4, 64].map { jobs in
      try experiment.run(jobs: jobs, into: Shelf()) { _ in Transcript() }
    }

    #expect(shelves[0].records.map { $0.id } == experiment.runs)
    for shelf in shelves.dropFirst() {
      #expect(shelf.records.map { $0.id } == experiment.runs)
      #expect(shelf.records.map { $0.values } == shelves[0].records.map { $0.values })
      #expect(shelf.records.map { $0.rows } == shelves[0].records.map { $0.rows })
    }
  }

  @Test func `one replicate run alone is the same as among others`() throws {
    let scenario = try TinyScenario.loaded()

    let all = try Experiment(scenario).run(jobs: 2, into: Shelf()) { _ in Transcript() }
    let one = try Experiment(scenario, replicate: 3)
      .run(jobs: 2, into: Shelf()) { _ in Transcript() }

    let third = all.records.filter { $0.id.replicate == 3 }
    #expect(one.records.map { $0.rows } == third.map { $0.rows })
  }

  @Test func `a run that fails is delivered as failed and the others go on`() throws {
    let experiment = Experiment(try brokenScenario())

    let shelf = try experiment.run(jobs: 2, into: Shelf()) { _ in Transcript() }

    let failures = shelf.records.filter { $0.status != .ok }
    #expect(shelf.records.count == 10)
    #expect(failures.count == 5)
    #expect(failures.allSatisfy { $0.id.treatment == 1 && $0.rows.isEmpty })
    #expect(failures.allSatisfy { $0.values.allSatisfy { $0 == nil } })
    #expect(failures[0].status.failure?.contains("less than the") == true)
  }

  @Test func `a sink that can take no more ends the experiment with its error`() throws {
    let experiment = Experiment(try TinyScenario.loaded(["replicates=50"]))
    let progress = RunProgress()

    #expect(throws: Full.self) {
      try experiment.run(jobs: 2, progress: progress, into: Shelf(capacity: 3)) { _ in
        Transcript()
      }
    }
    #expect(progress.runs < 50)
  }

  @Test func `cancelling keeps the finished runs and gives the others up`() throws {
    let experiment = Experiment(try TinyScenario.loaded(["replicates=200"]))
    let progress = RunProgress()
    let epochs = Atomic(0)

    let shelf = try experiment.run(jobs: 2, progress: progress, into: Shelf()) { _ in
      Transcript(didStep: {
        // In the middle of the tenth run or so.
        if epochs.add(1, ordering: .relaxed).newValue == 115 { progress.cancel() }
      })
    }

    #expect((1...12).contains(shelf.records.count))
    #expect(shelf.records.count == progress.runs)
    #expect(shelf.records.allSatisfy { $0.status == .ok })
  }

  @Test func `progress counts epochs and runs`() throws {
    let experiment = Experiment(try brokenScenario())
    let progress = RunProgress()

    _ = try experiment.run(jobs: 1, progress: progress, into: Shelf()) { _ in Transcript() }

    #expect(progress.runs == 10)
    #expect(progress.failures == 5)
    #expect(progress.epochs == 60)
  }

  /// The tiny scenario with less supply in its second treatment than its cohorts hold.
  private func brokenScenario() throws -> ResolvedScenario {
    let scenario = try TinyScenario.loaded()
    var world = scenario.treatments[1].world
    world.supply = .zero
    let broken = Treatment(name: "broken", world: world, varied: [])
    return ResolvedScenario(
      name: scenario.name, question: nil, expectation: nil, seed: scenario.seed,
      replicates: scenario.replicates, treatments: [scenario.treatments[0], broken],
      headline: scenario.headline, claims: [], text: scenario.text, digest: scenario.digest,
      warnings: [], recordFiles: [])
  }
}
