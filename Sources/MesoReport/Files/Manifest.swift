import Foundation
import MesoPrimitives

/// What a folder of results is, how it was made, and the digests to check it by.
///
/// It names no time, machine, folder or number of threads: the same scenario and seed give the
/// same manifest.
public struct Manifest: Codable, Hashable, Sendable {
  public enum Status: String, Codable, Sendable { case finished, interrupted }

  public struct Failure: Codable, Hashable, Sendable {
    /// The point of a sweep.
    public var point: Int?
    public var mechanism: String
    public var replicate: Int
    public var error: String
  }

  public struct Table: Codable, Hashable, Sendable {
    public var file: String
    /// The size of the file.
    public var bytes: Int
    public var sha256: String
  }

  /// What made the results: `run`, `comparison` or `sweep`.
  public var kind: String
  /// Grows when the meaning of a file changes.
  public var schemaVersion: Int
  /// The version of the program.
  public var version: String
  /// The command, with the options that change results.
  public var command: [String]
  public var scenario: String
  public var scenarioDigest: String
  public var seed: UInt64
  public var treatments: [String]
  public var replicates: [Int]
  public var runsPlanned: Int
  public var runsFinished: Int
  public var runsFailed: Int
  /// Of a sweep: its points, the points that its constraints left out, and what it varies.
  public var points: Int?
  public var pointsDropped: Int?
  public var varied: [String]?
  /// The part of a sweep that these results are; absent for the whole.
  public var shard: String?
  /// The first hundred runs that failed; `runs.csv` has all.
  public var failures: [Failure]
  public var status: Status
  public var files: [Table]
  /// The SHA-256 digest of the lines `digest, two spaces, file name` of the tables that every
  /// run writes, in the order of ``files``.
  public var resultDigest: String

  /// Reads what ``json()`` writes.
  ///
  /// - Throws: `DecodingError`.
  static func read(_ data: Data) throws -> Manifest {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Manifest.self, from: data)
  }

  /// The digest of a result: what ``resultDigest`` is for the given tables.
  static func digest(of tables: [Table]) -> String {
    var digest = SHA256Digest()
    for table in tables where ResultFile(rawValue: table.file)?.isDigested == true {
      digest.update("\(table.sha256)  \(table.file)\n")
    }
    return digest.finalize()
  }

  /// Reads the manifest of a folder.
  ///
  /// - Throws: `FileFailure` when there is none, or none of this program's.
  public static func read(in folder: OutputFolder) throws -> Manifest {
    let path = "\(folder.path)/\(ResultFile.manifest.rawValue)"
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw FileFailure("read", path)
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do { return try decoder.decode(Manifest.self, from: bytes) } catch {
      throw FileFailure("read", path, reason: "it is no manifest of this program")
    }
  }

  /// The manifest as JSON, keys in alphabetical order.
  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [0x0A]
  }
}
