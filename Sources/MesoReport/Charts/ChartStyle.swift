/// How pictures look: colours that colour-blind readers tell apart and that are seen on white and
/// on near-black, thin rules, no frame.
///
/// - SeeAlso: Okabe and Ito, "Color universal design" (2008), whose palette these colours are
///   middle tones of.
enum ChartStyle {
  static let schema = "https://vega.github.io/schema/vega-lite/v6.json"

  static let blue = "#2f7fc1"
  static let orange = "#d8602a"
  static let green = "#1a9870"
  static let purple = "#b5679f"
  static let ochre = "#b58900"
  static let sky = "#49a3c9"
  static let grey = "#8a8d91"
  static let palette = [blue, orange, green, purple, ochre, sky, grey]

  /// The patterns of lines, so that colour is never the only difference.
  static let dashes: [[JSON]] = [
    [1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [12, 4], [4, 2, 1, 2], [1, 3],
  ]

  private static let font = "system-ui, -apple-system, Segoe UI, Roboto, DejaVu Sans, sans-serif"

  static let config: JSON = [
    "background": "white", "font": .string(font), "padding": 8,
    "title": [
      "anchor": "start", "fontSize": 14, "fontWeight": 600, "color": "#1d2126", "offset": 10,
    ],
    "axis": [
      "labelColor": "#4a5058", "titleColor": "#1d2126", "labelFontSize": 11, "titleFontSize": 12,
      "titleFontWeight": 500, "titlePadding": 8, "labelPadding": 4, "domain": false,
      "tickColor": "#c9ced4", "tickSize": 4, "gridColor": "#e6e9ec", "labelLimit": 230,
    ],
    "axisQuantitative": ["labelOverlap": true],
    "legend": [
      "orient": "top", "title": nil, "labelFontSize": 12, "labelColor": "#1d2126", "columns": 4,
      "labelLimit": 260, "symbolSize": 90, "symbolStrokeWidth": 2, "offset": 6,
    ],
    "view": ["stroke": nil],
    "range": ["category": .array(palette.map { .string($0) }), "symbol": .array(shapes)],
    "line": ["strokeWidth": 2], "rule": ["strokeWidth": 1.5],
    "point": ["size": 60, "filled": true],
  ]

  static let shapes: [JSON] = [
    "circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "stroke",
  ]
  static let width: JSON = 560
}
