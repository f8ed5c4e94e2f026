/// Mixes of three behaviours as points of a triangle, with the way that runs take from each start.
struct Simplex {
  private let table: ColumnTable
  private let behaviours: [String]

  /// - Parameter table: The `points.csv` of a study of long-run mixes.
  init(_ table: ColumnTable) {
    self.table = table
    behaviours = table.columns.filter { $0.hasPrefix("start.") }.map { String($0.dropFirst(6)) }
  }

  /// `nil` unless there are three behaviours.
  var chart: Chart? {
    guard behaviours.count == 3 else { return nil }
    let starts = mixes("start.")
    let ends = mixes("share.")
    let basins = table.texts("basin")
    let rows: [JSON] = (0..<table.rowCount).compactMap { row in
      guard let start = starts[row], let end = ends[row] else { return nil }
      return [
        "x": .rounded(start.x), "y": .rounded(start.y), "x2": .rounded(end.x),
        "y2": .rounded(end.y), "basin": .string(basins[row]),
        "start": .string(text("start.", row)), "end": .string(text("share.", row)),
      ]
    }
    guard !rows.isEmpty else { return nil }
    let order = table.values("basin")
    return Chart(
      "simplex", title: "From each starting mix to where its runs end",
      caption:
        "Corners are mixes of one behaviour alone. Each line leads from a starting mix, the small "
        + "hollow mark, to the mean mix of the last half of the measured epochs; colour and shape name "
        + "the basin.",
      drawing: [
        "width": ChartStyle.width, "height": 400, "data": ChartParts.data(rows),
        "layer": [
          edges, ways(order), marks("x", "y", order, filled: false),
          marks("x2", "y2", order, filled: true), corners,
        ],
      ])
  }

  private static let corners = [(x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 0.5, y: 1.0)]

  /// The places of a mix in every row.
  private func mixes(_ prefix: String) -> [(x: Double, y: Double)?] {
    let shares = behaviours.map { table.numbers("\(prefix)\($0)") }
    return (0..<table.rowCount).map { row in
      var place = (x: 0.0, y: 0.0)
      for (share, corner) in zip(shares, Self.corners) {
        guard let share = share[row] else { return nil }
        place = (place.x + share * corner.x, place.y + share * corner.y)
      }
      return place
    }
  }

  private func text(_ prefix: String, _ row: Int) -> String {
    behaviours.map { name in
      let share = table.numbers("\(prefix)\(name)")[row] ?? 0
      return "\(name) \(NumberText.significant((1000 * share).rounded() / 10)) %"
    }.joined(separator: ", ")
  }

  private func axis(_ field: String, _ range: [JSON]) -> JSON {
    [
      "field": .string(field), "type": "quantitative", "axis": nil,
      "scale": ["domain": .array(range), "nice": false, "zero": false],
    ]
  }

  private func x(_ field: String) -> JSON { axis(field, [-0.12, 1.12]) }
  private func y(_ field: String) -> JSON { axis(field, [-0.12, 1.1]) }

  private var edges: JSON {
    let rows: [JSON] = [(0, 1), (1, 2), (2, 0)].map { from, to in
      let (from, to) = (Self.corners[from], Self.corners[to])
      return ["x": .number(from.x), "y": .number(from.y), "x2": .number(to.x), "y2": .number(to.y)]
    }
    return [
      "data": ChartParts.data(rows),
      "mark": ["type": "rule", "color": .string(ChartStyle.grey), "strokeWidth": 1],
      "encoding": ["x": x("x"), "y": y("y"), "x2": ["field": "x2"], "y2": ["field": "y2"]],
    ]
  }

  private func ways(_ order: [String]) -> JSON {
    [
      "mark": ["type": "rule", "strokeWidth": 1.2, "opacity": 0.55],
      "encoding": [
        "x": x("x"), "y": y("y"), "x2": ["field": "x2"], "y2": ["field": "y2"],
        "color": ChartParts.color("basin", order: order),
      ],
    ]
  }

  private func marks(_ across: String, _ up: String, _ order: [String], filled: Bool) -> JSON {
    [
      "mark": ["type": "point", "filled": .bool(filled), "size": filled ? 80 : 25, "opacity": 1],
      "encoding": [
        "x": x(across), "y": y(up), "color": ChartParts.color("basin", order: order),
        "shape": ChartParts.shape("basin", order: order),
        "tooltip": ChartParts.tooltip([("start", "from"), ("end", "to"), ("basin", "basin")]),
      ],
    ]
  }

  private var corners: JSON {
    let rows: [JSON] = zip(behaviours, Self.corners).map { name, corner in
      [
        "x": .number(corner.x), "y": .number(corner.y + (corner.y > 0 ? 0.05 : -0.06)),
        "name": .string(name),
      ]
    }
    return [
      "data": ChartParts.data(rows), "mark": ["type": "text", "fontSize": 13, "fontWeight": 600],
      "encoding": ["x": x("x"), "y": y("y"), "text": ["field": "name"]],
    ]
  }
}
