/// The levers that have changed in a run, and the changes that are decided and not yet in force.
struct RuleState {
  /// A lever that has changed.
  struct Lever: Hashable {
    var path: String
    /// The value before any change, and the value in force.
    var base: String
    var value: String
  }

  /// A change that somebody decided.
  struct Decision: Hashable {
    /// The first epoch in which it holds.
    var epoch: Int
    var change: LeverChange
  }

  /// In the order in which they first changed.
  var levers: [Lever] = []
  /// In the order of the decisions.
  var queue: [Decision] = []
  /// How far each governed lever was last moved; empty before the first move.
  var lastMoves: [Double] = []

  /// What makes the levers of a scenario those in force.
  var changes: [LeverChange] { levers.map { LeverChange(path: $0.path, value: $0.value) } }

  /// The value in force of a lever that has changed.
  func value(of path: String) -> String? { levers.first { $0.path == path }?.value }

  /// Enters the value of a lever.
  mutating func set(_ change: LeverChange, base: String) {
    if let known = levers.firstIndex(where: { $0.path == change.path }) {
      levers[known].value = change.value
    } else {
      levers.append(Lever(path: change.path, base: base, value: change.value))
    }
  }

  func write(to writer: inout StateWriter) {
    writer.write(Int64(levers.count))
    for lever in levers {
      for text in [lever.path, lever.base, lever.value] { writer.write(Array(text.utf8)) }
    }
    writer.write(Int64(lastMoves.count))
    for move in lastMoves { writer.write(move) }
    writer.write(Int64(queue.count))
    for decision in queue {
      writer.write(Int64(decision.epoch))
      for text in [decision.change.path, decision.change.value] { writer.write(Array(text.utf8)) }
    }
  }

  init() {}

  init(from reader: inout StateReader) throws {
    func text() throws -> String { String(decoding: try reader.block(), as: UTF8.self) }
    for _ in 0..<max(0, try reader.integer()) {
      levers.append(Lever(path: try text(), base: try text(), value: try text()))
    }
    for _ in 0..<max(0, try reader.integer()) { lastMoves.append(try reader.number()) }
    for _ in 0..<max(0, try reader.integer()) {
      let epoch = Int(try reader.integer())
      queue.append(
        Decision(epoch: epoch, change: LeverChange(path: try text(), value: try text())))
    }
  }
}
