/// Claims and criteria, in words.
struct Verdicts {
  /// What they come to; `nil` where there are none.
  var sentence: String?
  var points: [Story.Point] = []

  /// The claims of a result, each with its verdict.
  static func claims(_ folder: ResultFolder) -> Verdicts {
    guard let table = folder.table(.claims), table.rowCount > 0 else { return Verdicts() }
    let words = Words(folder.scenario)
    let columns = ["metric", "claim", "verdict"].map { table.texts($0) }
    var known = Groups<String, String>()
    for row in 0..<table.rowCount {
      known.update("\(words.name(columns[0][row])): \(columns[1][row])", from: columns[2][row]) {
        _ in
      }
    }
    let counts = ["confirmed", "reversed", "inconclusive"].map { verdict in
      (verdict, known.pairs.count { $0.value == verdict })
    }
    let parts = counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.1 == 1 ? "is" : "are") \($0.0)" }
    return Verdicts(
      sentence: "Of \(Words.count(known.keys.count, "claim")), \(Words.list(parts)).",
      points: known.pairs.map { text, verdict in
        Story.Point(
          mark: verdict == "confirmed" ? .yes : verdict == "reversed" ? .no : .open,
          text: "\(text) — \(verdict)")
      })
  }

  /// The criteria of a result, each with its state; of a sweep only how often each is met.
  static func criteria(_ folder: ResultFolder) -> Verdicts {
    guard let table = folder.table(.criteria), table.rowCount > 0 else { return Verdicts() }
    let words = Words(folder.scenario)
    let columns = ["metric", "over", "across", "goal", "mechanism", "state"].map { table.texts($0) }
    let numbers = ["value", "ci_low", "ci_high"].map { table.numbers($0) }
    let isSweep = folder.kind == .sweep
    var states = Groups<String, [String]>()
    var points: [Story.Point] = []
    for row in 0..<table.rowCount {
      let name =
        "\(words.name(columns[0][row])) (\(columns[2][row]) over \(columns[1][row])) "
        + columns[3][row]
      states.update("\(name) under \(columns[4][row])", from: []) { $0.append(columns[5][row]) }
      guard !isSweep else { continue }
      let state = columns[5][row]
      let value = numbers[0][row].map { ": \(NumberText.significant($0))" } ?? ""
      let interval =
        zip(numbers[1][row].map { [$0] } ?? [], numbers[2][row].map { [$0] } ?? [])
        .map { ", interval \(Words.range($0, $1))" }.first ?? ""
      points.append(
        Story.Point(
          mark: state == "met" ? .yes : state == "undecided" ? .open : .no,
          text: "\(name) under \(columns[4][row]) — \(state)\(value)\(interval)"))
    }
    let all = states.pairs.flatMap { $0.value }
    func count(_ state: String, in states: [String]) -> Int { states.count { $0 == state } }
    if isSweep {
      points = states.pairs.map { name, states in
        Story.Point(
          mark: .plain,
          text: "\(name): met at \(count("met", in: states)) of "
            + "\(Words.count(states.count, "point")), not met at "
            + "\(count("not met", in: states)), undecided at \(count("undecided", in: states))")
      }
      return Verdicts(sentence: nil, points: points)
    }
    return Verdicts(
      sentence: "Of \(Words.count(all.count, "criterion", "criteria")), "
        + "\(count("met", in: all)) met, \(count("not met", in: all)) not met, "
        + "\(count("undecided", in: all)) undecided.",
      points: points)
  }
}
