import Foundation

/// What a folder of results is, how it was made, and the digests to check it by.
///
/// It names no time, machine, folder or number of threads: the same scenario and seed give the
/// same manifest.
public struct Manifest: Codable, Hashable, Sendable {
  public enum Status: String, Codable, Sendable { case finished, interrupted }

  public struct Failure: Codable, Hashable, Sendable {
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

  /// What made the results: `run`.
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
  public var failures: [Failure]
  public var status: Status
  public var files: [Table]
  /// The SHA-256 digest of the lines `digest, two spaces, file name` of the tables that every
  /// run writes, in the order of ``files``.
  public var resultDigest: String

  /// The manifest as JSON, keys in alphabetical order.
  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [0x0A]
  }
}
