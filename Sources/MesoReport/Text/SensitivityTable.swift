public import MesoExperiment
import MesoModel

extension Sensitivity {
  /// The indices of single parameters as a table for people, the strongest of each metric first.
  public func table(_ numbers: NumberText) -> TextTable {
    let names = isMorris ? ["mu_star", "mu", "sigma"] : ["S1", "ST"]
    var table = TextTable(
      ["mechanism", "metric", "rank", "parameter"]
        + names.flatMap { [$0, "95 % of \($0)"] } + ["noise", "converged"])
    for group in groupedRows {
      for (place, rows) in group.enumerated() {
        guard let main = rows.first(where: { $0.index == (isMorris ? .meanSize : .total) }) else {
          continue
        }
        let cells = names.flatMap { name -> [String] in
          guard let row = rows.first(where: { $0.index.rawValue == name }) else { return ["", ""] }
          return [NumberText.significant(row.value), Self.text(row.interval)]
        }
        table.add(
          [
            place == 0 ? main.mechanism : "", place == 0 ? main.metric.name : "",
            main.rank.map { String($0) } ?? "-", main.parameter,
          ] + cells + [
            main.noise.map(NumberText.significant) ?? "?",
            rows.allSatisfy { $0.isConverged } ? "yes" : "not converged",
          ])
      }
    }
    return table
  }

  /// By treatment and metric, the rows of each parameter, the best rank first.
  private var groupedRows: [[[Row]]] {
    var groups: [[Row]] = []
    for row in rows where row.other == nil {
      let last = groups.last?.last
      if last?.mechanism == row.mechanism, last?.metric.name == row.metric.name {
        groups[groups.count - 1].append(row)
      } else {
        groups.append([row])
      }
    }
    return groups.map { group in
      var names: [String] = []
      for row in group where !names.contains(row.parameter) { names.append(row.parameter) }
      return names.map { name in group.filter { $0.parameter == name } }
        .enumerated().sorted { left, right in
          let ranks = [left, right].map { $0.element.compactMap { $0.rank }.first ?? .max }
          return (ranks[0], left.offset) < (ranks[1], right.offset)
        }.map { $0.element }
    }
  }

  /// What the table does not hold, a sentence each.
  public var notes: [String] {
    var notes: [String] = []
    if incomplete > 0 {
      notes.append(
        "\(incomplete) of \(groups) \(isMorris ? "walks" : "base points") are left out: a run "
          + "failed, a metric has no value, or 'where' drops a point.")
    }
    for (mechanism, metric) in constant {
      notes.append("'\(metric)' under '\(mechanism)' is the same at every point, or has no values.")
    }
    if rows.contains(where: { $0.noise == nil && $0.rank != nil }) {
      notes.append(
        "With one replicate the share of the seeds is unknown; ranks may be the luck of the draw.")
    }
    let open = Set(rows.filter { !$0.isConverged && $0.rank != nil }.map { $0.metric.name })
    if !open.isEmpty {
      notes.append(
        "Not converged: \(open.sorted().joined(separator: ", ")); more "
          + "\(isMorris ? "'trajectories'" : "'base' points") narrow the intervals.")
    }
    return notes
  }

  private static func text(_ interval: Interval) -> String {
    "[\(NumberText.significant(interval.low)), \(NumberText.significant(interval.high))]"
  }
}
