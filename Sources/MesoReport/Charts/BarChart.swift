/// Bars from 0, one for each name, side by side for several groups.
struct BarChart {
  struct Row {
    var label: String
    var group: String
    var value: Double?
    var low: Double?
    var high: Double?
  }

  var xTitle: String
  var rows: [Row]
  var groups: [String]
  /// A length that says nothing yet, such as what chance alone makes.
  var noise: Double?

  func chart(_ name: String, title: String, caption: String) -> Chart {
    var labels: [String] = []
    for row in rows where !labels.contains(row.label) { labels.append(row.label) }
    let isGrouped = rows.count > labels.count
    var layers = [layer(["type": "bar", "opacity": 0.75], labels, isGrouped, "value")]
    if rows.contains(where: { $0.low != nil }) {
      layers.append(
        layer(["type": "rule", "strokeWidth": 1.5], labels, isGrouped, "low", to: "high"))
    }
    if let noise { layers.append(ChartParts.rule("x", at: noise, dashed: true)) }
    return Chart(
      name, title: title, caption: caption,
      drawing: [
        "width": ChartStyle.width,
        "height": .number(Double(36 + (isGrouped ? 15 : 24) * max(rows.count, 1))),
        "data": ChartParts.data(data), "layer": .array(layers),
      ])
  }

  private var data: [JSON] {
    rows.filter { $0.value != nil }.map { row in
      [
        "label": .string(row.label), "group": .string(row.group), "value": .rounded(row.value),
        "low": .rounded(row.low), "high": .rounded(row.high),
      ]
    }
  }

  private func layer(
    _ mark: JSON, _ labels: [String], _ isGrouped: Bool, _ field: String, to end: String? = nil
  ) -> JSON {
    var encoding: JSON = [
      "y": ChartParts.names("label", order: labels),
      "x": ChartParts.quantitative(field, title: xTitle, zero: true),
      "color": end == nil
        ? ChartParts.color("group", order: groups) : ["value": .string(ChartStyle.grey)],
      "tooltip": ChartParts.tooltip([
        ("label", "what"), ("group", "group"), ("value", xTitle), ("low", "from"), ("high", "to"),
      ]),
    ]
    if let end { encoding["x2"] = ["field": .string(end)] }
    if isGrouped {
      encoding["yOffset"] = ["field": "group", "sort": .array(groups.map { .string($0) })]
    }
    var layer: JSON = ["mark": mark, "encoding": encoding]
    if end != nil { layer["transform"] = [["filter": "isValid(datum.low) && isValid(datum.high)"]] }
    return layer
  }
}
