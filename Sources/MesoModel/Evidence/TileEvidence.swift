/// The public evidence of a tile of contributions: all that a contract could see of them.
///
/// Columns hold one value per row. What no component asked for is zero throughout.
public struct TileEvidence {
  /// The rows of the tile.
  public let count: Int
  /// 1 where the contribution was drawn for examination, else 0.
  public let examined: ReadColumn<UInt8>
  /// Panel: attestations that approve.
  public let approvals: ReadColumn<UInt16>
  /// Panel: attestations revealed; 0 where there was no panel.
  public let attestations: ReadColumn<UInt16>
  /// Audit: 1 where the finding was “bad”. Proof: 1 where it fails.
  public let flagged: ReadColumn<UInt8>
  /// Trial: users who kept the contribution. Gold: hidden questions answered right.
  public let kept: ReadColumn<Int32>
  /// The benchmark score: quality plus the operator's persistent bias plus noise; not clipped.
  public let score: ReadColumn<Double>
  /// Panel: the number that its terms ask for. Benchmark: the score above the best so far.
  public let measurement: ReadColumn<Double>
  /// What the slashing's detector of copies reads, in its standard deviations.
  public let similarity: ReadColumn<Double>
  /// The ``Verdict``; complete only after Verdict.
  public let verdict: ReadColumn<UInt8>
  /// Base units of stake that the author's identity holds at the start of the phase.
  public let stake: ReadColumn<Int64>
  /// The reputation of the author's identity, between 0 and 1, at the start of the phase.
  public let reputation: ReadColumn<Double>
  /// One column per kind of reading; see ``reading(_:)``.
  private let readings: [ReadColumn<Double>]

  public init(
    count: Int, examined: ReadColumn<UInt8>, approvals: ReadColumn<UInt16>,
    attestations: ReadColumn<UInt16>, flagged: ReadColumn<UInt8>, kept: ReadColumn<Int32>,
    score: ReadColumn<Double>, measurement: ReadColumn<Double>, similarity: ReadColumn<Double>,
    verdict: ReadColumn<UInt8>, stake: ReadColumn<Int64>, reputation: ReadColumn<Double>,
    readings: [ReadColumn<Double>] = []
  ) {
    self.count = count
    self.examined = examined
    self.approvals = approvals
    self.attestations = attestations
    self.flagged = flagged
    self.kept = kept
    self.score = score
    self.measurement = measurement
    self.similarity = similarity
    self.verdict = verdict
    self.stake = stake
    self.reputation = reputation
    self.readings = readings
  }

  /// What a role makes visible; a component reads only the kinds that it asks for.
  ///
  /// - Precondition: The component lists the kind in ``Component/reads``.
  public func reading(_ kind: PublicEvidence) -> ReadColumn<Double> { readings[kind.index] }
}
