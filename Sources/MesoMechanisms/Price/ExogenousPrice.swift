public import MesoModel
public import MesoPrimitives

/// Draws the price from a geometric Brownian motion with jumps, or reads it from a series.
///
/// From `usd` in the first epoch on, the logarithm of the price moves in every epoch by
/// (drift − volatility² ⁄ 2) · Δ + volatility · √Δ · Z, Δ in Julian years, and by a Poisson number of
/// jumps, each normal with mean `jump-mean` and standard deviation `jump-sd`. With `series`, epoch t has
/// the t-th number, and the last holds on; a name that ends in `.csv` stands for the last column of a
/// table beside the scenario, whose numbers the resolved scenario then holds itself.
///
/// Example: with a volatility of 0.8 a daily step has a standard deviation of 0.8 ⁄ √365.25 = 4.2 %.
///
/// Properties: nothing that happens in the network shows in it, so that a mechanism's luck with the
/// market is seen apart from its doing. The memory holds one number, the price.
/// - SeeAlso: R. C. Merton, Option pricing when underlying stock returns are discontinuous (1976).
public struct ExogenousPrice: Price {
  public static let entry = CatalogEntry<any Price>(
    ComponentDescriptor(
      name: "exogenous",
      summary:
        "Draws the price from a geometric Brownian motion with jumps, or reads it from a series.",
      parameters: [
        .number(
          "usd", in: 0.000_000_001...1_000_000_000, unit: "dollars per token", default: "1.0",
          "Price in the first epoch.", control: .environment),
        .number(
          "drift", in: -100...100, unit: "share a year", default: "0",
          "Expected growth without jumps.", control: .environment),
        .number(
          "volatility", in: 0...100, unit: "log units a root year", default: "0.8",
          "Standard deviation of the logarithm over a year, without jumps.",
          control: .environment),
        .number(
          "jumps", in: 0...10_000, unit: "jumps a year", default: "0", "Jumps to be expected.",
          control: .environment),
        .number(
          "jump-mean", in: -10...10, unit: "log units", default: "0", "Mean of a jump.",
          control: .environment),
        .number(
          "jump-sd", in: 0...10, unit: "log units", default: "0.1",
          "Standard deviation of a jump.", control: .environment),
        Parameter(
          "series", .text, unit: "dollars per token", default: nil,
          "Prices epoch by epoch, with blanks between them, or the name of a .csv file.",
          control: .environment),
      ], reference: "R. C. Merton (1976)")
  ) { values in
    ExogenousPrice(
      start: values.number("usd"), drift: values.number("drift"),
      volatility: values.number("volatility"), jumps: values.number("jumps"),
      jumpMean: values.number("jump-mean"), jumpSD: values.number("jump-sd"),
      series: values.has("series") ? try numbers(in: values.text("series")) : [])
  }

  let start: Double
  let drift: Double
  let volatility: Double
  let jumps: Double
  let jumpMean: Double
  let jumpSD: Double
  let series: [Double]

  public func usd(_ view: PublicView, chance: inout RandomStream, memory: inout Memory) -> Double {
    guard series.isEmpty else { return series[min(view.epoch, series.count) - 1] }
    guard let last = memory.numbers.first else {
      memory.numbers = [start]
      return start
    }
    let years = view.epochDays / 365.25
    var step = (drift - volatility * volatility / 2) * years
    step += volatility * years.squareRoot() * chance.normal()
    if jumps > 0 {
      for _ in 0..<chance.poisson(mean: jumps * years) {
        step += jumpMean + jumpSD * chance.normal()
      }
    }
    // Kept where dollars and base units can still be counted.
    memory.numbers[0] = min(max(last * Elementary.exp(step), 1e-12), 1e12)
    return memory.numbers[0]
  }

  private static func numbers(in text: String) throws -> [Double] {
    let words = text.split { " ,\n\t".contains($0) }
    guard !words.isEmpty else {
      throw ParameterConflict(parameter: "series", "'series' has no prices.")
    }
    return try words.map { word in
      guard let number = Double(word), number > 0, number <= 1e9 else {
        throw ParameterConflict(
          parameter: "series",
          "'series' has '\(word.prefix(30))', which is no price above 0 and up to 1000000000.")
      }
      return number
    }
  }
}
