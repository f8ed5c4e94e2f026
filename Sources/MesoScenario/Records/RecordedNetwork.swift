public import MesoMechanisms
import MesoPrimitives

/// The recorded history of a network in which validators weigh servers: who held what stake and
/// set which weights, epoch by epoch.
public struct RecordedNetwork: Sendable {
  /// What it is called in tables.
  public let name: String
  /// Every identity, in the order of uids.
  public let identities: [String]
  public let epochs: [Epoch]
  /// What is allowed and perhaps not meant.
  public let warnings: [String]
  /// The SHA-256 digest of the files it was read from.
  public internal(set) var digest = ""
  /// The files it was read from.
  public internal(set) var files: [RecordFile] = []

  public struct Epoch: Sendable {
    /// The epoch as the record numbers it.
    public let number: Int
    public let evidence: YumaEpoch
  }

  init(name: String, identities: [String], epochs: [Epoch], warnings: [String] = []) {
    self.name = name
    self.identities = identities
    self.epochs = epochs
    self.warnings = warnings
  }

  /// Reads a record.
  ///
  /// A record is one JSON file, or comma-separated files: weights with the columns
  /// `epoch,validator,server,weight`, and stakes with the columns `epoch,identity,stake`.
  ///
  /// - Parameter name: The network to read of a JSON file that holds several.
  /// - Throws: `ScenarioErrors` with everything that is wrong, each with file and line.
  public init(files: [String], named name: String? = nil) throws(ScenarioErrors) {
    let record = try RecordFiles(files)
    switch record {
    case .json(let source, let bytes):
      self = try NetworkDocument.network(bytes, source: source, named: name)
      digest = Self.digest(of: [bytes])
      self.files = [RecordFile(digest: digest, suffix: ".json", bytes: bytes)]
    case .tables(let weights, let stakes):
      if let name {
        throw ScenarioErrors(
          Place("--network \(name.clipped)"), "Tables hold one network, which has no name.")
      }
      var tables = NetworkTables(weights: weights, stakes: stakes)
      self = try tables.network()
      digest = Self.digest(of: [weights.bytes, stakes.bytes])
      self.files = [
        RecordFile(digest: digest, suffix: "-weights.csv", bytes: weights.bytes),
        RecordFile(digest: digest, suffix: "-stakes.csv", bytes: stakes.bytes),
      ]
    }
  }
}

extension RecordedNetwork {
  private static func digest(of files: [[UInt8]]) -> String {
    var digest = SHA256Digest()
    for bytes in files { digest.update(bytes) }
    return digest.finalize()
  }
}

/// The files of a record, told apart by what they hold.
private enum RecordFiles {
  case json(source: String, bytes: [UInt8])
  case tables(weights: RecordTable, stakes: RecordTable)

  init(_ files: [String]) throws(ScenarioErrors) {
    var issues: [ScenarioIssue] = []
    var weights: RecordTable?
    var stakes: RecordTable?
    for file in files {
      do throws(ScenarioErrors) {
        let bytes = try RecordText.read(file)
        let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        if first == 0x7B || first == 0x5B {
          guard files.count == 1 else {
            throw ScenarioErrors(Place(file), "A JSON record stands alone; give no other file.")
          }
          self = .json(source: file, bytes: bytes)
          return
        }
        let table = try RecordTable(bytes, source: file)
        let cells = table.header.cells
        if cells.contains("weight") || cells.contains("server") {
          try Self.fill(&weights, table, "weights")
        } else if cells.contains("stake") || cells.contains("identity") {
          try Self.fill(&stakes, table, "stakes")
        } else {
          throw ScenarioErrors(
            table.place(table.header),
            "The columns are those of no record: weights have epoch,validator,server,weight, "
              + "stakes have epoch,identity,stake.")
        }
      } catch {
        issues += error.issues
      }
    }
    guard issues.isEmpty else { throw ScenarioErrors(issues, sources: files) }
    guard let weights else {
      throw ScenarioErrors(
        Place(files[0]), "No file has weights: the columns epoch,validator,server,weight.")
    }
    guard let stakes else {
      throw ScenarioErrors(
        Place(files[0]),
        "The stakes are missing: give a second file with the columns epoch,identity,stake.")
    }
    self = .tables(weights: weights, stakes: stakes)
  }

  private static func fill(
    _ place: inout RecordTable?, _ table: RecordTable, _ noun: String
  ) throws(ScenarioErrors) {
    if let other = place {
      throw ScenarioErrors(
        Place(table.source), "'\(other.source)' has the \(noun) already; give one file of them.")
    }
    place = table
  }
}
