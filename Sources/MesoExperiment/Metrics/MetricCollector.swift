public import MesoModel
public import MesoScenario

/// Turns the epochs of one run into each metric's values: one per epoch and one for the run.
///
/// A run value covers the epochs after the warm-up: the sum of a flow, the ratio of the sums of a
/// ratio, the last value of what stands. Sums are taken in the order of epochs, so they are the
/// same bytes for any number of threads.
public struct MetricCollector: Sendable {
  private let metrics: [Metric]
  private let cadences: [Int]
  private let shared: Shared<World>
  private var world: World { shared.value }
  private var sums: [Sums]
  private var last: [Double?]
  /// What each criterion follows, with the place of its metric; a metric that is not measured
  /// has none.
  private var trackers: [(metric: Int?, tracker: CriterionTracker)]

  /// A flow's sum, a ratio's two, or a yield's three.
  private struct Sums {
    var numerator = 0.0
    var denominator = 0.0
    /// What a yield's denominator is measured against.
    var scale = 0.0
    /// Epochs in which the metric had a value.
    var epochs = 0

    mutating func add(_ numerator: Double, _ denominator: Double, _ scale: Double = 0) {
      self.numerator += numerator
      self.denominator += denominator
      self.scale += scale
      epochs += 1
    }
  }

  /// Makes a collector for one run.
  ///
  /// - Parameters:
  ///   - metrics: The metrics, in the order of the values returned.
  ///   - world: The world that is stepped; its cadences go before the metrics' own.
  ///   - criteria: The criteria whose numbers are wanted.
  public init(metrics: [Metric], world: World, criteria: [Criterion] = []) {
    self.metrics = metrics
    shared = Shared(world)
    cadences = metrics.map { world.metricCadence[$0.name] ?? $0.cadence }
    sums = Array(repeating: Sums(), count: metrics.count)
    last = Array(repeating: nil, count: metrics.count)
    trackers = criteria.map { criterion in
      (metrics.firstIndex { $0.name == criterion.metric }, CriterionTracker(criterion.over))
    }
  }

  /// Takes in an epoch.
  ///
  /// - Parameters:
  ///   - frame: What happened in the epoch.
  ///   - amounts: What is held; asked for once, and only when a metric that is due needs it, because
  ///     it costs a pass over all holders.
  /// - Returns: One value per metric; `nil` where it is not due or undefined in this epoch.
  public mutating func observe(
    _ frame: EpochFrame, amounts: (HeldAmounts) -> [Int64]
  ) -> [Double?] {
    var held: [HeldAmounts: [Int64]] = [:]
    // What is read while the sums change is held apart, or it would be copied for every metric.
    let (metrics, shared) = (self.metrics, self.shared)
    let isMeasured = frame.epoch > shared.value.warmUp
    var values: [Double?] = []
    values.reserveCapacity(metrics.count)
    for index in metrics.indices {
      let isDue = isDue(index, epoch: frame.epoch)
      var value: Double?
      switch metrics[index].measure {
      case .flow(let measure):
        value = measure(frame, shared.value).finite
        if isMeasured, let value { sums[index].add(value, 0) }
      case .stock(let measure):
        value = measure(frame, shared.value).finite
        last[index] = value
      case .ratio(let measure):
        let (numerator, denominator) = measure(frame, shared.value)
        value = Self.quotient(numerator, denominator)
        if isMeasured { sums[index].add(numerator, denominator) }
      case .yield(let measure):
        let (gain, net, gross) = measure(frame, world)
        value = Self.yield(gain, net, gross)
        if isMeasured { sums[index].add(gain, net, gross) }
      case .concentration(let which, let measure):
        guard isDue else { break }
        let read = held[which] ?? amounts(which)
        held[which] = read
        value = measure(read).finite
        last[index] = value
      case .run: break
      }
      if isMeasured, let value { track(value, of: index, epoch: frame.epoch) }
      values.append(isDue ? value : nil)
    }
    return values
  }

  /// What must be kept of operators for the metrics.
  var records: OperatorRecords { metrics.reduce(into: []) { $0.formUnion($1.records) } }

  /// The amounts that an epoch's values need.
  func amounts(in epoch: Int) -> Set<HeldAmounts> {
    var needed: Set<HeldAmounts> = []
    for index in metrics.indices {
      if case .concentration(let held, _) = metrics[index].measure, isDue(index, epoch: epoch) {
        needed.insert(held)
      }
    }
    return needed
  }

  private func isDue(_ index: Int, epoch: Int) -> Bool {
    epoch == world.epochs || cadences[index] > 0 && epoch.isMultiple(of: cadences[index])
  }

  private mutating func track(_ value: Double, of metric: Int, epoch: Int) {
    for place in trackers.indices where trackers[place].metric == metric {
      trackers[place].tracker.observe(value, epoch: epoch)
    }
  }

  /// The number of each criterion, after the last epoch.
  ///
  /// - Parameter runValues: What ``runValues(_:)`` returned.
  public func criterionValues(_ runValues: [Double?]) -> [Double?] {
    trackers.map { metric, tracker in
      metric.flatMap { tracker.value(runValue: runValues[$0]).flatMap { $0.finite } }
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
      case .ratio: Self.quotient(sums[index].numerator, sums[index].denominator)
      case .yield:
        Self.yield(sums[index].numerator, sums[index].denominator, sums[index].scale)
      case .stock, .concentration: last[index]
      case .run(_, let measure): measure(columns, world).finite
      }
    }
  }

  /// What the values of a run depend on so far.
  var state: [UInt8] {
    var writer = StateWriter()
    writer.write(Array(metrics.map { $0.name }.joined(separator: " ").utf8))
    for index in metrics.indices {
      writer.write(sums[index].numerator)
      writer.write(sums[index].denominator)
      writer.write(sums[index].scale)
      writer.write(Int64(sums[index].epochs))
      writer.write(last[index])
    }
    for tracker in trackers { tracker.tracker.write(to: &writer) }
    return writer.bytes
  }

  /// Goes on from where another collector of the same metrics and criteria was.
  ///
  /// - Throws: `CheckpointError` if it was one of others.
  mutating func restore(_ state: [UInt8]) throws {
    var reader = StateReader(state)
    let names = String(decoding: try reader.block(), as: UTF8.self)
    guard names == metrics.map({ $0.name }).joined(separator: " ") else {
      throw CheckpointError.otherPopulation
    }
    for index in metrics.indices {
      sums[index].numerator = try reader.number()
      sums[index].denominator = try reader.number()
      sums[index].scale = try reader.number()
      sums[index].epochs = Int(try reader.integer())
      last[index] = try reader.optionalNumber()
    }
    for index in trackers.indices { try trackers[index].tracker.read(from: &reader) }
    guard reader.isAtEnd else { throw CheckpointError.cutShort }
  }

  private static func quotient(_ numerator: Double, _ denominator: Double) -> Double? {
    denominator == 0 ? nil : (numerator / denominator).finite
  }

  private static func yield(_ gain: Double, _ net: Double, _ gross: Double) -> Double? {
    net > gross * 1e-6 ? quotient(gain, net) : nil
  }
}

extension Double {
  /// The number, or `nil` for what is none: tables show it as missing.
  fileprivate var finite: Double? { isFinite ? self : nil }
}

extension Double? {
  fileprivate var finite: Double? { flatMap { $0.finite } }
}
