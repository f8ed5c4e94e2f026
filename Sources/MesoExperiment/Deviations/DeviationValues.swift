import MesoModel

/// The values of an audit's runs, by subject and replicate.
struct DeviationValues {
  private(set) var finished = 0
  private(set) var failures: [(id: SweepRunID, mechanism: String, reason: String)] = []
  /// By subject, from 1, and replicate.
  private var values: [Int: [Int: [Double?]]] = [:]

  /// A row before it is put to the test.
  struct Cell {
    let treatment: Int
    let deviation: Deviation
    let tercile: Int?
    let baseline: Summary
    let gain: Difference
    /// The gain of each replicate.
    let gains: [Int: Double]
    let honest: [Side: Difference]
  }

  mutating func add(_ entry: JournalEntry, mechanism: String) {
    finished += 1
    if let reason = entry.status.failure {
      failures.append((entry.id, mechanism, reason))
    } else {
      values[entry.id.point, default: [:]][entry.id.replicate] = entry.values
    }
  }

  /// The rows of a treatment: every deviation, followed by its terciles where it has any.
  func cells(of treatment: Int, in audit: DeviationAudit) -> [Cell] {
    let design = audit.designs[treatment]
    return design.deviations.indices.flatMap { deviation in
      let arms = design.arms.filter { $0.deviation == deviation }
      let groups = arms.count > 1 ? [arms] + arms.map { [$0] } : [arms]
      return groups.map { cell(of: $0, treatment, in: audit) }
    }
  }

  /// One row: the mean over some runs of each replicate, of the gain over the operators that
  /// deviate. A replicate that lacks a run is left out.
  private func cell(
    of arms: [DeviationDesign.Arm], _ treatment: Int, in audit: DeviationAudit
  ) -> Cell {
    let design = audit.designs[treatment]
    let deviation = design.deviations[arms[0].deviation]
    let home = design.home(of: deviation)
    let first =
      audit.offset(of: treatment) + design.homes.prefix(home).reduce(0) { $0 + $1.focal }
    let runs = arms.map { arm in (arm, subject(treatment, arm, in: audit)) }
    let base = values[subject(treatment, nil, in: audit)] ?? [:]
    var (without, with) = ([Int: Double](), [Int: Double]())
    var honest: [Side: [Int: Double]] = [:]
    for (replicate, baseline) in base {
      let own = runs.compactMap { arm, subject -> [(Double, Double)]? in
        guard let deviating = values[subject]?[replicate] else { return nil }
        return design.deviants(of: arm, replicate: replicate).compactMap { slot in
          zip(baseline[first + slot], deviating[first + slot])
        }
      }
      let pairs = own.flatMap { $0 }
      guard own.count == runs.count, !pairs.isEmpty else { continue }
      without[replicate] = Self.mean(pairs.map { $0.0 })
      with[replicate] = Self.mean(pairs.map { $0.1 })
      for (offset, side) in Side.allCases.enumerated() {
        let place = audit.honestOffset + offset
        let others = runs.compactMap { values[$0.1]?[replicate]?[place] }
        guard let before = baseline[place], others.count == runs.count else { continue }
        honest[side, default: [:]][replicate] = Self.mean(others.map { $0 - before })
      }
    }
    return Cell(
      treatment: treatment, deviation: deviation,
      tercile: arms.count == 1 && design.homes[home].strata > 1 ? arms[0].tercile : nil,
      baseline: Summary(
        without.sorted { $0.key < $1.key }.map { $0.value }, isBoundedRate: false),
      gain: Difference(paired: with, with: without),
      gains: with.reduce(into: [:]) { $0[$1.key] = $1.value - (without[$1.key] ?? 0) },
      honest: honest.mapValues { changes in
        Difference(paired: changes, with: changes.mapValues { _ in 0 })
      })
  }

  private func subject(
    _ treatment: Int, _ arm: DeviationDesign.Arm?, in audit: DeviationAudit
  ) -> Int {
    (audit.subjects.firstIndex { $0.treatment == treatment && $0.arm == arm } ?? -1) + 1
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  private func zip(_ left: Double?, _ right: Double?) -> (Double, Double)? {
    left.flatMap { left in right.map { (left, $0) } }
  }
}
