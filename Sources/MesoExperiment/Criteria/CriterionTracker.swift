import MesoModel
import MesoScenario

/// Follows a metric over the measured epochs of a run, as a criterion asks.
struct CriterionTracker: Sendable {
  private let over: Criterion.Over
  /// What was found so far: the last, greatest or least value, the sum, or the first epoch.
  private var found: Double?
  private var epochs = 0

  init(_ over: Criterion.Over) { self.over = over }

  /// Takes in an epoch in which the metric has a value.
  mutating func observe(_ value: Double, epoch: Int) {
    epochs += 1
    switch over {
    case .run: break
    case .final: found = value
    case .max: found = found.map { Swift.max($0, value) } ?? value
    case .min: found = found.map { Swift.min($0, value) } ?? value
    case .sum, .mean: found = (found ?? 0) + value
    case .firstEpoch(let bound):
      if found == nil, bound.holds(value) { found = Double(epoch) }
    }
  }

  func write(to writer: inout StateWriter) {
    writer.write(found)
    writer.write(Int64(epochs))
  }

  mutating func read(from reader: inout StateReader) throws {
    found = try reader.optionalNumber()
    epochs = Int(try reader.integer())
  }

  /// The number that the epochs make; `nil` where there is none.
  ///
  /// - Parameter runValue: The metric's value of the run.
  func value(runValue: Double?) -> Double? {
    switch over {
    case .run: runValue
    case .mean: found.map { $0 / Double(epochs) }
    case .final, .max, .min, .sum, .firstEpoch: found
    }
  }
}
