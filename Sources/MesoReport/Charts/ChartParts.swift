/// The recurring parts of specifications.
enum ChartParts {
  static func data(_ rows: [JSON]) -> JSON { ["values": .array(rows)] }

  static func quantitative(
    _ field: String, title: String? = nil, zero: Bool = false, grid: Bool = true
  ) -> JSON {
    [
      "field": .string(field), "type": "quantitative",
      "title": title.map { .string($0) } ?? nil, "scale": ["zero": .bool(zero), "nice": true],
      "axis": ["grid": .bool(grid), "tickCount": 6],
    ]
  }

  /// A field of names in the order given.
  static func names(_ field: String, title: String? = nil, order: [String]) -> JSON {
    [
      "field": .string(field), "type": "nominal", "title": title.map { .string($0) } ?? nil,
      "sort": .array(order.map { .string($0) }), "axis": ["grid": false],
      "scale": ["domain": .array(order.map { .string($0) })],
    ]
  }

  /// The legend of some series, in as many columns as their names leave room for; none for one.
  static func legend(_ order: [String]) -> JSON {
    guard order.count > 1, let longest = order.map({ $0.count }).max() else { return nil }
    let columns = max(1, min(order.count, Int(560 / (6.6 * Double(longest) + 46))))
    return ["title": nil, "symbolOpacity": 1, "columns": .number(Double(columns))]
  }

  /// The colour of a series; no legend where there is only one.
  static func color(_ field: String, order: [String]) -> JSON {
    let domain = JSON.array(order.map { .string($0) })
    return [
      "field": .string(field), "type": "nominal", "scale": ["domain": domain],
      "legend": legend(order),
    ]
  }

  static func dash(_ field: String, order: [String]) -> JSON {
    [
      "field": .string(field), "type": "nominal",
      "scale": [
        "domain": .array(order.map { .string($0) }),
        "range": .array(
          order.indices.map { .array(ChartStyle.dashes[$0 % ChartStyle.dashes.count]) }),
      ],
      "legend": legend(order),
    ]
  }

  static func shape(_ field: String, order: [String]) -> JSON {
    [
      "field": .string(field), "type": "nominal",
      "scale": [
        "domain": .array(order.map { .string($0) }),
        "range": .array(
          order.indices.map { ChartStyle.shapes[$0 % ChartStyle.shapes.count] }),
      ],
      "legend": legend(order),
    ]
  }

  static func tooltip(_ fields: [(field: String, title: String)]) -> JSON {
    .array(
      fields.map { field, title in ["field": .string(field), "title": .string(title)] })
  }

  /// A line across the picture at a value of `x` or `y`.
  static func rule(_ channel: String, at value: Double, dashed: Bool = false) -> JSON {
    [
      "data": ["values": [["at": .number(value)]]],
      "mark": [
        "type": "rule", "color": .string(ChartStyle.grey), "strokeWidth": 1,
        "strokeDash": dashed ? [4, 3] : [1, 0],
      ],
      "encoding": .object([
        JSON.Member(name: channel, value: ["field": "at", "type": "quantitative"])
      ]),
    ]
  }

  /// Whether values lie on both sides of a number, so that a line there says something.
  static func straddle(_ target: Double, _ values: [Double?]) -> Bool {
    let known = values.compactMap { $0 }
    return known.contains { $0 < target } && known.contains { $0 > target }
  }
}
