public import MesoModel

/// A tile of hand-made evidence, for testing a component by itself.
///
/// Rows cover every verdict, examined or not, split and unanimous panels, scores below 0 and
/// above 1, copies and originals, and identities with and without stake.
public final class SampleTile {
  public let count: Int
  private var pointers: [UnsafeMutableRawPointer] = []
  private var made: TileEvidence?

  /// The evidence, valid as long as the tile is.
  public var evidence: TileEvidence {
    guard let made else { preconditionFailure("the tile is made in its initialiser") }
    return made
  }

  /// Makes a tile of sixteen rows.
  public init() {
    let verdicts: [UInt8] = [1, 1, 0, 0, 2, 1, 0, 1, 3, 0, 2, 1, 0, 0, 1, 1]
    count = verdicts.count
    let rows = 0..<verdicts.count
    made = TileEvidence(
      count: verdicts.count,
      examined: column(rows.map { $0 % 4 == 3 ? 0 : 1 }),
      approvals: column(rows.map { UInt16($0 % 6) }),
      attestations: column(rows.map { $0 % 4 == 3 ? 0 : 5 }),
      flagged: column(rows.map { $0 % 5 == 0 ? 1 : 0 }),
      kept: column(rows.map { Int32($0) }),
      score: column(rows.map { Double($0) / 8 - 0.5 }),
      measurement: column(rows.map { Double($0) / 8 - 0.75 }),
      similarity: column(rows.map { $0 % 8 == 1 ? 4 : -1 }),
      verdict: column(verdicts),
      stake: column(rows.map { $0 % 7 == 0 ? 0 : Int64($0) * 1_000_000_007 }),
      reputation: column(rows.map { Double($0) / 16 }))
  }

  /// A column of `count` values for a component to fill, freed with the tile.
  public func output<Element: BitwiseCopyable>(_ value: Element) -> WriteColumn<Element> {
    WriteColumn(allocate([Element](repeating: value, count: count)), count: count)
  }

  private func column<Element: BitwiseCopyable>(_ values: [Element]) -> ReadColumn<Element> {
    ReadColumn(UnsafePointer(allocate(values)), count: values.count)
  }

  private func allocate<Element: BitwiseCopyable>(
    _ values: [Element]
  ) -> UnsafeMutablePointer<Element> {
    let base = UnsafeMutablePointer<Element>.allocate(capacity: max(values.count, 1))
    base.initialize(from: values, count: values.count)
    pointers.append(UnsafeMutableRawPointer(base))
    return base
  }

  deinit {
    for pointer in pointers { pointer.deallocate() }
  }
}
