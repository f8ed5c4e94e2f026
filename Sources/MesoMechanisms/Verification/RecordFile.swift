/// A file of a record that a scenario runs on, as results keep it beside the scenario.
public struct RecordFile: Hashable, Sendable {
  /// What the file of that name is called in a folder of results.
  ///
  /// It begins with `recorded-` and a part of the digest of the record, so that the records of several
  /// treatments go side by side and a scenario's text changes with the content of its record alone.
  public let name: String
  public let bytes: [UInt8]

  /// What the names of all such files begin with.
  public static let prefix = "recorded-"

  /// - Parameters:
  ///   - digest: The SHA-256 digest of the record that the file is a part of.
  ///   - suffix: What tells the record's files apart, with the extension.
  public init(digest: String, suffix: String, bytes: [UInt8]) {
    name = "\(Self.prefix)\(digest.prefix(12))\(suffix)"
    self.bytes = bytes
  }
}
