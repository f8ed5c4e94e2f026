/// What other rules would have decided and paid on recorded attestations.
struct AttestationReplayStory {
  let folder: ResultFolder
  private let verdicts: ColumnTable

  init?(_ folder: ResultFolder) {
    guard let verdicts = folder.table(.verdicts) else { return nil }
    self.folder = folder
    self.verdicts = verdicts
  }

  private struct Total {
    var contributions = 0
    var verdicts = Groups<String, Int>()
    var rewards = 0.0
    var slashes = 0.0
  }

  var story: Story {
    var story = Story()
    let totals = totals
    for (name, total) in totals.pairs {
      let parts = total.verdicts.pairs.map { "\($0.value) \($0.key)" }
      story.answer.append(
        "Under \(name), \(Words.list(parts)) of \(Words.count(total.contributions, "contribution")); "
          + "rewards of \(NumberText.significant(total.rewards)) tokens, slashes of "
          + "\(NumberText.significant(total.slashes)).")
    }
    story.cautions.append(
      "A replay runs rules over one record: nothing in it is drawn, so there are no intervals, and "
        + "what people would have done under other rules is not in the record.")
    story.show("Verdicts", [decided(totals)])
    story.show("Rewards over time", [paid])
    story.show("Who is paid", [earned])
    story.show(PageTable("Verdicts", of: verdicts, file: ResultFile.verdicts.rawValue))
    story.show(
      folder.table(.payments).map {
        PageTable("Payments", of: $0, file: ResultFile.payments.rawValue)
      })
    return story
  }

  private var totals: Groups<String, Total> {
    var totals = Groups<String, Total>()
    let texts = ["mechanism", "verdict"].map { verdicts.texts($0) }
    let numbers = ["reward_tokens", "slashed_tokens"].map { verdicts.numbers($0) }
    for row in 0..<verdicts.rowCount {
      totals.update(texts[0][row], from: Total()) { total in
        total.contributions += 1
        total.verdicts.update(texts[1][row], from: 0) { $0 += 1 }
        total.rewards += numbers[0][row] ?? 0
        total.slashes += numbers[1][row] ?? 0
      }
    }
    return totals
  }

  private func decided(_ totals: Groups<String, Total>) -> Chart? {
    let names = verdicts.values("verdict").sorted()
    let rows = totals.pairs.flatMap { mechanism, total in
      names.map {
        BarChart.Row(label: mechanism, group: $0, value: Double(total.verdicts[$0] ?? 0))
      }
    }
    return BarChart(xTitle: "Contributions", rows: rows, groups: names).chart(
      "verdicts", title: "What each rule decides",
      caption: "Recorded contributions by the verdict that each treatment reaches on them.")
  }

  private var paid: Chart? {
    var sums = Groups<[String], Double>()
    let texts = ["mechanism", "epoch"].map { verdicts.texts($0) }
    for (row, reward) in verdicts.numbers("reward_tokens").enumerated() {
      sums.update([texts[0][row], texts[1][row]], from: 0) { $0 += reward ?? 0 }
    }
    let points = sums.pairs.compactMap { key, sum in
      Double(key[1]).map { LineChart.Point(series: key[0], x: $0, mean: sum) }
    }
    guard Set(points.map { $0.x }).count > 1 else { return nil }
    return LineChart(
      xTitle: "epoch", yTitle: "Rewards (tokens an epoch)", order: verdicts.values("mechanism"),
      points: points
    ).chart(
      "rewards", title: "Rewards in each epoch",
      caption: "What all authors together are paid for their contributions, slashes not taken off.")
  }

  /// The ten identities that are paid most under any treatment.
  private var earned: Chart? {
    guard let table = folder.table(.payments) else { return nil }
    let texts = ["mechanism", "identity"].map { table.texts($0) }
    let signs = [
      ("reward_tokens", 1.0), ("validator_reward_tokens", 1), ("slashed_tokens", -1),
      ("forfeited_tokens", -1),
    ].map { (table.numbers($0.0), $0.1) }
    var sums = Groups<[String], Double>()
    for row in 0..<table.rowCount {
      let net = signs.reduce(0) { $0 + ($1.0[row] ?? 0) * $1.1 }
      sums.update([texts[1][row], texts[0][row]], from: 0) { $0 += net }
    }
    var sizes = Groups<String, Double>()
    for (key, net) in sums.pairs { sizes.update(key[0], from: 0) { $0 = max($0, net.magnitude) } }
    let order = sizes.pairs.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(10)
    let rows = order.flatMap { name, _ in
      table.values("mechanism").map {
        BarChart.Row(label: name, group: $0, value: sums[[name, $0]] ?? 0)
      }
    }
    guard !rows.isEmpty else { return nil }
    return BarChart(
      xTitle: "Net pay (tokens over the record)", rows: rows, groups: table.values("mechanism")
    ).chart(
      "payments", title: "Net pay by identity",
      caption: "Rewards less slashes and forfeited deposits, added up over the record; the "
        + "\(order.count) identities that most moves for.")
  }
}
