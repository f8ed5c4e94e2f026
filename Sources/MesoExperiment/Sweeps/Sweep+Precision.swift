import MesoModel
import MesoScenario

extension Sweep {
  /// One metric over the replicates of a treatment at a point.
  ///
  /// - Parameters:
  ///   - metric: The place of the metric.
  ///   - values: The metric's value in each replicate.
  ///   - id: The point and the treatment; the replicate says nothing.
  ///   - level: The confidence of the interval.
  public func summary(
    of metric: Int, _ values: [Double?], at id: SweepRunID, level: Double
  ) -> Summary {
    let metric = metrics[metric]
    let subject = "\(id.point)/\(mechanism(of: id))/\(metric.name)"
    return Summary(
      values, isBoundedRate: metric.isBoundedRate, level: level,
      bootstrap: intervals == .bootstrap ? Bootstrap(seed: plan.seed, subject: subject) : nil)
  }

  /// The places of the headline metrics.
  public var headline: [Int] {
    plan.headline.compactMap { name in metrics.firstIndex { $0.name == name } }
  }

  /// The treatments at points, of some, whose headline is known as well as is wanted.
  ///
  /// A sweep that goes on may have more replicates than the look that is taken again; only those of
  /// the look count, so that it ends as it did before. Memory holds one subject at a time.
  func precise(
    _ subjects: [Int], in journal: Journal, replicates: Int, level: Double, target: PrecisionTarget
  ) throws -> Set<Int> {
    let wanted = Set(subjects)
    let headline = headline
    var precise: Set<Int> = []
    var open: SweepRunID?
    var values: [[Double?]] = []
    func close() {
      guard let open else { return }
      let isPrecise = headline.indices.allSatisfy { place in
        target.isMet(
          by: summary(of: headline[place], values.map { $0[place] }, at: open, level: level))
      }
      if isPrecise { precise.insert(work.subject(of: open)) }
    }
    try journal.forEachRun { entry in
      let subject = work.subject(of: entry.id)
      guard wanted.contains(subject), entry.id.replicate <= replicates else { return }
      if open.map({ work.subject(of: $0) }) != subject {
        close()
        (open, values) = (entry.id, [])
      }
      if entry.status == .ok { values.append(headline.map { entry.values[$0] }) }
    }
    close()
    return precise
  }
}
