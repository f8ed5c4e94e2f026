import MesoModel

/// One contribution's evidence, written by hand.
struct Row {
  var examined = true
  var approvals: UInt16 = 0
  var attestations: UInt16 = 0
  var flagged = false
  var kept: Int32 = 0
  var score = 0.0
  var measurement = 0.0
  var similarity = 0.0
  var verdict = Verdict.rejected
  var stake: Int64 = 0
  var reputation = 0.0
}

/// A tile of contributions that components can be shown.
final class Tile {
  let count: Int
  private let examined: UnsafeMutablePointer<UInt8>
  private let approvals: UnsafeMutablePointer<UInt16>
  private let attestations: UnsafeMutablePointer<UInt16>
  private let flagged: UnsafeMutablePointer<UInt8>
  private let kept: UnsafeMutablePointer<Int32>
  private let score: UnsafeMutablePointer<Double>
  private let measurement: UnsafeMutablePointer<Double>
  private let similarity: UnsafeMutablePointer<Double>
  private let verdict: UnsafeMutablePointer<UInt8>
  private let stake: UnsafeMutablePointer<Int64>
  private let reputation: UnsafeMutablePointer<Double>

  init(_ rows: [Row]) {
    count = rows.count
    examined = column(rows.map { $0.examined ? 1 : 0 })
    approvals = column(rows.map { $0.approvals })
    attestations = column(rows.map { $0.attestations })
    flagged = column(rows.map { $0.flagged ? 1 : 0 })
    kept = column(rows.map { $0.kept })
    score = column(rows.map { $0.score })
    measurement = column(rows.map { $0.measurement })
    similarity = column(rows.map { $0.similarity })
    verdict = column(rows.map { $0.verdict.rawValue })
    stake = column(rows.map { $0.stake })
    reputation = column(rows.map { $0.reputation })
  }

  deinit {
    examined.deallocate()
    approvals.deallocate()
    attestations.deallocate()
    flagged.deallocate()
    kept.deallocate()
    score.deallocate()
    measurement.deallocate()
    similarity.deallocate()
    verdict.deallocate()
    stake.deallocate()
    reputation.deallocate()
  }

  /// The evidence, for use while this tile lives.
  private var evidence: TileEvidence {
    TileEvidence(
      count: count, examined: ReadColumn(examined, count: count),
      approvals: ReadColumn(approvals, count: count),
      attestations: ReadColumn(attestations, count: count),
      flagged: ReadColumn(flagged, count: count), kept: ReadColumn(kept, count: count),
      score: ReadColumn(score, count: count),
      measurement: ReadColumn(measurement, count: count),
      similarity: ReadColumn(similarity, count: count), verdict: ReadColumn(verdict, count: count),
      stake: ReadColumn(stake, count: count), reputation: ReadColumn(reputation, count: count))
  }

  /// The verdicts that a verification gives.
  func verdicts(_ verification: any Verification) -> [Verdict] {
    filled(from: UInt8.max, count: count) { verification.verify(evidence, into: $0) }
      .map { Verdict(rawValue: $0)! }
  }

  /// The weights that a reward gives.
  func weights(_ reward: any ContributionReward) -> [Int64] {
    filled(from: -1, count: count) { reward.weigh(evidence, into: $0) }
  }

  /// The stake that a slashing takes where so much is at fault together, in base units.
  func slashes(_ slashing: any JointSlashing, together: SlashTotals) -> [Int64] {
    filled(from: -1, count: count) { slashing.slash(evidence, together: together, into: $0) }
  }

  /// The stake that a slashing takes, in base units.
  func slashes(_ slashing: any Slashing) -> [Int64] {
    filled(from: -1, count: count) { slashing.slash(evidence, into: $0) }
  }
}

/// A column in memory of its own.
private func column<Element>(_ values: [Element]) -> UnsafeMutablePointer<Element> {
  let pointer = UnsafeMutablePointer<Element>.allocate(capacity: max(1, values.count))
  pointer.initialize(from: values, count: values.count)
  return pointer
}

/// What a component leaves in a column that holds a value which it must overwrite.
private func filled<Element: BitwiseCopyable>(
  from stale: Element, count: Int, _ fill: (WriteColumn<Element>) -> Void
) -> [Element] {
  filled(with: [Element](repeating: stale, count: count), fill)
}

/// What a component leaves in a column.
func filled<Element: BitwiseCopyable>(
  with values: [Element], _ fill: (WriteColumn<Element>) -> Void
) -> [Element] {
  var values = values
  values.withUnsafeMutableBufferPointer { buffer in
    fill(WriteColumn(buffer.baseAddress!, count: buffer.count))
  }
  return values
}
