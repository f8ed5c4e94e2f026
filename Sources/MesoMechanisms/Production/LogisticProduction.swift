public import MesoModel
public import MesoPrimitives

/// Makes quality a logistic function of skill, effort and noise.
///
/// q = 1 ⁄ (1 + e^−(base + skill-weight·s + effort-weight·e + noise·Z)), Z standard normal.
/// Returns to effort diminish at both ends, and no one is certain of good work.
///
/// Properties: quality strictly between 0 and 1; pure.
///
/// - SeeAlso: the logit effort production function of contest and contract models.
public struct LogisticProduction: LogOddsProduction {
  public static let entry = CatalogEntry<any Production>(
    ComponentDescriptor(
      name: "logistic", summary: "Makes quality a logistic function of skill, effort and noise.",
      parameters: [
        .coefficient(
          "base", unit: "log-odds", default: "-3", "Log-odds of quality without skill or effort."),
        .coefficient(
          "skill-weight", unit: "log-odds", default: "3", "What skill adds to the log-odds."),
        .coefficient(
          "effort-weight", unit: "log-odds", default: "2", "What effort adds to the log-odds."),
        .productionNoise(unit: "log-odds", default: "0.5"),
      ])
  ) { values in
    LogisticProduction(
      base: values.number("base"), skillWeight: values.number("skill-weight"),
      effortWeight: values.number("effort-weight"), noise: values.number("noise"))
  }

  let base: Double
  let skillWeight: Double
  public let effortWeight: Double
  let noise: Double

  public func latent(effort: Double, override: QualityOverride) -> LatentQuality {
    LatentQuality(
      offset: (override.base ?? base) + effortWeight * effort,
      skillWeight: override.skillWeight ?? skillWeight, noise: override.noise ?? noise)
  }

  public func realise(_ values: WriteColumn<Double>, stream: (Int) -> RandomStream) {
    var row = 0
    while row < values.count {
      // Beyond ±690 the result is 0 or 1 to the last bit but one; the core ends at 700.
      let exponent = max(-690, min(690, -values[row]))
      values[row] = 1 / (1 + Elementary.expCore(exponent))
      row &+= 1
    }
  }
}
