public import MesoModel
import MesoPrimitives

/// Works as well as it is paid to, and leaves for a better return elsewhere.
///
/// It leaves once its mean profit a year, on its stake, is below `outside-rate`, and comes once those
/// who are in make more than `outside-rate` + `hysteresis-rate`. Between the two it stays where it
/// is, so that it does not turn at every draw.
///
/// - SeeAlso: A. K. Dixit, “Entry and exit decisions under uncertainty”, Journal of Political Economy
///   97(3), 1989.
public struct MercenaryContributor: ContributorStrategy {
  public static let entry = CatalogEntry<any ContributorStrategy>(
    ComponentDescriptor(
      name: "mercenary",
      summary: "Works as well as it is paid to, and leaves for a better return elsewhere.",
      parameters: [
        .effort(default: "1"),
        .number(
          "outside-rate", in: 0...100, unit: "share a year", default: "0.08",
          "What its stake would return elsewhere.", control: .environment),
        .number(
          "hysteresis-rate", in: 0...100, unit: "share a year", default: "0.02",
          "What it takes beyond that to make it come.", control: .environment),
        .count(
          "window", in: 1...10_000, unit: "epochs", default: "5",
          "Epochs over which it takes the mean of its profit.", control: .environment),
        .share(
          "speed", default: "0.2", "Probability that it acts in an epoch in which it wants to.",
          control: .environment),
      ],
      reference: "Dixit, Entry and exit decisions under uncertainty, 1989.")
  ) { MercenaryContributor($0) }

  let effort: Double
  public let outside: OutsideOption?

  init(_ values: ParameterValues) {
    effort = values.number("effort")
    outside = OutsideOption(
      profit: .zero, rate: values.number("outside-rate"), hysteresis: .zero,
      hysteresisRate: values.number("hysteresis-rate"), window: values.count("window"),
      speed: values.number("speed"))
  }

  public var stance: Stance { .honest }

  public func plan(_ view: PublicView) -> ContributorPlan { ContributorPlan(effort: effort) }
}
