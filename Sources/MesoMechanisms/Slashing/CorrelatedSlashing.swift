public import MesoModel
import MesoPrimitives

/// Takes more of each stake the more stake is at fault together.
///
/// Models the correlation penalty of proof of stake: an accident at one operator costs little, an
/// attack by many everything. A fault takes ⌊stake ÷ initial-quotient⌋ and the share
/// min(1, multiplier × F ÷ T) of the stake, where F is the stake behind all faults of the window
/// and T the stake of all contributors. A cartel of size k loses in proportion to k².
///
/// Ethereum computes the share in whole increments of stake, and has done so in two ways. Electra:
/// ⌊adjusted ÷ ⌊T ÷ increment⌋⌋ × ⌊stake ÷ increment⌋; Bellatrix: ⌊⌊stake ÷ increment⌋ ×
/// adjusted ÷ T⌋ × increment, which is nothing while less than an increment is lost. In both,
/// adjusted is min(multiplier × F, T).
///
/// Properties: bounded by the stake; lenient to independent errors; pure.
///
/// - SeeAlso: Ethereum consensus specification, `process_slashings`.
public struct CorrelatedSlashing: JointSlashing {
  public static let entry = CatalogEntry<any Slashing>(
    ComponentDescriptor(
      name: "correlated",
      summary: "Takes more of each stake the more stake is at fault together.",
      parameters: [
        .count(
          "initial-quotient", in: 0...1_000_000_000, unit: "parts", default: "32",
          "One part of so many of the stake is taken for any fault; 0 for none."),
        .count(
          "multiplier", in: 0...1_000_000, unit: "multiple", default: "3",
          "How much faster than the share of stake at fault the share taken grows."),
        .count(
          "window", in: 1...100_000, unit: "epochs", default: "10",
          "Epochs over which faults count as together, the present one included."),
        .choice(
          "form", of: Form.allCases.map { $0.rawValue }, default: "exact",
          "Whether the share is taken of the exact stake, or in whole increments as Ethereum does "
            + "since Electra or did since Bellatrix."),
        .amount("increment", default: "1", "The unit of stake in the forms of Ethereum."),
        SlashDestination.parameter(),
      ],
      reference: "Ethereum consensus specification, process_slashings.")
  ) { values in try CorrelatedSlashing(values) }

  /// How the share of a stake is computed.
  enum Form: String, CaseIterable { case exact, electra, bellatrix }

  let quotient: Int64
  let multiplier: Int64
  let form: Form
  let increment: Int64
  public let window: Int
  public let destination: SlashDestination

  init(_ values: ParameterValues) throws {
    quotient = Int64(values.count("initial-quotient"))
    multiplier = Int64(values.count("multiplier"))
    form = Form(rawValue: values.name("form")) ?? .exact
    increment = values.amount("increment").units
    window = values.count("window")
    destination = .of(values)
    guard increment > 0 else {
      throw ParameterConflict(
        parameter: "increment", "Stake cannot be counted in increments of 0 tokens.")
    }
  }

  /// What a fault costs when its stake alone is at fault.
  public func slash(_ evidence: borrowing TileEvidence, into amounts: WriteColumn<Int64>) {
    var row = 0
    while row < amounts.count {
      let isAtFault = evidence.isRejected(row) && quotient > 0
      amounts[row] = isAtFault ? evidence.stake[row] / quotient : 0
      row &+= 1
    }
  }

  public func slash(
    _ evidence: borrowing TileEvidence, together: SlashTotals, into amounts: WriteColumn<Int64>
  ) {
    slash(evidence, into: amounts)
    guard together.staked > 0 else { return }
    let wanted = together.atFault.multipliedReportingOverflow(by: multiplier)
    let adjusted = wanted.overflow ? together.staked : min(wanted.partialValue, together.staked)
    var row = 0
    while row < amounts.count {
      if evidence.isRejected(row) {
        let stake = evidence.stake[row]
        amounts[row] = min(stake, amounts[row] + penalty(stake, adjusted, of: together.staked))
      }
      row &+= 1
    }
  }

  private func penalty(_ stake: Int64, _ adjusted: Int64, of staked: Int64) -> Int64 {
    switch form {
    case .exact:
      return mulDivFloor(stake, adjusted, staked)
    case .electra:
      let increments = staked / increment
      // With less than an increment staked in all there is nothing to count in.
      return increments > 0 ? adjusted / increments * (stake / increment) : 0
    case .bellatrix:
      return mulDivFloor(stake / increment, adjusted, staked) * increment
    }
  }
}
