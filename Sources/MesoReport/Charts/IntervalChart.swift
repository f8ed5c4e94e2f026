/// Dots with their intervals, one line for each name.
struct IntervalChart {
  struct Row {
    var label: String
    /// What the colour and the shape say: a treatment or a verdict.
    var group: String
    var mean: Double?
    var low: Double?
    var high: Double?
  }

  var xTitle: String
  var rows: [Row]
  /// The groups in the order of their colours.
  var groups: [String]
  /// Colours of the groups where they have a meaning; the palette's if empty.
  var colors: [String] = []
  /// A value to hold the dots against; drawn always.
  var reference: Double?
  /// A second value to hold them against, such as a threshold.
  var threshold: Double?

  func chart(_ name: String, title: String, caption: String) -> Chart {
    var labels: [String] = []
    for row in rows where !labels.contains(row.label) { labels.append(row.label) }
    var layers: [JSON] = []
    if let reference { layers.append(ChartParts.rule("x", at: reference)) }
    if let threshold { layers.append(ChartParts.rule("x", at: threshold, dashed: true)) }
    let isGrouped = rows.count > labels.count
    if rows.contains(where: { $0.low != nil && $0.high != nil }) {
      layers.append(bar(labels, isGrouped))
    }
    layers.append(dot(labels, isGrouped))
    let height = 36 + (isGrouped ? 16 : 24) * max(rows.count, 1)
    return Chart(
      name, title: title, caption: caption,
      drawing: [
        "width": ChartStyle.width, "height": .number(Double(height)),
        "data": ChartParts.data(data), "layer": .array(layers),
      ])
  }

  private var data: [JSON] {
    rows.map { row in
      [
        "label": .string(row.label), "group": .string(row.group), "mean": .rounded(row.mean),
        "low": .rounded(row.low), "high": .rounded(row.high),
      ]
    }
  }

  private var color: JSON {
    var color = ChartParts.color("group", order: present.map { groups[$0] })
    if isSelfEvident { color["legend"] = .null }
    if !colors.isEmpty {
      color["scale"] = color["scale"]?.with("range", .array(present.map { .string(colors[$0]) }))
    }
    return color
  }

  /// The places of the groups that the rows belong to.
  private var present: [Int] {
    groups.indices.filter { place in rows.contains { $0.group == groups[place] } }
  }

  /// Whether every line's label names its group.
  private var isSelfEvident: Bool { rows.allSatisfy { $0.label == $0.group } }

  private var shape: JSON {
    var shape = ChartParts.shape("group", order: present.map { groups[$0] })
    // A group keeps its shape in every picture of a page.
    shape["scale"] = shape["scale"]?.with(
      "range", .array(present.map { ChartStyle.shapes[$0 % ChartStyle.shapes.count] }))
    if isSelfEvident { shape["legend"] = .null }
    return shape
  }

  private func place(_ labels: [String], _ isGrouped: Bool, _ x: JSON) -> JSON {
    var encoding: JSON = ["y": ChartParts.names("label", order: labels), "x": x, "color": color]
    if isGrouped {
      encoding["yOffset"] = [
        "field": "group", "sort": .array(groups.map { .string($0) }),
      ]
    }
    return encoding
  }

  private func bar(_ labels: [String], _ isGrouped: Bool) -> JSON {
    let x: JSON = ["field": "low", "type": "quantitative", "title": .string(xTitle)]
    return [
      "transform": [["filter": "isValid(datum.low) && isValid(datum.high)"]],
      "mark": ["type": "rule", "strokeWidth": 2.5, "opacity": 0.55],
      "encoding": place(labels, isGrouped, x).with("x2", ["field": "high"]),
    ]
  }

  private func dot(_ labels: [String], _ isGrouped: Bool) -> JSON {
    let x = ChartParts.quantitative("mean", title: xTitle)
    return [
      "mark": ["type": "point", "opacity": 1, "size": 70],
      "encoding": place(labels, isGrouped, x)
        .with("shape", shape)
        .with(
          "tooltip",
          ChartParts.tooltip([
            ("label", "what"), ("group", "group"), ("mean", xTitle), ("low", "from"),
            ("high", "to"),
          ])),
    ]
  }
}
