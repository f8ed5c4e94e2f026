import Foundation
public import MesoExperiment
import MesoPrimitives

/// What a replay of weights left in a folder, read back.
public struct RecordedReplay: Sendable {
  public let path: String
  /// The rules that were run.
  public let rules: [String]
  /// The digest of the record that was replayed.
  public let recordDigest: String
  /// What the identities got, by rule and epoch.
  private let shares: [String: [(epoch: String, servers: [Double], validators: [Double])]]

  /// Whether a folder holds a replay.
  public static func isReplay(_ path: String) -> Bool {
    (try? Manifest.read(in: OutputFolder(path)))?.kind == "replay"
  }

  /// - Throws: `FileFailure`.
  public init(in path: String) throws {
    self.path = path
    let manifest = try Manifest.read(in: OutputFolder(path))
    rules = manifest.treatments
    recordDigest = manifest.scenarioDigest
    let file = "\(path)/\(ResultFile.consensus.rawValue)"
    guard let data = FileManager.default.contents(atPath: file),
      let table = CSVTable(Array(data)), let rule = table.place(of: "mechanism"),
      let epoch = table.place(of: "epoch"), let server = table.place(of: "server_emission"),
      let validator = table.place(of: "validator_emission")
    else { throw FileFailure("read", file, reason: "it is missing, or no table of consensus") }
    var shares: [String: [(epoch: String, servers: [Double], validators: [Double])]] = [:]
    for row in table.rows {
      guard let servers = Double(row[server]), let validators = Double(row[validator]) else {
        throw FileFailure("read", file, reason: "a share is no number")
      }
      var epochs = shares[row[rule]] ?? []
      if epochs.last?.epoch != row[epoch] { epochs.append((row[epoch], [], [])) }
      epochs[epochs.count - 1].servers.append(servers)
      epochs[epochs.count - 1].validators.append(validators)
      shares[row[rule]] = epochs
    }
    self.shares = shares
  }

  /// Sums a rule up against another one's pay of the same record.
  ///
  /// - Parameters:
  ///   - name: What to call it.
  ///   - baseline: The replay and rule to compare with; `nil` for the baseline itself.
  public func summary(
    of rule: String, named name: String, against baseline: (replay: RecordedReplay, rule: String)?
  ) -> ReplaySummary {
    var summary = ReplaySummary(name: name)
    let others = baseline.map { $0.replay.shares[$0.rule] ?? [] } ?? []
    for (place, epoch) in (shares[rule] ?? []).enumerated() {
      let other = others.indices.contains(place) ? others[place] : nil
      summary.add(
        servers: epoch.servers, validators: epoch.validators,
        baseline: other.map { zip($0.servers, $0.validators).map { $0 + $1 } })
    }
    return summary
  }
}
