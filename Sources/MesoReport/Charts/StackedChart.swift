/// Layers that add up, over a number.
struct StackedChart {
  struct Point {
    var x: Double
    var series: String
    var value: Double
  }

  var xTitle: String
  var yTitle: String
  var order: [String]
  var points: [Point]

  func chart(_ name: String, title: String, caption: String) -> Chart {
    let rows: [JSON] = points.map { point in
      ["x": .rounded(point.x), "series": .string(point.series), "value": .rounded(point.value)]
    }
    var x = ChartParts.quantitative("x", title: xTitle, grid: false)
    x["scale"] = ["nice": false, "zero": false]
    return Chart(
      name, title: title, caption: caption,
      drawing: [
        "width": ChartStyle.width, "height": 240, "data": ChartParts.data(rows),
        "mark": ["type": "area", "opacity": 0.85, "line": ["strokeWidth": 0.8]],
        "encoding": [
          "x": x,
          "y": [
            "field": "value", "type": "quantitative", "stack": "zero", "title": .string(yTitle),
            "axis": ["tickCount": 6],
          ],
          "color": ChartParts.color("series", order: order),
          "order": ["field": "series", "sort": "ascending"],
          "tooltip": ChartParts.tooltip([
            ("series", "flow"), ("x", xTitle), ("value", yTitle),
          ]),
        ],
      ])
  }
}
