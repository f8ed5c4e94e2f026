import MesoExperiment
import MesoModel
import MesoReport
import MesoScenario

/// How much memory the runs of an experiment take.
struct MemoryNeed {
  private let experiment: Experiment
  private let tables: StreamedTables

  init(of experiment: Experiment, tables: StreamedTables) {
    self.experiment = experiment
    self.tables = tables
  }

  /// The bytes that one run of a treatment takes while it is made.
  ///
  /// Its rows count three times: a text that grows holds up to twice its length, and for each run
  /// in work a finished one may wait for its turn to be written.
  func bytes(ofTreatment treatment: Int) -> Int {
    Engine.estimatedBytes(of: experiment.scenario.treatments[treatment].world)
      + 3 * tables.estimatedBytes(ofTreatment: treatment)
  }

  /// The bytes of the treatment that takes most.
  var bytesPerRun: Int {
    experiment.scenario.treatments.indices.map { bytes(ofTreatment: $0) }.max() ?? 0
  }
}
