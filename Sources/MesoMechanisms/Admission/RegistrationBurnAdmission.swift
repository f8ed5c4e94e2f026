public import MesoModel
import MesoPrimitives

/// Lets identities in for a burn whose price rises with every entry and falls with time.
///
/// Each entry multiplies the price by `factor`; an epoch multiplies it by ½^(1 ⁄ `half-life`), never
/// below `minimum` and never above `maximum`. Who cannot pay, or would have to pay more than
/// `ceiling`, waits. Those who take part in the first epoch are let in free if `founders` is `free`.
/// Rounding is down to the base unit, and the burn leaves the supply.
///
/// With `places` the network has room for so many identities of both sides, and validators have theirs. Once
/// it is full, a newcomer takes the place of the contributor identity with the lowest pruning score: what
/// consensus of weights last gave it, in 65,535ths of the largest part of anyone's. An identity is immune for
/// `immunity` epochs from its entry, unless all are. Of equal scores the oldest entry makes way. Who was
/// replaced may enter again for the price of the day. In the first epoch the places are filled by lot.
///
/// Example: at a price of 1 token and a factor of 1.26, k entries at once cost
/// (1.26^k − 1) ⁄ 0.26 tokens: 8.3 for five, 34.9 for ten.
///
/// Attacks: Sybil identities cost more and more in one epoch, but an attacker who enters slowly pays
/// near the minimum; honest latecomers pay for a rush they had no part in.
///
/// Properties: makes identities cost tokens; O(n log n) in those who wait; pure.
///
/// - SeeAlso: neuron registration of subtensor (×1.26 an entry, half-life 360 blocks, 256 places, immunity
///   of 4,096 blocks) and its `get_neuron_to_prune`.
public struct RegistrationBurnAdmission: GateAdmission {
  public static let entry = CatalogEntry<any Admission>(
    ComponentDescriptor(
      name: "registration-burn",
      summary: "Lets identities in for a burn whose price rises with every entry and falls with "
        + "time.",
      parameters: [
        .amount("minimum", default: "1", "Least price of an entry, and the first price."),
        .amount("maximum", default: "100", "Greatest price of an entry."),
        .number(
          "factor", in: 1...1_000, unit: "factor", default: "1.26",
          "What an entry multiplies the price by."),
        .number(
          "half-life", in: 0.01...1_000_000, unit: "epochs", default: "5",
          "Epochs in which the price halves without entries."),
        .amount(
          "ceiling", default: nil,
          "Most that an applicant is willing to pay; all that it holds if left out.",
          control: .environment),
        .choice(
          "founders", of: ["free", "pay"], default: "free",
          "Whether those who are there from the first epoch pay."),
        Parameter(
          "places", .count(1...65_535), unit: "identities", default: nil,
          "Identities of both sides that there is room for, which needs the verification "
            + "`peer-evaluation`; any number if left out.",
          change: .structural),
        .count(
          "immunity", in: 0...1_000_000, unit: "epochs", default: "12",
          "Epochs from its entry in which no newcomer takes an identity's place, unless all are as "
            + "new; acts with `places`."),
      ], reference: "opentensor/subtensor, registration burn.")
  ) { values in try RegistrationBurnAdmission(values) }

  let minimum: Amount
  let maximum: Amount
  let factor: Int64
  let retention: Int64
  let ceiling: Amount?
  let foundersPay: Bool
  public let room: NetworkRoom?

  init(_ values: ParameterValues) throws {
    minimum = values.amount("minimum")
    maximum = values.amount("maximum")
    guard minimum <= maximum else {
      throw ParameterConflict(
        parameter: "maximum",
        "The greatest price is below the least; 'maximum' must be at least "
          + "'minimum'.")
    }
    factor = Int64((values.number("factor") * 1e9).rounded())
    retention = Int64((Elementary.pow(0.5, 1 / values.number("half-life")) * 1e9).rounded(.down))
    ceiling = values.has("ceiling") ? values.amount("ceiling") : nil
    foundersPay = values.name("founders") == "pay"
    room =
      values.has("places")
      ? NetworkRoom(places: values.count("places"), immunity: values.count("immunity")) : nil
  }

  /// The memory holds one integer, the price.
  public func terms(_ view: PublicView, memory: inout Memory) -> AdmissionTerms {
    let before = memory.integers.first ?? minimum.units
    let price = view.epoch > 1 ? bounded(times(before, retention)) : minimum.units
    memory.integers = [price]
    return AdmissionTerms()
  }

  public func entry(of applicant: Applicant, memory: inout Memory) -> Entry {
    guard !applicant.isMember else { return .admitted(burn: .zero) }
    if applicant.epoch == 1, !foundersPay { return .admitted(burn: .zero) }
    let price = Amount(units: memory.integers[0])
    guard price <= min(applicant.liquid, ceiling ?? applicant.liquid) else { return .refused }
    memory.integers[0] = bounded(times(price.units, factor))
    return .admitted(burn: price)
  }

  private func bounded(_ price: Int64) -> Int64 { max(minimum.units, min(maximum.units, price)) }

  /// A price times billionths, rounded down, or more than any price where it does not fit.
  private func times(_ price: Int64, _ billionths: Int64) -> Int64 {
    Int64(min(Int128(Int64.max), Int128(price) * Int128(billionths) / 1_000_000_000))
  }
}
