public import MesoExperiment
import MesoModel

extension DeviationFindings {
  /// The deviations as a table for people: the whole of each, and its terciles where their verdicts
  /// differ from it.
  public func table(_ numbers: NumberText) -> TextTable {
    var table = TextTable([
      "mechanism", "side", "deviation", "n", "baseline", "gain", "interval", "p adjusted",
      "honest others", "verdict", "needed",
    ])
    var last = ""
    for row in rows where isShown(row) {
      let deviation = row.tercile.map { "  in tercile \($0) of skill" } ?? row.deviation.text
      table.add([
        row.mechanism == last ? "" : row.mechanism,
        row.tercile == nil ? row.deviation.side.rawValue : "", deviation,
        String(row.gain.count), row.baseline.mean.map(NumberText.significant) ?? "-",
        row.gain.mean.map(NumberText.significant) ?? "-",
        row.interval.map { Self.text($0) } ?? "-",
        row.adjustedPValue.map(NumberText.significant) ?? "",
        change(of: row, numbers), row.verdict.marked,
        row.verdict == .inconclusive ? Self.needed(row) : "",
      ])
      last = row.mechanism
    }
    return table
  }

  /// The change of honest operators on the side of those that deviate.
  private func change(of row: Row, _ numbers: NumberText) -> String {
    guard let change = row.honest[row.deviation.side] else { return "-" }
    return numbers.text(change.mean, change.interval(level: 0.95))
  }

  /// The replicates that would tell an undecided gain from 0, if mean and spread stay as they are.
  private static func needed(_ row: Row) -> String {
    guard row.gain.count > 1 else { return "-" }
    return row.replicatesToSettle.map { String($0) } ?? "> \(ReplicatesNeeded.limit)"
  }

  private func isShown(_ row: Row) -> Bool {
    guard row.tercile != nil else { return true }
    let terciles = rows.filter {
      $0.mechanism == row.mechanism && $0.deviation == row.deviation
    }
    return terciles.contains { $0.verdict != terciles[0].verdict }
  }

  /// The exploitability of each treatment, a line each.
  public var exploitabilityText: String {
    exploitability.map { row in
      let interval = row.interval.map { ", simultaneous 95 % interval \(Self.text($0))" } ?? ""
      return "Exploitability of \(row.mechanism): \(NumberText.significant(row.gain)) tokens "
        + "(\(row.deviation.side.rawValue), \(row.deviation.text))\(interval).\n"
    }.joined()
  }

  /// How the table is to be read.
  public func note(epsilon: Double) -> String {
    let threshold = epsilon > 0 ? "\(NumberText.significant(epsilon)) tokens" : "0"
    return "Tokens an operator over the measured epochs, against the same operators in the "
      + "baseline; paired t, Holm-adjusted over \(family) rows, simultaneous 95 % intervals; "
      + "a gain pays above \(threshold).\n"
      + "'needed' is the replicates that would settle what is inconclusive.\n"
  }

  private static func text(_ interval: Interval) -> String {
    "[\(NumberText.significant(interval.low)), \(NumberText.significant(interval.high))]"
  }
}

extension DeviationFindings.Verdict {
  /// The verdict with its mark.
  fileprivate var marked: String {
    switch self {
    case .pays: "! pays"
    case .deters: "+ deters"
    case .indifferent: "= indifferent"
    case .inconclusive: "~ inconclusive"
    }
  }
}
