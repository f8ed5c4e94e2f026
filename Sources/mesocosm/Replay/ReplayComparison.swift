import MesoReport

/// Compares the rules of replays of one record, from their folders.
struct ReplayComparison {
  let folders: [String]
  let baseline: String?
  let format: TableFormat

  func run() throws {
    let replays = try folders.map { folder in
      do { return try RecordedReplay(in: folder) } catch {
        throw Ending.badInput("error: \(error)")
      }
    }
    for other in replays.dropFirst() where other.recordDigest != replays[0].recordDigest {
      throw Ending.badInput(
        "error: '\(replays[0].path)' and '\(other.path)' are replays of different records.")
    }
    let arms = replays.flatMap { replay in replay.rules.map { (replay, $0) } }
    let plain = arms.map { $0.1 }
    let names =
      Set(plain).count == plain.count ? plain : arms.map { "\($0.0.path)/\($0.1)" }
    guard Set(names).count == names.count else {
      throw Ending.badInput("error: A folder is given more than once.")
    }
    let first = names.firstIndex(of: try BaselineName(baseline, among: names).name) ?? 0
    let summaries = arms.indices.map { place in
      arms[place].0.summary(
        of: arms[place].1, named: names[place],
        against: place == first ? nil : (arms[first].0, arms[first].1))
    }
    Console.print(TextTable(summaries).rendered(format))
  }
}
