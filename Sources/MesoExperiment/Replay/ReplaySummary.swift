/// How a rule divided the emission of a recorded network, in a few numbers, and how far it was
/// from another rule.
public struct ReplaySummary: Hashable, Sendable {
  public let name: String
  public private(set) var epochs = 0
  private var sums = Sums()
  private var baselineEpochs = 0

  private struct Sums: Hashable {
    var incentive = 0.0
    var dividends = 0.0
    var servers = 0.0
    var moved = 0.0
  }

  public init(name: String) { self.name = name }

  /// Adds an epoch.
  ///
  /// - Parameters:
  ///   - shares: What each identity got of the emission, servers' and validators' parts apart.
  ///   - baseline: The same epoch's sums under the rule to compare with; `nil` if it has none.
  public mutating func add(
    servers: [Double], validators: [Double], baseline: [Double]?
  ) {
    epochs += 1
    sums.incentive += Self.concentration(servers)
    sums.dividends += Self.concentration(validators)
    sums.servers += servers.reduce(0, +)
    guard let baseline else { return }
    baselineEpochs += 1
    let pay = zip(servers, validators).map { $0 + $1 }
    sums.moved += zip(pay, baseline).reduce(0) { $0 + abs($1.0 - $1.1) } / 2
  }

  /// The mean over epochs of the sum of squared shares of servers' part: 1 if one has all.
  public var incentiveConcentration: Double { sums.incentive / Double(max(1, epochs)) }
  /// The same of validators' part.
  public var dividendConcentration: Double { sums.dividends / Double(max(1, epochs)) }
  /// The mean over epochs of servers' part of the emission.
  public var serverShare: Double { sums.servers / Double(max(1, epochs)) }
  /// The mean over epochs of the share of the emission that goes to others than under the baseline.
  public var moved: Double? {
    baselineEpochs > 0 ? sums.moved / Double(baselineEpochs) : nil
  }

  /// The sum of squared shares; 0 where there is nothing to share.
  private static func concentration(_ parts: [Double]) -> Double {
    let total = parts.reduce(0, +)
    return total > 0 ? parts.reduce(0) { $0 + ($1 / total) * ($1 / total) } : 0
  }
}
