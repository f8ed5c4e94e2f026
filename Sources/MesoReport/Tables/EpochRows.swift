import MesoExperiment
import MesoModel

/// `epochs.csv`: one row per run and epoch.
struct EpochRows {
  /// The places of the metrics that have a value in an epoch; those of whole runs are left out.
  private let metrics: [Int]
  private let ids: CSVText
  var text = CSVText()

  init(ids: CSVText, metrics: [Metric]) {
    self.ids = ids
    self.metrics = Self.measured(metrics)
  }

  /// The columns after the ids.
  static func columns(_ metrics: [Metric]) -> [String] {
    ["epoch"] + measured(metrics).map { metrics[$0].name }
  }

  mutating func add(_ observation: EpochObservation) {
    text.add(cells: ids)
    text.add(observation.frame.epoch)
    for metric in metrics { text.add(observation.values[metric]) }
    text.endRow()
  }

  private static func measured(_ metrics: [Metric]) -> [Int] {
    metrics.indices.filter { index in
      if case .run = metrics[index].measure { return false }
      return true
    }
  }
}
