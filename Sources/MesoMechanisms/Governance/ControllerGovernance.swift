public import MesoModel
import MesoPrimitives

/// Moves its levers by a fixed law so that a public statistic comes to a target.
///
/// Laws, with e = (statistic − target) ⁄ target, of the mean statistic since the law last acted:
///
/// - `eip-1559`: θ ← θ·(1 + e ⁄ denominator); in whole base units, with floors and a rise of at
///   least one unit, where the lever is an amount or a count.
/// - `proportional`: θ ← θ·(1 + proportional·e).
/// - `pid`: θ = θ₀ + (high − low)·(proportional·e + integral·Σe + derivative·Δe), with anti-windup.
///
/// A gain below 0 lowers the lever where the statistic is too high. The lever never leaves its
/// bounds. Where the statistic is a share of nothing, nothing moves.
///
/// Properties: no vote and no discretion; whoever can move the statistic moves the lever; reacts
/// with one epoch's delay, so high gains oscillate; remembers sums and the last error.
///
/// - SeeAlso: EIP-1559; K. J. Åström, T. Hägglund, “PID Controllers”, 1995.
public struct ControllerGovernance: Governance {
  public static let entry = CatalogEntry<any Governance>(
    ComponentDescriptor(
      name: "controller",
      summary: "Moves its levers by a fixed law so that a public statistic comes to a target.",
      parameters: [
        .choice(
          "law", of: Law.allCases.map { $0.rawValue }, default: "proportional",
          "How levers follow the statistic."),
        .choice(
          "statistic", of: PublicStatistic.allCases.map { $0.rawValue }, default: "rejection-rate",
          "What it watches."),
        .number(
          "target", in: 0.000_000_001...1e15, unit: "statistic", default: "0.1",
          "What the statistic should be."),
        .count(
          "denominator", in: 1...1_000_000, unit: "parts", default: "8",
          "A statistic at twice its target moves the lever by 1 ⁄ this; read by eip-1559."),
        .number(
          "proportional", in: -1_000...1_000, unit: "gain", default: "0.125",
          "What the error of the moment weighs; read by proportional and pid."),
        .number(
          "integral", in: -1_000...1_000, unit: "gain", default: "0",
          "What the sum of errors weighs; read by pid."),
        .number(
          "derivative", in: -1_000...1_000, unit: "gain", default: "0",
          "What the change of the error weighs; read by pid."),
        .count(
          "every", in: 1...1_000_000, unit: "epochs", default: "1",
          "Epochs between two moves; the statistic is their mean."),
      ],
      reference: "EIP-1559; Åström, Hägglund, PID Controllers, 1995.")
  ) { ControllerGovernance($0) }

  enum Law: String, CaseIterable {
    case baseFee = "eip-1559"
    case proportional, pid
  }

  let law: Law
  let statistic: PublicStatistic
  let target: Double
  let every: Int
  let fee: BaseFee
  let control: PIDControl

  init(_ values: ParameterValues) {
    law = Law(rawValue: values.name("law")) ?? .proportional
    statistic = PublicStatistic(rawValue: values.name("statistic")) ?? .rejectionRate
    target = values.number("target")
    every = values.count("every")
    fee = BaseFee(denominator: Int64(values.count("denominator")))
    control = PIDControl(
      proportional: values.number("proportional"), integral: values.number("integral"),
      derivative: values.number("derivative"))
  }

  /// Numbers remembered: sum of the statistic and epochs with a value, then per lever the sum of
  /// errors, the last error and whether there was one.
  public func decide(_ session: GovernanceSession, memory: inout Memory) -> [Motion] {
    let length = 2 + 3 * session.levers.count
    if memory.numbers.count != length {
      memory.numbers = Array(repeating: 0, count: length)
    }
    if let value = session.statistics[statistic] {
      memory.numbers[0] += value
      memory.numbers[1] += 1
    }
    guard session.view.epoch.isMultiple(of: every), memory.numbers[1] > 0 else { return [] }
    let observed = memory.numbers[0] / memory.numbers[1]
    memory.numbers[0] = 0
    memory.numbers[1] = 0
    return session.levers.indices.map { lever in
      Motion(lever: lever, target: next(lever, of: session, observed: observed, &memory))
    }
  }

  private func next(
    _ place: Int, of session: GovernanceSession, observed: Double, _ memory: inout Memory
  ) -> Double {
    let (lever, position) = (session.levers[place], session.positions[place])
    let error = (observed - target) / target
    switch law {
    case .baseFee where lever.isWhole:
      // A common factor leaves the quotients as they are; more than 2³¹ targets is as good.
      let scale = 1e6
      let used = Int64(min(observed / target, 0x1p31) * scale)
      return Double(fee.next(Int64(position), used: used, target: Int64(scale)))
    case .baseFee: return fee.next(position, used: observed, target: target)
    case .proportional: return position * (1 + control.proportional * error)
    case .pid:
      let first = 2 + 3 * place
      var state = PIDControl.State(
        sum: memory.numbers[first],
        last: memory.numbers[first + 2] == 1 ? memory.numbers[first + 1] : nil)
      let output = control.output(
        error, rest: lever.initial, span: lever.high - lever.low,
        within: lever.low...lever.high, &state)
      memory.numbers[first] = state.sum
      memory.numbers[first + 1] = error
      memory.numbers[first + 2] = 1
      return output
    }
  }
}
