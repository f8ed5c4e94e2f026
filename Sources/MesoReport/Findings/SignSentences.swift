/// What a designer asks first, where the headline holds the metric: who profits?
struct SignSentences {
  let words: Words
  let headline: [String]

  /// A metric whose side of 0 is the answer, with what each side means.
  private struct Meaning {
    var metric: String
    var above: String
    var below: String
    /// What cannot be told while the interval holds 0.
    var open: String
  }

  private static let meanings = [
    Meaning(
      metric: "attack_profit_tokens", above: "attackers profit", below: "attackers lose",
      open: "whether attackers profit"),
    Meaning(
      metric: "honest_premium_tokens", above: "honest work earns more than lazy work",
      below: "lazy work earns more than honest work",
      open: "whether honest or lazy work earns more"),
  ]

  /// Whether a metric's side of 0 is an answer.
  static func hasMeaning(_ metric: String) -> Bool { meanings.contains { $0.metric == metric } }

  /// One sentence for each metric of the headline that has a meaning; an interval that holds 0 is
  /// undecided, and so is a mean without an interval.
  func sentences(_ estimates: Estimates) -> [String] {
    known.compactMap { meaning in
      let rows = estimates.rows(of: meaning.metric).filter { $0.mean != nil }
      let isAlone = estimates.mechanisms.count == 1
      func place(_ side: Bool?) -> String? {
        let names = rows.filter { $0.isAbove(0) == side }.map { $0.mechanism }
        guard !names.isEmpty else { return nil }
        return isAlone
          ? "" : " under " + (names.count == rows.count ? "every treatment" : Words.list(names))
      }
      let parts = [
        place(true).map { meaning.above + $0 }, place(false).map { meaning.below + $0 },
        place(nil).map { "these runs cannot tell \(meaning.open)\($0)" },
      ].compactMap { $0 }
      return parts.isEmpty ? nil : Words.capitalised(parts.joined(separator: "; ")) + "."
    }
  }

  /// The numbers behind the sentences.
  func points(_ estimates: Estimates) -> [Story.Point] {
    known.flatMap { meaning in
      estimates.rows(of: meaning.metric).filter { $0.mean != nil }.map { row in
        let side = row.isAbove(0)
        // What is good for an attacker is bad for the design.
        let isGood = meaning.metric == "attack_profit_tokens" ? side == false : side == true
        let place = estimates.mechanisms.count > 1 ? ", \(row.mechanism)" : ""
        return Story.Point(
          mark: side == nil ? .open : isGood ? .yes : .no,
          text: "\(Words.capitalised(words.name(meaning.metric)))\(place): "
            + Words.estimate(row.mean, row.low, row.high, unit: words.unit(meaning.metric)))
      }
    }
  }

  private var known: [Meaning] { Self.meanings.filter { headline.contains($0.metric) } }
}
