public import MesoModel
public import MesoPrimitives

/// Draws quality from a beta distribution whose mean follows skill and effort.
///
/// The mean μ is the logistic function of base + skill-weight·s + effort-weight·e, and quality is
/// Beta(μν, (1 − μ)ν) with concentration ν, so that its variance is μ(1 − μ) ⁄ (ν + 1). A cohort's
/// own `noise` spreads the mean, in log-odds.
///
/// Properties: quality between 0 and 1; the mean is exact; draws from each row's own stream.
public struct BetaProduction: LogOddsProduction {
  public static let entry = CatalogEntry<any Production>(
    ComponentDescriptor(
      name: "beta",
      summary: "Draws quality from a beta distribution whose mean follows skill and effort.",
      parameters: [
        .coefficient(
          "base", unit: "log-odds", default: "-3",
          "Log-odds of the mean quality without skill or effort."),
        .coefficient(
          "skill-weight", unit: "log-odds", default: "3", "What skill adds to the log-odds."),
        .coefficient(
          "effort-weight", unit: "log-odds", default: "2", "What effort adds to the log-odds."),
        .number(
          "concentration", in: 0.1...1_000_000, unit: "observations", default: "20",
          "How tightly quality gathers about its mean (ν).", control: .environment),
      ])
  ) { values in
    BetaProduction(
      base: values.number("base"), skillWeight: values.number("skill-weight"),
      effortWeight: values.number("effort-weight"), concentration: values.number("concentration"))
  }

  let base: Double
  let skillWeight: Double
  public let effortWeight: Double
  let concentration: Double

  public func latent(effort: Double, override: QualityOverride) -> LatentQuality {
    LatentQuality(
      offset: (override.base ?? base) + effortWeight * effort,
      skillWeight: override.skillWeight ?? skillWeight, noise: override.noise ?? 0)
  }

  public func realise(_ values: WriteColumn<Double>, stream: (Int) -> RandomStream) {
    var row = 0
    while row < values.count {
      // Both shapes of the distribution must be above 0.
      let mean = max(1e-9, min(1 - 1e-9, Elementary.logistic(values[row])))
      var random = stream(row)
      values[row] = random.beta(mean * concentration, (1 - mean) * concentration)
      row &+= 1
    }
  }
}
