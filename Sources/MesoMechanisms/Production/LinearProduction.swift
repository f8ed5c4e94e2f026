public import MesoModel
public import MesoPrimitives

/// Makes quality a linear function of skill, effort and noise, cut off at 0 and 1.
///
/// q = clip(skill-weight·s + base + effort-weight·e + noise·Z, 0, 1), Z standard normal. The
/// plainest model; cohorts usually state their own coefficients.
///
/// Properties: quality between 0 and 1, both of which occur; pure.
public struct LinearProduction: Production {
  public static let entry = CatalogEntry<any Production>(
    ComponentDescriptor(
      name: "linear",
      summary: "Makes quality a linear function of skill, effort and noise, cut off at 0 and 1.",
      parameters: [
        .coefficient(
          "skill-weight", unit: "quality", default: "1", "What skill adds to quality."),
        .coefficient(
          "base", unit: "quality", default: "0", "Quality without skill or effort."),
        .coefficient(
          "effort-weight", unit: "quality", default: "0", "What effort adds to quality."),
        .productionNoise(unit: "quality", default: "0.1"),
      ])
  ) { values in
    LinearProduction(
      skillWeight: values.number("skill-weight"), base: values.number("base"),
      effortWeight: values.number("effort-weight"), noise: values.number("noise"))
  }

  let skillWeight: Double
  let base: Double
  let effortWeight: Double
  let noise: Double

  public func latent(effort: Double, override: QualityOverride) -> LatentQuality {
    LatentQuality(
      offset: (override.base ?? base) + effortWeight * effort,
      skillWeight: override.skillWeight ?? skillWeight, noise: override.noise ?? noise)
  }

  public func realise(_ values: WriteColumn<Double>, stream: (Int) -> RandomStream) {
    var row = 0
    while row < values.count {
      values[row] = max(0, min(1, values[row]))
      row &+= 1
    }
  }
}
