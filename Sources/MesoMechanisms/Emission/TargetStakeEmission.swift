public import MesoModel
public import MesoPrimitives

/// Mints at a rate that moves until the target share of the supply is staked.
///
/// With b the staked share of the supply at the start of the epoch:
/// - `cosmos` first moves the inflation i by (1 − b ⁄ target) · step ⁄ epochs a year, within its
///   bounds, then mints i · supply ⁄ epochs a year (Julian years). Defaults: target 0.67, i from 0.13
///   within 0.07 … 0.20, step 0.13 a year.
/// - `api3` first mints APR · stake · days ⁄ 365, then moves the APR by `step`, up while b is at most
///   the target and down else, within its bounds. Defaults: target 0.5, APR from 0.3875 within
///   0.025 … 0.75, step 0.01 an epoch.
///
/// Amounts are rounded down to the base unit.
///
/// Example: in monthly epochs with 30 % of a million tokens staked, `cosmos` moves from 13 % to
/// 13.598 % and mints 11 331.9 tokens.
///
/// Attacks: whoever controls much stake can unstake to raise the rate for the rest of it; the `api3`
/// rule has no resting point and swings about its target.
///
/// Properties: a controller of one public statistic; inflation dilutes those who do not stake. The
/// memory holds one number, the rate.
/// - SeeAlso: Cosmos SDK, `x/mint`; API3, `StakingPool`.
public struct TargetStakeEmission: Emission {
  public enum Rule: String, CaseIterable, Sendable { case cosmos, api3 }

  public static let entry = CatalogEntry<any Emission>(
    ComponentDescriptor(
      name: "target-stake",
      summary: "Mints at a rate that moves until the target share of the supply is staked.",
      parameters: [
        .choice(
          "rule", of: Rule.allCases.map(\.rawValue), default: "cosmos",
          "Inflation of the supply that moves in proportion, or a yield on stake that moves by a "
            + "step."),
        .number(
          "target", in: 0.000_1...1, unit: "share", default: nil,
          "Share of the supply to be staked; by the rule, 0.67 or 0.5."),
        rate("initial", "Rate at the start; by the rule, 0.13 or 0.3875."),
        rate("minimum", "Rate at the least; by the rule, 0.07 or 0.025."),
        rate("maximum", "Rate at the most; by the rule, 0.20 or 0.75."),
        .number(
          "step", in: 0...100, unit: "rate", default: nil,
          "Change of the rate in a year without stake (0.13), or in an epoch (0.01)."),
      ], reference: "Cosmos SDK, x/mint; API3, StakingPool")
  ) { values in try TargetStakeEmission(values) }

  private static func rate(_ name: String, _ summary: String) -> Parameter {
    .number(name, in: 0...100, unit: "share a year", default: nil, summary)
  }

  let rule: Rule
  let target: Double
  let initial: Double
  let bounds: ClosedRange<Double>
  let step: Double

  private init(_ values: ParameterValues) throws {
    let rule = Rule(rawValue: values.name("rule")) ?? .cosmos
    func value(_ name: String, cosmos: Double, api3: Double) -> Double {
      values.has(name) ? values.number(name) : rule == .cosmos ? cosmos : api3
    }
    self.rule = rule
    target = value("target", cosmos: 0.67, api3: 0.5)
    initial = value("initial", cosmos: 0.13, api3: 0.387_5)
    step = value("step", cosmos: 0.13, api3: 0.01)
    let minimum = value("minimum", cosmos: 0.07, api3: 0.025)
    let maximum = value("maximum", cosmos: 0.20, api3: 0.75)
    guard minimum <= maximum else {
      throw ParameterConflict(
        parameter: values.has("maximum") ? "maximum" : "minimum",
        "'minimum' is \(minimum.shortest) and must be at most 'maximum', \(maximum.shortest).")
    }
    bounds = minimum...maximum
    guard bounds.contains(initial) else {
      throw ParameterConflict(
        parameter: values.has("initial")
          ? "initial" : values.has("minimum") ? "minimum" : "maximum",
        "'initial' is \(initial.shortest) and must lie between \(minimum.shortest) and "
          + "\(maximum.shortest).")
    }
  }

  public func minted(_ view: PublicView, memory: inout Memory) -> Amount {
    let rate = memory.numbers.first ?? initial
    guard view.supply > .zero else { return .zero }
    let staked = Double(view.staked.units) / Double(view.supply.units)
    switch rule {
    case .cosmos:
      let year = view.epochDays / 365.25
      let next = within(rate + (1 - staked / target) * step * year)
      memory.numbers = [next]
      return Amount(units: Int64(min(0x1p62, next * Double(view.supply.units) * year)))
    case .api3:
      memory.numbers = [within(rate + (staked <= target ? step : -step))]
      let due = rate * Double(view.staked.units) * view.epochDays / 365
      return Amount(units: Int64(min(0x1p62, due)))
    }
  }

  private func within(_ rate: Double) -> Double {
    min(max(rate, bounds.lowerBound), bounds.upperBound)
  }
}
