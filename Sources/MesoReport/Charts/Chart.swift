/// A picture: a Vega-Lite specification with what is said about it.
///
/// - SeeAlso: Satyanarayan, Moritz, Wongsuphasawat and Heer, "Vega-Lite: a grammar of interactive
///   graphics", IEEE TVCG 23 (2017).
public struct Chart: Hashable, Sendable {
  /// The name of its files: small letters, digits and hyphens.
  public let name: String
  public let title: String
  /// One or two sentences: what is shown, and what it may not be taken for.
  public let caption: String
  /// What is drawn: data, marks and axes.
  let drawing: JSON

  init(_ name: String, title: String, caption: String, drawing: JSON) {
    self.name = String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
      .lowercased()
    self.title = title
    self.caption = caption
    self.drawing = drawing
  }

  /// The whole specification, to be read by itself.
  public var specification: JSON {
    var members: [JSON.Member] = [
      JSON.Member(name: "$schema", value: .string(ChartStyle.schema)),
      JSON.Member(name: "description", value: .string(caption)),
      JSON.Member(name: "title", value: .string(title)),
      JSON.Member(name: "config", value: ChartStyle.config),
    ]
    if case .object(let drawing) = drawing { members += drawing }
    return .object(members)
  }
}
