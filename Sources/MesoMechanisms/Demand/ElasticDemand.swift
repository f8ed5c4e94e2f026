public import MesoModel
import MesoPrimitives

/// Users come for a stock of good work and leave for want of it, and use less where a use costs more.
///
/// The stock of quality depreciates and is fed by what is accepted: K ← (1 − depreciation)·K + Σ q.
/// Users want u = usage·min(ceiling, (K ⁄ K₀)^quality-elasticity · (p ⁄ p₀)^−price-elasticity), with p
/// the price of a use in dollars, and usage follows them part of the way: U ← U + adjustment·(u − U).
/// K₀ is the stock that the first delivery, kept up for ever, would come to, so that usage starts
/// where the scenario puts it; p₀ is the price of the first epoch unless it is given.
///
/// More use pays more fees and so draws more work (a flywheel); less work makes less use, less pay
/// and less work (a death spiral). Which of the two it is depends on who may come and go.
///
/// Properties: no use without work in the long run; never above the ceiling; sees true quality, as
/// users do; remembers the stock, its reference and the usage.
///
/// - SeeAlso: J.-C. Rochet, J. Tirole, “Platform competition in two-sided markets”, Journal of the
///   European Economic Association 1(4), 2003; K. J. Arrow, M. Nerlove, “Optimal advertising policy
///   under dynamic conditions”, Economica 29, 1962, for a stock of goodwill that depreciates.
public struct ElasticDemand: Demand {
  public static let entry = CatalogEntry<any Demand>(
    ComponentDescriptor(
      name: "elastic",
      summary:
        "Users follow the quality that is delivered, as a stock that depreciates, and the price of "
        + "a use.",
      parameters: [
        .number(
          "quality-elasticity", in: 0...10, unit: "elasticity", default: "1",
          "Per cent of use for a per cent of the stock of quality.", control: .environment),
        .number(
          "price-elasticity", in: 0...10, unit: "elasticity", default: "1",
          "Per cent of use lost for a per cent of the price in dollars.", control: .environment),
        .share(
          "depreciation", default: "0.1", "Share of the stock of quality that is lost in an epoch.",
          control: .environment),
        .share(
          "adjustment", default: "0.2", "Share of the way to what users want that usage goes.",
          control: .environment),
        .number(
          "ceiling", in: 1...1_000_000, unit: "times usage", default: "10",
          "The most uses, as a multiple of the usage at the start.", control: .environment),
        .number(
          "reference-quality", in: 0.000_000_001...1e15, unit: "quality", default: nil,
          "The stock at which users want what the scenario says; that of the first delivery if left "
            + "out.", control: .environment),
        .number(
          "reference-price", in: 0.000_000_001...1e15, unit: "dollars", default: nil,
          "The price of a use at which they do; that of the first epoch if left out.",
          control: .environment),
      ],
      instruments: ["The true quality of accepted work, without error: an idealisation of users."],
      reference: "Rochet, Tirole, 2003; Arrow, Nerlove, 1962.")
  ) { values in
    guard values.number("depreciation") > 0 else {
      throw ParameterConflict(
        parameter: "depreciation",
        "'depreciation' is 0; it must be more, or the stock of quality would grow for ever.")
    }
    return ElasticDemand(values)
  }

  let quality: Double
  let price: Double
  let depreciation: Double
  let adjustment: Double
  public let ceiling: Double
  let referenceQuality: Double?
  let referencePrice: Double?

  init(_ values: ParameterValues) {
    quality = values.number("quality-elasticity")
    price = values.number("price-elasticity")
    depreciation = values.number("depreciation")
    adjustment = values.number("adjustment")
    ceiling = values.number("ceiling")
    referenceQuality =
      values.has("reference-quality") ? values.number("reference-quality") : nil
    referencePrice = values.has("reference-price") ? values.number("reference-price") : nil
  }

  /// Numbers remembered: stock, its reference, the usage as a multiple of the scenario's, and the
  /// reference of the price. References are 0 until they are known.
  public func usage(_ market: UserMarket, memory: inout Memory) -> Double {
    if memory.numbers.count != 4 {
      memory.numbers = [0, referenceQuality ?? 0, 1, referencePrice ?? market.price]
      memory.numbers[0] = memory.numbers[1]
    }
    guard let delivered = market.delivered else { return market.usage }
    if memory.numbers[1] == 0 {
      memory.numbers[1] = delivered / depreciation
      memory.numbers[0] = memory.numbers[1]
    } else {
      memory.numbers[0] = (1 - depreciation) * memory.numbers[0] + delivered
    }
    guard memory.numbers[1] > 0 else { return market.usage }
    let drawn = Self.power(memory.numbers[0] / memory.numbers[1], quality)
    let deterred =
      market.price > 0 && memory.numbers[3] > 0
      ? Self.power(market.price / memory.numbers[3], -price) : 1
    let wanted = min(ceiling, drawn * deterred)
    memory.numbers[2] += adjustment * (wanted - memory.numbers[2])
    return market.usage * memory.numbers[2]
  }

  private static func power(_ base: Double, _ exponent: Double) -> Double {
    exponent == 0 ? 1 : base > 0 ? Elementary.exp(exponent * Elementary.log(base)) : 0
  }
}
