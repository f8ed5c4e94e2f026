public import MesoModel
public import MesoPrimitives

/// Lets a curve issue tokens for dollars and take them back, at a price that rises with the issue.
///
/// With S tokens issued and R dollars in reserve:
/// - `bancor`: the price is R ⁄ (ratio · S). ΔR buys S · ((1 + ΔR ⁄ R)^ratio − 1); ΔS brings
///   R · (1 − (1 − ΔS ⁄ S)^(1 ⁄ ratio)).
/// - `power`: `scale` · S^`exponent`; `sigmoid`: `scale` · ((S − `midpoint`) ⁄ √(`spread` +
///   (S − `midpoint`)²) + 1); `logistic`: `scale` ⁄ (1 + e^(−`steepness` · (S − `midpoint`))). A trade
///   costs the area under the price between the two issues.
///
/// Buyers pay the treasury `entry-tribute` of what they bring, and sellers leave it `exit-tribute` of
/// what they get, so that the selling curve lies below the buying curve. What traders get is rounded
/// down, and what they pay up, by the base unit and by what arithmetic can err, so that no round trip
/// gains; what rounding leaves stays in reserve. No more than the reserve is ever paid.
///
/// Example: 1 000 tokens over 250 dollars at a ratio of 0.5 are 0.5 dollars each; 50 dollars buy 95.445
/// and bring the price to 0.5477. Selling them brings the 50 back.
///
/// Attacks: whoever comes first gains from whoever comes later; tokens minted past the curve are sold
/// to it at the buyers' expense, until its reserve is gone.
///
/// Properties: path-independent; the reserve covers every token of the issue where it starts so; pure.
/// - SeeAlso: E. Hertzog, G. Benartzi, G. Benartzi, Bancor protocol (2017); S. de la Rouviere, Tokens
///   2.0: curved token bonding (2017).
public struct BondingCurvePrice: Price, Venue {
  public enum Form: String, CaseIterable, Sendable { case bancor, power, sigmoid, logistic }

  public static let entry = CatalogEntry<any Price>(
    ComponentDescriptor(
      name: "bonding-curve",
      summary:
        "Lets a curve issue tokens for dollars and take them back, at a price that rises with "
        + "the issue.",
      parameters: [
        .choice(
          "form", of: Form.allCases.map(\.rawValue), default: "bancor",
          "How the price depends on the issue."),
        .opening(
          "issued", unit: "tokens", default: nil,
          "Tokens that the curve takes back at the start; if left out, all that there are."),
        .opening(
          "reserve", unit: "dollars", default: nil,
          "Dollars in reserve at the start; if left out, what the issue has cost."),
        .number(
          "ratio", in: 0.000_001...1, unit: "share", default: "0.5",
          "Reserve over the value of the issue (bancor)."),
        Parameter(
          "usd", .number(0...1_000_000_000), unit: "dollars per token", default: "1",
          "Price at the start, where no reserve is given (bancor).", change: .structural),
        .number(
          "scale", in: 0...1_000_000_000, unit: "dollars per token", default: "1",
          "Price of the first token (power), half the highest price (sigmoid), or that (logistic)."),
        .number(
          "exponent", in: 0...20, unit: "power", default: "1",
          "How the price grows with the issue (power)."),
        .number(
          "midpoint", in: 0...1_000_000_000_000, unit: "tokens", default: "10000",
          "Issue at which half the highest price is reached (sigmoid, logistic)."),
        .number(
          "spread", in: 0.000_001...1e24, unit: "tokens squared", default: "10000000",
          "How wide the rise is (sigmoid)."),
        .number(
          "steepness", in: 0.000_000_000_001...1_000, unit: "per token", default: "0.001",
          "How steep the rise is (logistic)."),
        .share("entry-tribute", default: "0", "Share of what buyers bring that the treasury gets."),
        .share("exit-tribute", default: "0", "Share of what sellers get that the treasury gets."),
      ], reference: "E. Hertzog, G. Benartzi, G. Benartzi, Bancor protocol (2017)")
  ) { values in try BondingCurvePrice(values) }

  /// `nil` for a constant reserve ratio, whose price depends on the reserve.
  let shape: CurveShape?
  let ratio: Double
  let usd: Double
  let issued: Amount?
  let reserve: Amount?
  let entry: Proportion
  let exit: Proportion

  private init(_ values: ParameterValues) throws {
    let form = Form(rawValue: values.name("form")) ?? .bancor
    let scale = values.number("scale")
    shape =
      switch form {
      case .bancor: nil
      case .power: .power(scale: scale, exponent: values.number("exponent"))
      case .sigmoid:
        .sigmoid(
          scale: scale, midpoint: values.number("midpoint"), spread: values.number("spread"))
      case .logistic:
        .logistic(
          scale: scale, midpoint: values.number("midpoint"), steepness: values.number("steepness"))
      }
    ratio = values.number("ratio")
    usd = values.number("usd")
    issued = values.has("issued") ? values.amount("issued") : nil
    reserve = values.has("reserve") ? values.amount("reserve") : nil
    entry = values.proportion("entry-tribute")
    exit = values.proportion("exit-tribute")
    if form != .bancor, scale <= 0 {
      throw ParameterConflict(
        parameter: "scale", "'scale' is 0, and the curve never rises above a price of 0.")
    }
    if form == .bancor, reserve == nil, usd <= 0 {
      throw ParameterConflict(
        parameter: "usd", "a curve without reserve has no price; 'usd' must be more than 0.")
    }
    for (name, value) in [("issued", issued), ("reserve", reserve)] where value == .zero {
      throw ParameterConflict(
        parameter: name, "a curve without liquidity has no price; '\(name)' must be more than 0.")
    }
    if entry == .one {
      throw ParameterConflict(
        parameter: "entry-tribute", "'entry-tribute' is 1, so that nothing buys anything.")
    }
  }

  public var venue: (any Venue)? { self }
  public var mints: Bool { true }

  public func usd(_ view: PublicView, chance: inout RandomStream, memory: inout Memory) -> Double {
    usd
  }
}
