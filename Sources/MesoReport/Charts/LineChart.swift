/// Lines over a number, each with a band or bars about it.
struct LineChart {
  struct Point {
    var series: String
    var x: Double
    var mean: Double?
    var low: Double?
    var high: Double?
  }

  var xTitle: String
  var yTitle: String
  /// The series, in the order of their colours.
  var order: [String]
  var points: [Point]
  /// Where the warm-up ends, in the units of `x`.
  var warmUp: Double?
  /// A value that crossing matters of; drawn if the lines lie on both sides of it.
  var target: Double?
  /// Whether to mark each point; lines of many points go without.
  var showsPoints = false
  var isLog = false

  func chart(_ name: String, title: String, caption: String) -> Chart {
    let hasBands = points.contains { $0.low != nil && $0.high != nil }
    var layers: [JSON] = hasBands ? [band, line] : [line]
    if showsPoints { layers.append(dots) }
    let ends = points.flatMap { [$0.low, $0.mean, $0.high] }
    if let target, ChartParts.straddle(target, ends) {
      layers.insert(ChartParts.rule("y", at: target), at: 0)
    }
    if let warmUp { layers.insert(ChartParts.rule("x", at: warmUp, dashed: true), at: 0) }
    return Chart(
      name, title: title, caption: caption,
      drawing: [
        "width": ChartStyle.width, "height": 240, "data": ChartParts.data(rows),
        "layer": .array(layers),
      ])
  }

  private var rows: [JSON] {
    points.filter { $0.mean != nil }.map { point in
      [
        "x": .rounded(point.x), "series": .string(point.series), "mean": .rounded(point.mean),
        "low": .rounded(point.low), "high": .rounded(point.high),
      ]
    }
  }

  private var x: JSON {
    var x = ChartParts.quantitative("x", title: xTitle, grid: false)
    x["scale"] = isLog ? ["type": "log"] : ["nice": false, "zero": false]
    return x
  }

  private var y: JSON { ChartParts.quantitative("mean", title: yTitle) }

  private var band: JSON {
    [
      "transform": [["filter": "isValid(datum.low) && isValid(datum.high)"]],
      "mark": ["type": "area", "opacity": 0.2, "line": false],
      "encoding": [
        "x": x, "y": ["field": "low", "type": "quantitative", "title": .string(yTitle)],
        "y2": ["field": "high"],
        "color": color,
      ],
    ]
  }

  private var line: JSON {
    [
      "mark": ["type": "line"],
      "encoding": [
        "x": x, "y": y, "color": color,
        "strokeDash": dash,
        "tooltip": tooltip,
      ],
    ]
  }

  private var dots: JSON {
    [
      "mark": ["type": "point", "size": 45],
      "encoding": [
        "x": x, "y": y, "color": color, "tooltip": tooltip,
      ],
    ]
  }

  private var color: JSON { Self.withStrokes(ChartParts.color("series", order: order)) }

  private var dash: JSON { Self.withStrokes(ChartParts.dash("series", order: order)) }

  /// The legend of lines shows lines, whatever else is drawn in their colours.
  private static func withStrokes(_ channel: JSON) -> JSON {
    guard let legend = channel["legend"], legend != .null else { return channel }
    return channel.with(
      "legend",
      legend.with("symbolType", "stroke").with("symbolSize", 260)
        .with("symbolStrokeWidth", 2.5))
  }

  private var tooltip: JSON {
    ChartParts.tooltip([
      ("series", "series"), ("x", xTitle), ("mean", yTitle), ("low", "from"), ("high", "to"),
    ])
  }
}
