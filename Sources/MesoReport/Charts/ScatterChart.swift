/// Points in a plane, some of them joined to a front.
struct ScatterChart {
  struct Point {
    var x: Double
    var y: Double
    var label: String
    var group: String
    var isOnFront: Bool
  }

  var xTitle: String
  var yTitle: String
  var groups: [String]
  var points: [Point]

  func chart(_ name: String, title: String, caption: String) -> Chart {
    var layers: [JSON] = [dots]
    if hasFront { layers.insert(front, at: 0) }
    if points.count <= 12 { layers.append(labels) }
    if ChartParts.straddle(0, points.map { $0.x }) {
      layers.insert(ChartParts.rule("x", at: 0), at: 0)
    }
    let rows: [JSON] = points.map { point in
      [
        "x": .rounded(point.x), "y": .rounded(point.y), "label": .string(point.label),
        "group": .string(point.group), "front": .bool(point.isOnFront),
      ]
    }
    return Chart(
      name, title: title, caption: caption,
      drawing: [
        "width": ChartStyle.width, "height": 320, "data": ChartParts.data(rows),
        "layer": .array(layers),
      ])
  }

  private var x: JSON { padded(ChartParts.quantitative("x", title: xTitle), by: 45) }
  private var y: JSON { padded(ChartParts.quantitative("y", title: yTitle), by: 20) }

  /// Leaves room for the names of points at the edge.
  private func padded(_ axis: JSON, by pixels: Double) -> JSON {
    axis.with("scale", ["zero": false, "nice": false, "padding": .number(pixels)])
  }

  private var hasFront: Bool { points.contains { $0.isOnFront } }

  private var front: JSON {
    [
      "transform": [["filter": "datum.front"]],
      "mark": ["type": "line", "strokeWidth": 1.5, "color": .string(ChartStyle.grey)],
      "encoding": ["x": x, "y": y, "order": ["field": "x", "type": "quantitative"]],
    ]
  }

  private var dots: JSON {
    [
      "mark": ["type": "point", "filled": true, "size": 80],
      "encoding": [
        "x": x, "y": y, "color": ChartParts.color("group", order: groups),
        "shape": ChartParts.shape("group", order: groups),
        "opacity": hasFront
          ? ["condition": ["test": "datum.front", "value": 1], "value": 0.35] : ["value": 1],
        "tooltip": ChartParts.tooltip([
          ("label", "what"), ("x", xTitle), ("y", yTitle), ("group", "group"),
        ]),
      ],
    ]
  }

  private var labels: JSON {
    [
      "mark": ["type": "text", "dy": -12, "fontSize": 11],
      "encoding": ["x": x, "y": y, "text": ["field": "label"]],
    ]
  }
}
