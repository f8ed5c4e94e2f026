/// Values at the crossings of a grid, and the lines along which they are equal.
///
/// Between neighbours the value is taken to change evenly: the lines are drawn, not estimated.
struct ContourGrid {
  struct Segment: Hashable {
    var from: Place
    var to: Place
  }

  struct Place: Hashable {
    var x: Double
    var y: Double
  }

  private let columns: Int
  private let rows: Int
  private var values: [Double?]

  init(columns: Int, rows: Int, cells: [HeatMap.Cell]) {
    self.columns = columns
    self.rows = rows
    values = Array(repeating: nil, count: columns * rows)
    for cell in cells { values[cell.row * columns + cell.column] = cell.value }
  }

  /// Up to five round values within the range of the grid.
  var levels: [Double] {
    let known = values.compactMap { $0 }
    guard let low = known.min(), let high = known.max(), low < high else { return [] }
    let rough = (high - low) / 5
    var unit = 1.0
    while unit > rough { unit /= 10 }
    while unit * 10 <= rough { unit *= 10 }
    let step = [1, 2, 5, 10].map { $0 * unit }.first { $0 >= rough } ?? rough
    let first = Int((low / step).rounded(.up))
    return (first...max(first, Int((high / step).rounded(.down)))).map { Double($0) * step }
  }

  /// The pieces of the line of a level, by marching squares. Columns and rows count from 1.
  ///
  /// - Complexity: O(columns × rows).
  func segments(at level: Double) -> [Segment] {
    var segments: [Segment] = []
    for row in 0..<max(0, rows - 1) {
      for column in 0..<max(0, columns - 1) {
        let corners = [(0, 0), (1, 0), (1, 1), (0, 1)].compactMap { across, up in
          values[(row + up) * columns + column + across].map { value in
            (x: Double(column + across) + 1, y: Double(row + up) + 1, value: value - level)
          }
        }
        guard corners.count == 4 else { continue }
        var crossings: [Place] = []
        for (side, one) in corners.enumerated() {
          let other = corners[(side + 1) % 4]
          guard (one.value < 0) != (other.value < 0) else { continue }
          let share = one.value / (one.value - other.value)
          crossings.append(
            Place(x: one.x + share * (other.x - one.x), y: one.y + share * (other.y - one.y)))
        }
        // Four crossings are a saddle: two pieces, cut so that the first corner stands alone.
        if crossings.count == 4 {
          crossings = [crossings[3], crossings[0], crossings[1], crossings[2]]
        }
        segments += stride(from: 0, to: crossings.count - 1, by: 2).map {
          Segment(from: crossings[$0], to: crossings[$0 + 1])
        }
      }
    }
    return segments
  }
}
