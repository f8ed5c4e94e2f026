public import MesoExperiment
import MesoModel

extension Comparison {
  /// The headline metrics as a table for people: for each, the treatments with their means and
  /// how they differ from the baseline. A mark before the verdict catches the eye.
  public func table(_ numbers: NumberText) -> TextTable {
    var table = TextTable(
      [
        "metric", "unit", "mechanism", "mean", "rank", "diff", "interval", "correlation",
        "p adjusted", "verdict",
      ])
    for name in headline {
      for (place, row) in rows.filter({ $0.metric.name == name }).enumerated() {
        table.add([
          place == 0 ? name : "", place == 0 ? row.metric.unit : "", row.mechanism,
          numbers.text(row.summary.mean, row.summary.interval), row.rank.map(String.init) ?? "-",
          row.difference?.mean.map(NumberText.significant) ?? "",
          row.interval.map(Self.text) ?? "",
          row.difference?.correlation.map(NumberText.significant) ?? "",
          row.adjustedPValue.map(NumberText.significant) ?? "", row.verdict.marked,
        ])
      }
    }
    return table
  }

  /// `comparison.csv` as text.
  public var csv: String { String(decoding: ComparisonRows.text(self).bytes, as: UTF8.self) }

  /// What is undecided, a line each, with the replicates that would settle it; empty if nothing.
  public var inconclusiveText: String {
    inconclusive.map { row in
      let pairs = row.difference?.count ?? 0
      let noun = isPaired ? "pairs" : "replicates"
      let remedy =
        row.replicatesToSettle.map {
          "about \($0) \(noun) would settle it, if mean and spread stay as they are"
        } ?? "no number of \(noun) up to \(ReplicatesNeeded.limit) would settle it"
      return "- \(row.metric.name), \(row.mechanism) against \(baseline): inconclusive at "
        + "\(pairs) \(noun); \(pairs < 2 ? "two are the least that say anything" : remedy).\n"
    }.joined()
  }

  /// How the table is to be read, in two sentences.
  public var note: String {
    let family = rows.lazy.compactMap { $0.family }.first ?? 0
    let test = isPaired ? "paired t" : "Welch's t"
    return "Differences are \(isPaired ? "paired by replicate" : "unpaired"), against "
      + "'\(baseline)'; \(test), Holm-adjusted over \(family) comparisons, simultaneous 95 % "
      + "intervals.\n"
  }

  private static func text(_ interval: Interval) -> String {
    "[\(NumberText.significant(interval.low)), \(NumberText.significant(interval.high))]"
  }
}

extension Comparison.Verdict {
  /// The verdict with its mark.
  fileprivate var marked: String {
    switch self {
    case .better: "+ better"
    case .worse: "- worse"
    case .higher: "^ higher"
    case .lower: "v lower"
    case .noDifferenceShown: "~ no difference shown"
    case .identical: "= identical"
    case .deterministic: "! deterministic"
    case .baseline, .exploratory: rawValue
    }
  }
}
