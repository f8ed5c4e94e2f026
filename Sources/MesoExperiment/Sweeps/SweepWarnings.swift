import MesoScenario

extension Sweep {
  /// What deserves a second look in a sweep's runs, one sentence each.
  ///
  /// Paths are judged only when all runs are there; strategies that died out are told always.
  ///
  /// - Parameters:
  ///   - journal: The journal of this sweep.
  ///   - looks: The looks that decided which runs were made; `nil` if the plan did.
  /// - Throws: `JournalError`.
  public func warnings(
    from journal: Journal, after looks: PrecisionLooks? = nil
  ) throws -> [String] {
    let finished = try finishedRuns(in: journal)
    var extinctions = Extinctions()
    var levers = finished.count == planned(after: looks) ? self.levers : []
    var spread = metrics.map { _ in Moments() }
    var replicate = Lever.Replicate(
      points: levers.isEmpty ? 0 : work.points, treatments: work.treatments,
      metrics: metrics.count)
    var current = 1
    var hasValues = false
    try journal.forEachRun(in: .byReplicate) { entry in
      extinctions.add(entry)
      hasValues = hasValues || entry.status == .ok
      guard !levers.isEmpty else { return }
      if entry.id.replicate != current {
        for index in levers.indices { levers[index].observe(replicate) }
        replicate.clear()
        current = entry.id.replicate
      }
      replicate.set(entry.values, point: entry.id.point - 1, treatment: entry.id.treatment)
      for (metric, value) in entry.values.enumerated() {
        if let value { spread[metric].add(value) }
      }
    }
    for index in levers.indices { levers[index].observe(replicate) }
    guard hasValues else { return [] }
    return levers.compactMap { Self.sentence($0, $0.finding(spread: spread)) }
      + extinctions.sentences(in: self)
  }

  private func planned(after looks: PrecisionLooks?) -> Int {
    looks?.planned.reduce(0, +) ?? work.count
  }

  private var levers: [Lever] {
    let points = plan.points.map { $0.values.map { $0.text } }
    return plan.varied.indices.map {
      Lever(plan.varied[$0], at: $0, points, metrics: metrics.count)
    }
  }

  private static func sentence(_ lever: Lever, _ finding: Lever.Finding?) -> String? {
    switch finding {
    case .inert:
      "'\(lever.path)' is inert: every metric of every run is the same at all points that differ "
        + "only in it."
    case .noEffectFound:
      "No effect of '\(lever.path)' found: over the points that differ only in it, no metric "
        + "changes by more than 1 % of its standard deviation (95 % confidence, all together)."
    case nil: nil
    }
  }
}

/// Counts the runs in which a strategy died out during the warm-up.
private struct Extinctions {
  private var runs: [String: (count: Int, first: SweepRunID)] = [:]

  mutating func add(_ entry: JournalEntry) {
    for strategy in entry.extinct {
      runs[strategy, default: (0, entry.id)].count += 1
    }
  }

  func sentences(in sweep: Sweep) -> [String] {
    runs.sorted { $0.key < $1.key }.map { strategy, runs in
      "The strategy '\(strategy)' had died out when the warm-up ended in \(runs.count) "
        + "\(runs.count == 1 ? "run" : "runs"), first "
        + "at point \(runs.first.point) under '\(sweep.mechanism(of: runs.first))', replicate "
        + "\(runs.first.replicate); what is measured afterwards says nothing of it."
    }
  }
}
