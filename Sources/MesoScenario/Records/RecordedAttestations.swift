public import MesoPrimitives

/// The recorded history of a network in which validators judge contributions: who held what stake
/// and who approved what, epoch by epoch.
public struct RecordedAttestations: Sendable {
  /// What it is called in tables.
  public let name: String
  /// Every identity, in the order in which the stakes name them.
  public let identities: [String]
  public let epochs: [Epoch]
  /// Whether contributions have a benchmark score.
  public let hasScores: Bool
  /// The SHA-256 digest of the files it was read from.
  public let digest: String

  public struct Epoch: Sendable {
    /// The epoch as the record numbers it.
    public let number: Int
    /// Stake, by identity.
    public let stakes: [Amount]
    public let contributions: [Contribution]
  }

  public struct Contribution: Sendable {
    public let name: String
    /// The place of the author among the identities.
    public let author: Int
    /// 0 where the record has none.
    public let score: Double
    public internal(set) var attestations: [Attestation]
  }

  public struct Attestation: Sendable {
    /// The place of the validator among the identities.
    public let validator: Int
    public let approves: Bool
  }

  /// Whether one of the files has judgements, and so belongs to such a record.
  public static func isRecord(_ files: [String]) -> Bool {
    files.contains { file in
      guard let bytes = try? RecordText.read(file),
        let table = try? RecordTable(bytes, source: file)
      else { return false }
      return table.header.cells.contains("judgement")
    }
  }

  /// Reads a record: attestations with the columns
  /// `epoch,contribution,author,validator,judgement` and perhaps `score`, and stakes with the
  /// columns `epoch,identity,stake`.
  ///
  /// - Parameter decimals: The decimals of the token.
  /// - Throws: `ScenarioErrors` with everything that is wrong, each with file and line.
  public init(files: [String], decimals: Int) throws(ScenarioErrors) {
    var issues: [ScenarioIssue] = []
    var attestations: RecordTable?
    var stakes: RecordTable?
    for file in files {
      do throws(ScenarioErrors) {
        let table = try RecordTable(try RecordText.read(file), source: file)
        if table.header.cells.contains("judgement"), attestations == nil {
          attestations = table
        } else if table.header.cells.contains("stake"), stakes == nil {
          stakes = table
        } else {
          throw ScenarioErrors(
            table.place(table.header),
            "A record has one file of attestations "
              + "(epoch,contribution,author,validator,judgement) and one of stakes "
              + "(epoch,identity,stake).")
        }
      } catch {
        issues += error.issues
      }
    }
    guard issues.isEmpty else { throw ScenarioErrors(issues, sources: files) }
    guard let attestations, let stakes else {
      throw ScenarioErrors(
        Place(files[0]),
        "The stakes are missing: give a second file with the columns epoch,identity,stake.")
    }
    var reader = AttestationTables(
      attestations: attestations, stakes: stakes, decimals: decimals)
    self = try reader.record()
  }

  init(
    name: String, identities: [String], epochs: [Epoch], hasScores: Bool, digest: String
  ) {
    self.name = name
    self.identities = identities
    self.epochs = epochs
    self.hasScores = hasScores
    self.digest = digest
  }
}
