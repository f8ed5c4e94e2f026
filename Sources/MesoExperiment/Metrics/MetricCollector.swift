public import MesoModel

/// Turns the epochs of one run into each metric's values: one per epoch and one for the run.
///
/// A run value covers the epochs after the warm-up: the sum of a flow, the ratio of the sums of a
/// ratio, the last value of what stands. Sums are taken in the order of epochs, so they are the
/// same bytes for any number of threads.
public struct MetricCollector: Sendable {
  private let metrics: [Metric]
  private let cadences: [Int]
  private let world: World
  private var sums: [Sums]
  private var last: [Double?]

  /// A flow's sum, or a ratio's two.
  private struct Sums {
    var numerator = 0.0
    var denominator = 0.0
    /// Epochs in which the metric had a value.
    var epochs = 0

    mutating func add(_ numerator: Double, _ denominator: Double) {
      self.numerator += numerator
      self.denominator += denominator
      epochs += 1
    }
  }

  /// Makes a collector for one run.
  ///
  /// - Parameters:
  ///   - metrics: The metrics, in the order of the values returned.
  ///   - world: The world that is stepped; its cadences go before the metrics' own.
  public init(metrics: [Metric], world: World) {
    self.metrics = metrics
    self.world = world
    cadences = metrics.map { world.metricCadence[$0.name] ?? $0.cadence }
    sums = Array(repeating: Sums(), count: metrics.count)
    last = Array(repeating: nil, count: metrics.count)
  }

  /// Takes in an epoch.
  ///
  /// - Parameters:
  ///   - frame: What happened in the epoch.
  ///   - columns: The operators' own accounts; asked for only when a metric that is due needs
  ///     them, because they cost a pass over all operators.
  /// - Returns: One value per metric; `nil` where it is not due or undefined in this epoch.
  public mutating func observe(
    _ frame: EpochFrame, columns: () -> OperatorColumns
  ) -> [Double?] {
    var operators: OperatorColumns?
    return metrics.indices.map { index in
      let isDue = isDue(index, epoch: frame.epoch)
      let isMeasured = frame.epoch > world.warmUp
      let value: Double?
      switch metrics[index].measure {
      case .flow(let measure):
        value = measure(frame, world).finite
        if isMeasured, let value { sums[index].add(value, 0) }
      case .stock(let measure):
        value = measure(frame, world).finite
        last[index] = value
      case .ratio(let measure):
        let (numerator, denominator) = measure(frame, world)
        value = quotient(numerator, denominator)
        if isMeasured { sums[index].add(numerator, denominator) }
      case .concentration(let measure):
        guard isDue else { return nil }
        let columns = operators ?? columns()
        operators = columns
        value = measure(columns, world).finite
        last[index] = value
      case .run:
        return nil
      }
      return isDue ? value : nil
    }
  }

  /// The values of the run, after its last epoch.
  ///
  /// - Parameter columns: The operators' own accounts at the end.
  /// - Returns: One value per metric; `nil` where it is undefined.
  public func runValues(_ columns: OperatorColumns) -> [Double?] {
    metrics.indices.map { index in
      switch metrics[index].measure {
      case .flow: sums[index].epochs > 0 ? sums[index].numerator.finite : nil
      case .ratio: quotient(sums[index].numerator, sums[index].denominator)
      case .stock, .concentration: last[index]
      case .run(let measure): measure(columns, world).finite
      }
    }
  }

  private func isDue(_ index: Int, epoch: Int) -> Bool {
    if epoch == world.epochs { return true }
    return cadences[index] > 0 && epoch.isMultiple(of: cadences[index])
  }

  private func quotient(_ numerator: Double, _ denominator: Double) -> Double? {
    denominator == 0 ? nil : (numerator / denominator).finite
  }
}

extension Double {
  /// The number, or `nil` for what is none: tables show it as missing.
  fileprivate var finite: Double? { isFinite ? self : nil }
}

extension Double? {
  fileprivate var finite: Double? { flatMap { $0.finite } }
}
