import MesoModel
import MesoPrimitives
import MesoScenario

/// The contributions of a recorded epoch as the columns that components read.
struct RecordedEvidence {
  private let approvals: [UInt16]
  private let attestations: [UInt16]
  private let examined: [UInt8]
  private let scores: [Double]
  private let stakes: [Int64]
  private let reputations: [Double]
  private let nothing: [UInt8]
  private let none: [Int32]
  private let unmeasured: [Double]

  init(_ epoch: RecordedAttestations.Epoch, reputation: Double) {
    let rows = epoch.contributions
    approvals = rows.map { UInt16(clamping: $0.attestations.count { $0.approves }) }
    attestations = rows.map { UInt16(clamping: $0.attestations.count) }
    examined = rows.map { $0.attestations.isEmpty ? 0 : 1 }
    scores = rows.map { $0.score }
    stakes = rows.map { epoch.stakes[$0.author].units }
    reputations = rows.map { _ in reputation }
    nothing = rows.map { _ in 0 }
    none = rows.map { _ in 0 }
    unmeasured = rows.map { _ in 0 }
  }

  func verdicts(of verification: any Verification) -> [UInt8] {
    filled(Verdict.unexamined.rawValue, verdicts: nothing) { verification.verify($0, into: $1) }
  }

  func slashes(of slashing: any Slashing, verdicts: [UInt8]) -> [Int64] {
    filled(0, verdicts: verdicts) { slashing.slash($0, into: $1) }
  }

  func weights(of reward: any Reward, verdicts: [UInt8]) -> [Int64] {
    guard let reward = reward as? any ContributionReward else { return stakes.map { _ in 0 } }
    return filled(0, verdicts: verdicts) { reward.weigh($0, into: $1) }
  }

  /// What a component leaves in a column.
  private func filled<Element: BitwiseCopyable>(
    _ value: Element, verdicts: [UInt8],
    _ fill: (borrowing TileEvidence, WriteColumn<Element>) -> Void
  ) -> [Element] {
    let count = stakes.count
    guard count > 0 else { return [] }
    return withColumns(verdicts) { evidence in
      Array(unsafeUninitializedCapacity: count) { buffer, initialized in
        buffer.initialize(repeating: value)
        if let base = buffer.baseAddress { fill(evidence, WriteColumn(base, count: count)) }
        initialized = count
      }
    }
  }

  private func withColumns<Result>(
    _ verdicts: [UInt8], _ body: (borrowing TileEvidence) -> Result
  ) -> Result {
    lend(examined) { examined in
      lend(approvals) { approvals in
        lend(attestations) { attestations in
          lend(nothing) { flagged in
            lend(none) { kept in
              lend(scores) { score in
                lend(unmeasured) { unmeasured in
                  lend(verdicts) { verdict in
                    lend(stakes) { stake in
                      lend(reputations) { reputation in
                        body(
                          TileEvidence(
                            count: stakes.count, examined: examined, approvals: approvals,
                            attestations: attestations, flagged: flagged, kept: kept, score: score,
                            measurement: unmeasured, similarity: unmeasured, verdict: verdict,
                            stake: stake,
                            reputation: reputation))
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// Lends an array that is not empty as a column.
  private func lend<Element: BitwiseCopyable, Result>(
    _ values: [Element], _ body: (ReadColumn<Element>) -> Result
  ) -> Result {
    values.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("a column has rows") }
      return body(ReadColumn(base, count: buffer.count))
    }
  }
}
