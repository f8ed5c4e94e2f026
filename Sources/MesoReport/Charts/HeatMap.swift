/// A grid of values with the lines along which they are equal.
struct HeatMap {
  struct Cell {
    var column: Int
    var row: Int
    var value: Double?
    /// Whether the value's interval holds the target, so that its side of it is not known.
    var isUndecided: Bool
  }

  var xTitle: String
  var yTitle: String
  var valueTitle: String
  /// The texts of the columns, from the left, and of the rows, from below.
  var columns: [String]
  var rows: [String]
  var cells: [Cell]
  /// The value whose line is drawn boldly.
  var target: Double?
  /// Whether neighbours in the grid are neighbours in what they stand for.
  var isContoured = true

  func chart(_ name: String, title: String, caption: String) -> Chart {
    var layers = [squares]
    if isContoured { layers += lines }
    if cells.count <= 150 { layers.append(labels) }
    return Chart(
      name, title: title, caption: caption,
      drawing: [
        "width": ChartStyle.width,
        "height": .number(Double(min(480, max(160, 34 * rows.count + 40)))),
        "data": ChartParts.data(data), "layer": .array(layers),
      ])
  }

  private var data: [JSON] {
    cells.map { cell in
      let text =
        (cell.value.map(NumberText.significant) ?? "") + (cell.isUndecided ? " ○" : "")
      return [
        "x0": .number(Double(cell.column) + 0.5), "x1": .number(Double(cell.column) + 1.5),
        "y0": .number(Double(cell.row) + 0.5), "y1": .number(Double(cell.row) + 1.5),
        "x": .number(Double(cell.column) + 1), "y": .number(Double(cell.row) + 1),
        "across": .string(columns[cell.column]), "up": .string(rows[cell.row]),
        "value": .rounded(cell.value), "text": .string(text),
      ]
    }
  }

  /// An axis of places, whose labels are the values of a lever.
  private func axis(_ field: String, _ title: String, _ texts: [String]) -> JSON {
    let words = JSON.array(texts.map { .string($0) }).text
    return [
      "field": .string(field), "type": "quantitative", "title": .string(title),
      "scale": [
        "domain": [0.5, .number(Double(texts.count) + 0.5)], "nice": false, "zero": false,
      ],
      "axis": [
        "values": .array(texts.indices.map { .number(Double($0) + 1) }), "grid": false,
        "ticks": false, "labelExpr": .string("\(words)[datum.value - 1]"),
      ],
    ]
  }

  private var color: JSON {
    let isAcross = target.map { ChartParts.straddle($0, cells.map { $0.value }) } ?? false
    return [
      "field": "value", "type": "quantitative",
      "scale": isAcross
        ? ["scheme": "blueorange", "domainMid": .number(target ?? 0)] : ["scheme": "viridis"],
      "legend": [
        "title": .string(valueTitle), "orient": "top", "gradientLength": 260,
        "gradientThickness": 10, "direction": "horizontal",
      ],
    ]
  }

  private var squares: JSON {
    [
      "mark": ["type": "rect", "stroke": "white", "strokeWidth": 0.5],
      "encoding": [
        "x": axis("x0", xTitle, columns), "x2": ["field": "x1"],
        "y": axis("y0", yTitle, rows), "y2": ["field": "y1"], "color": color,
        "tooltip": ChartParts.tooltip([
          ("across", xTitle), ("up", yTitle), ("value", valueTitle),
        ]),
      ],
    ]
  }

  private var labels: JSON {
    [
      "mark": ["type": "text", "fontSize": 11, "aria": false],
      "encoding": [
        "x": axis("x", xTitle, columns), "y": axis("y", yTitle, rows),
        "text": ["field": "text"],
        "color": [
          "condition": [
            "test": "luminance(scale('color', datum.value)) > 0.38", "value": "#14181c",
          ],
          "value": "#ffffff",
        ],
      ],
    ]
  }

  private var lines: [JSON] {
    let grid = ContourGrid(columns: columns.count, rows: rows.count, cells: cells)
    let levels = grid.levels
    let thin = levels.filter { $0 != target }.flatMap { grid.segments(at: $0) }
    let bold = target.map { grid.segments(at: $0) } ?? []
    return [(thin, 1.0, 0.4), (bold, 3.0, 0.85)].compactMap { segments, width, opacity in
      guard !segments.isEmpty else { return nil }
      let rows: [JSON] = segments.map { segment in
        [
          "x": .rounded(segment.from.x), "y": .rounded(segment.from.y),
          "x2": .rounded(segment.to.x), "y2": .rounded(segment.to.y),
        ]
      }
      return [
        "data": ChartParts.data(rows),
        "mark": [
          "type": "rule", "strokeWidth": .number(width), "color": "#14181c",
          "strokeCap": "round", "opacity": .number(opacity),
        ],
        "encoding": [
          "x": axis("x", xTitle, columns), "x2": ["field": "x2"], "y": axis("y", yTitle, self.rows),
          "y2": ["field": "y2"],
        ],
      ]
    }
  }
}
