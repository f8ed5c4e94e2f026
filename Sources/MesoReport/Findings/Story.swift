/// What a page tells of a result, before it is laid out.
struct Story {
  /// What was asked, where it is not the scenario's own question.
  var question: String?
  /// The answer in a sentence or two, no stronger than the intervals that it rests on.
  var answer: [String] = []
  /// Its parts, one line each.
  var points: [Point] = []
  /// What to keep in mind when reading it.
  var cautions: [String] = []
  var pictures: [Gallery] = []
  var tables: [PageTable] = []

  struct Point {
    var mark: Mark
    var text: String
  }

  /// How a point is marked: by a sign, a colour and a word for those who hear the page.
  enum Mark: String {
    case yes, no, open, plain

    var sign: String {
      switch self {
      case .yes: "✓"
      case .no: "✕"
      case .open: "○"
      case .plain: "•"
      }
    }

    var word: String {
      switch self {
      case .yes: "shown"
      case .no: "against"
      case .open: "undecided"
      case .plain: ""
      }
    }
  }

  /// Pictures that belong together.
  struct Gallery {
    var title: String
    var charts: [Chart]
  }

  /// Adds pictures under a heading, if there are any.
  mutating func show(_ title: String, _ charts: [Chart?]) {
    let charts = charts.compactMap { $0 }
    if !charts.isEmpty { pictures.append(Gallery(title: title, charts: charts)) }
  }

  /// Adds a table if the folder has it.
  mutating func show(_ table: PageTable?) {
    if let table, table.rowCount > 0 { tables.append(table) }
  }

  var charts: [Chart] { pictures.flatMap { $0.charts } }
}
