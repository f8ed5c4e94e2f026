/// The points of a sweep and what was varied there.
struct SweepGrid {
  let points: [Int]
  let levers: [String]
  /// The text of each lever at each point.
  private let texts: [Int: [String]]

  /// - Parameter levers: The columns of what was varied.
  init?(_ folder: ResultFolder, levers: [String]) {
    guard let table = folder.table(.points) else { return nil }
    let levers = levers.filter { table.has($0) }
    self.levers = levers
    let columns = levers.map { table.texts($0) }
    let numbers = table.texts("point").map { Int($0) ?? 0 }
    points = numbers
    texts = Dictionary(
      (0..<table.rowCount).map { row in (numbers[row], columns.map { $0[row] }) }
    ) { first, _ in first }
  }

  /// The value of a lever at a point, as text.
  func text(_ lever: Int, at point: Int) -> String { texts[point]?[lever] ?? "" }

  /// `minimum 20, fraction 0.1`.
  func label(of point: Int) -> String {
    guard !levers.isEmpty, levers.count <= 3, let values = texts[point] else {
      return "point \(point)"
    }
    return label(levers, values)
  }

  private func label(_ levers: [String], _ values: [String]) -> String {
    zip(levers, values).map { lever, value in
      let name = Words.lever(lever)
      return "\(name) \(Double(value).map { NumberText.significant($0) } ?? value)"
    }.joined(separator: ", ")
  }

  /// The different values of a lever: numbers by size, other texts as they first appear.
  func values(of lever: Int) -> [String] {
    var known: Set<String> = []
    let values = points.map { text(lever, at: $0) }.filter { known.insert($0).inserted }
    return values.allSatisfy { Double($0) != nil }
      ? values.sorted { (Double($0) ?? 0) < (Double($1) ?? 0) } : values
  }

  /// How many settings of the other levers have a picture each.
  private static let mostFacets = 12

  /// The points by the setting of all levers but the first two, in the order of the plan; empty where a
  /// plane has too few points to fill it, or there are too many settings.
  var facets: [(label: String, points: [Int])] {
    guard levers.count > 2 else { return [] }
    var groups: [(label: String, points: [Int])] = []
    var places: [[String]: Int] = [:]
    for point in points {
      let setting = Array((texts[point] ?? []).dropFirst(2))
      if let place = places[setting] {
        groups[place].points.append(point)
      } else {
        places[setting] = groups.count
        groups.append((label(Array(levers.dropFirst(2)), setting), [point]))
        guard groups.count <= Self.mostFacets else { return [] }
      }
    }
    let counts = [0, 1].map { values(of: $0).count }
    let isWhole =
      counts.allSatisfy { $0 > 1 }
      && groups.allSatisfy { counts[0] * counts[1] <= 2 * $0.points.count }
    return isWhole ? groups : []
  }

  /// Whether the points are a whole grid over exactly two levers.
  var isPlane: Bool {
    guard levers.count == 2 else { return false }
    let counts = [0, 1].map { values(of: $0).count }
    return counts.allSatisfy { $0 > 1 } && counts[0] * counts[1] <= 2 * points.count
  }
}
