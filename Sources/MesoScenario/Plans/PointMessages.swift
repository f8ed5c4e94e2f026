/// What is to be said about points, each sentence once with the points it is true of.
struct PointMessages {
  private struct Message {
    var issue: ScenarioIssue
    var first: SweepPoint
    var others: Int
  }

  private var messages: [Message] = []
  private var places: [ScenarioIssue: Int] = [:]

  /// Different sentences.
  var count: Int { messages.count }

  mutating func add(_ issues: [ScenarioIssue], at point: SweepPoint) {
    for issue in issues {
      if let index = places[issue] {
        messages[index].others += 1
      } else {
        places[issue] = messages.count
        messages.append(Message(issue: issue, first: point, others: 0))
      }
    }
  }

  /// The sentences, each with the first point that it is true of, its values and the number of
  /// others.
  var issues: [ScenarioIssue] {
    messages.map { message in
      let (issue, point, others) = (message.issue, message.first, message.others)
      let more = others == 0 ? "" : " and \(others) \(others == 1 ? "other" : "others")"
      return ScenarioIssue(
        Place(issue.source, line: issue.line, column: issue.column),
        "Point \(point.number)\(more) (\(point.text.clipped(to: 200))): \(issue.sentence)")
    }
  }
}
