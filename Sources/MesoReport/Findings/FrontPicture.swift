/// Useful quality for a token against what attackers gain: the front is what nothing beats at both.
struct FrontPicture {
  let words: Words

  private static let cost = "attack_profit_tokens"
  private static let gain = "useful_quality_per_token"

  /// Points beside the front that are drawn.
  private static let most = 300

  /// - Parameter means: For each subject its label, its group, a metric and the metric's mean.
  /// - Returns: `nil` unless at least two subjects have both metrics.
  func chart(_ means: [(label: String, group: String, metric: String, mean: Double?)]) -> Chart? {
    var subjects = Groups<[String], (cost: Double?, gain: Double?)>()
    for row in means where [Self.cost, Self.gain].contains(row.metric) {
      subjects.update([row.label, row.group], from: (nil, nil)) { pair in
        if row.metric == Self.cost { pair.cost = row.mean } else { pair.gain = row.mean }
      }
    }
    let known = subjects.pairs.compactMap { key, pair in
      pair.cost.flatMap { cost in pair.gain.map { (key: key, cost: cost, gain: $0) } }
    }
    guard known.count > 1 else { return nil }
    let isOnFront = Self.front(of: known.map { ($0.cost, $0.gain) })
    let points = zip(known, isOnFront).map { one, isOnFront in
      ScatterChart.Point(
        x: one.cost, y: one.gain, label: one.key[0], group: one.key[1], isOnFront: isOnFront)
    }
    let front = points.filter { $0.isOnFront }
    let others = points.filter { !$0.isOnFront }
    let step = max(1, (others.count + Self.most - 1) / Self.most)
    let shown = front + others.enumerated().filter { $0.offset % step == 0 }.map { $0.element }
    let thinned = step > 1 ? " Of the others every \(step)th is drawn." : ""
    var groups: [String] = []
    for point in points where !groups.contains(point.group) { groups.append(point.group) }
    return ScatterChart(
      xTitle: words.title(Self.cost), yTitle: words.title(Self.gain), groups: groups, points: shown
    ).chart(
      "front", title: "Quality for a token against attack profit",
      caption:
        "Up and to the left is better; the line joins what nothing beats at both. Means alone "
        + "decide who is on it, so neighbours may trade places within their intervals.\(thinned)")
  }

  /// Whether each pair is such that no other costs no more and gains no less, and is better at one.
  ///
  /// - Complexity: O(n log n).
  static func front(of pairs: [(cost: Double, gain: Double)]) -> [Bool] {
    var isOnFront = Array(repeating: false, count: pairs.count)
    let order = pairs.indices.sorted {
      (pairs[$0].cost, -pairs[$0].gain) < (pairs[$1].cost, -pairs[$1].gain)
    }
    var best: (cost: Double, gain: Double)?
    for place in order {
      let pair = pairs[place]
      if let best, pair != best, pair.gain <= best.gain { continue }
      isOnFront[place] = true
      best = pair
    }
    return isOnFront
  }
}
