public import MesoModel
public import MesoPrimitives

/// Makes quality drift: beside skill, effort and chance, an operator has better and worse times.
///
/// q = clip(skill-weight·s + base + effort-weight·e + drift·z + noise·Z, 0, 1), where z follows
/// z ← persistence·z + √(1 − persistence²)·Z from epoch to epoch, an operator's own, with the standard
/// normal for its distribution at any time. What was true k epochs ago is correlated with what is true
/// now by persistenceᵏ, as far as it is not cut off: who copies old judgements errs by as much.
///
/// Properties: quality between 0 and 1; stationary; the engine remembers one number an operator.
public struct DriftingProduction: Production {
  public static let entry = CatalogEntry<any Production>(
    ComponentDescriptor(
      name: "drifting",
      summary: "Makes quality drift: beside skill, effort and chance, an operator has better and "
        + "worse times.",
      parameters: [
        .coefficient(
          "skill-weight", unit: "quality", default: "0", "What skill adds to quality."),
        .coefficient("base", unit: "quality", default: "0.5", "Quality without skill or effort."),
        .coefficient(
          "effort-weight", unit: "quality", default: "0", "What effort adds to quality."),
        .number(
          "drift", in: 0...100, unit: "quality", default: "0.1",
          "Standard deviation over time of what drifts.", control: .environment),
        .share(
          "persistence", default: "0.9", "Correlation of what drifts with the epoch before.",
          control: .environment),
        .productionNoise(unit: "quality", default: "0"),
      ])
  ) { values in
    DriftingProduction(
      linear: LinearProduction(
        skillWeight: values.number("skill-weight"), base: values.number("base"),
        effortWeight: values.number("effort-weight"), noise: values.number("noise")),
      terms: DriftTerms(
        deviation: values.number("drift"), persistence: values.number("persistence")))
  }

  let linear: LinearProduction
  let terms: DriftTerms

  public var drift: DriftTerms? { terms }

  public func latent(effort: Double, override: QualityOverride) -> LatentQuality {
    linear.latent(effort: effort, override: override)
  }

  public func realise(_ values: WriteColumn<Double>, stream: (Int) -> RandomStream) {
    linear.realise(values, stream: stream)
  }
}
