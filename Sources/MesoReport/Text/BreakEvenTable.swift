import MesoExperiment
import MesoPrimitives
import MesoScenario

extension BreakEvenFrontier {
  /// The crossings as a table for people.
  public var table: TextTable {
    var table = TextTable(
      over.map { "p.\($0)" } + [
        "break-even", "95 % interval", "between", "metric", "monotone", "tried", "runs",
      ])
    for part in parts {
      for row in rows(of: part) {
        table.add(
          part.fixed + row + [
            part.found.isMonotone ? "yes" : "no", String(part.evaluations), String(part.runs),
          ])
      }
    }
    return table
  }

  private func rows(of part: Part) -> [[String]] {
    let crossings = part.found.crossings
    guard !crossings.isEmpty else { return [[sentence(on: part.found.finding), "", "", ""]] }
    return crossings.map { crossing in
      let isChoice = if case .choice = axis.lever.kind { true } else { false }
      return [
        crossing.estimate.map(NumberText.significant) ?? "\(crossing.before) / \(crossing.after)",
        isChoice ? "" : interval(of: crossing), "\(crossing.before) and \(crossing.after)",
        crossing.isRising ? "rises above the target" : "falls below the target",
      ]
    }
  }

  private func interval(of crossing: BreakEven.Crossing) -> String {
    let low = crossing.isOpenBelow ? "below " : ""
    let high = crossing.isOpenAbove ? "above " : ""
    return "[\(low)\(NumberText.significant(crossing.low)), "
      + "\(high)\(NumberText.significant(crossing.high))]"
  }

  private func sentence(on finding: BreakEven.Finding) -> String {
    switch finding {
    case .crossing: ""
    case .alwaysAbove: "no crossing in range: above throughout"
    case .alwaysBelow: "no crossing in range: below throughout"
    case .equal: "on the target throughout"
    case .undefined: "the metric has no value"
    }
  }

  /// What the table does not hold: the deviation that pays most at each crossing, and where the
  /// metric turns back.
  public var notes: [String] {
    parts.flatMap { part in
      let place =
        over.isEmpty
        ? "" : "at \(zip(over, part.fixed).map { "\($0) = \($1)" }.joined(separator: ", ")), "
      let subjects = part.found.crossings.compactMap { crossing in
        crossing.subject.map { "\(place)at the crossing the most is gained by: \($0)." }
      }
      let turns = part.found.against.map {
        "\(place)the metric goes the other way between \($0.before) and \($0.after); there may be "
          + "more crossings than were found."
      }
      return subjects + turns
    } + alone
  }

  /// One replicate has no spread, so that its interval is no more than the bracket.
  private var alone: [String] {
    let isAlone = parts.contains { $0.found.evaluations.contains { $0.count == 1 } }
    return isAlone
      ? ["With one replicate nothing is known of chance; the interval is the bracket alone."] : []
  }
}
