public import MesoModel
import MesoPrimitives

/// Accepts every result unless a verifier challenges it, and makes verifying worth while by errors
/// that are forced at random and announced by a jackpot.
///
/// Models Truebit. Solver and challenger put up equal deposits. Every task pays a tax into the
/// jackpot. With probability f the protocol forces the solver to hand in a wrong result. Who
/// challenges a forced error gets a part of the jackpot, and the solver's right result is accepted;
/// if nobody does, the solver collects the prize itself. Who challenges anything else plays a
/// bisection game: a wrong solver's deposit goes half to the challengers and half to the jackpot,
/// a wrong challenger's half to the solver and half to the jackpot. The prize J is at most a share
/// of the jackpot.
///
/// Departures: the game takes no time (`refereed-game` models its rounds) and is played once for
/// all challengers of a result; its outcome is right, as for deterministic computation.
///
/// Properties: verifying pays if f · J ⁄ 2^(k − 1) ≥ c for k verifiers, so some watch even if
/// nobody cheats; without forced errors nobody does; pure.
///
/// - SeeAlso: J. Teutsch and C. Reitwießner, A scalable verification solution for blockchains.
public struct VerificationGame: EpochVerification {
  public static let entry = CatalogEntry<any Verification>(
    ComponentDescriptor(
      name: "verification-game",
      summary:
        "Accepts results unless a verifier challenges them, and pays verifiers for finding errors "
        + "that it forces.",
      parameters: [
        .amount(
          "deposit", default: "5",
          "Tokens that the solver of a task stakes on its result, and each challenger against it."),
        .share("forced-errors", default: "0.05", "Share of results that are forced to be wrong."),
        .amount("tax", default: "0.5", "Tokens that each task pays into the jackpot."),
        .choice(
          "tax-from", of: [FundingSource.treasury, .mint, .fees].map { $0.rawValue },
          default: "treasury",
          "Who pays the tax: the treasury, new tokens, or users."),
        .amount(
          "endowment", default: "0",
          "Tokens that the treasury pays into the jackpot in the first epoch with work."),
        .share(
          "cap", default: "0.333333333", "Share of the jackpot that is the prize for one error."),
        .choice(
          "split", of: Bounty.Split.allCases.map { $0.rawValue }, default: "pairwise",
          "How k challengers share the prize J: J / 2^(k - 1) each (`pairwise`), or J / 2, J / 4 "
            + "and so on (`sequential`)."),
      ],
      instruments: [
        "Looks of watchers at the result, each with that validator's bias and noise.",
        "The outcome of a bisection game over a challenged result: an idealisation without error.",
      ],
      reference: "Truebit.")
  ) { values in VerificationGame(values) }

  let deposit: Int64
  let forced: Double
  let tax: Int64
  let payer: Party
  let endowment: Int64
  let cap: Proportion
  let split: Bounty.Split

  init(_ values: ParameterValues) {
    deposit = values.amount("deposit").units
    forced = values.number("forced-errors")
    tax = values.amount("tax").units
    payer =
      switch FundingSource(rawValue: values.name("tax-from")) {
      case .mint: .mint
      case .fees: .outside
      case .treasury, .contract, .emission, nil: .treasury
      }
    endowment = values.amount("endowment").units
    cap = values.proportion("cap")
    split = Bounty.Split(rawValue: values.name("split")) ?? .pairwise
  }

  public var instrument: Instrument? { nil }
  public var asks: Duties { .watcher }
  public var needs: DocketNeeds { DocketNeeds(bond: deposit) }

  public func hear(_ docket: Docket, view: PublicView, memory: inout Memory) {
    for index in 0..<docket.count {
      if memory.integers.isEmpty {
        memory.integers = [1]
        fill(endowment, from: .treasury, on: docket, index)
      }
      guard docket.bond(deposit, of: .author, on: index) else {
        docket.rule(index, .unexamined)
        continue
      }
      fill(tax, from: payer, on: docket, index)
      play(index, on: docket)
    }
  }

  /// Pays into the jackpot.
  private func fill(_ units: Int64, from party: Party, on docket: Docket, _ index: Int) {
    docket.award(docket.collect(units, from: party, on: index), to: .contract, on: index)
  }

  private func play(_ index: Int, on docket: Docket) {
    let isForced = docket.beacon(index, probability: forced)
    let bounty = Bounty(
      prize: cap.of(Amount(units: docket.purse)).units, chance: forced, split: split)
    let offer = ChallengeOffer(gain: deposit / 2, loss: deposit, bounty: bounty)
    let challengers = docket.challenges(index, offer, misstated: isForced)
      .map { Party.validator($0) }
      .filter { docket.bond(deposit, of: $0, on: index) }
    if isForced {
      for party in challengers + [.author] { docket.refund(deposit, to: party, on: index) }
      pay(bounty, to: challengers.isEmpty ? [.author] : challengers, on: docket, index)
      docket.rule(index, .accepted)
    } else if challengers.isEmpty {
      docket.refund(deposit, to: .author, on: index)
      docket.rule(index, .accepted)
    } else {
      decide(index, on: docket, challengers)
    }
  }

  /// Pays who found a forced error, out of the jackpot.
  private func pay(_ bounty: Bounty, to finders: [Party], on docket: Docket, _ index: Int) {
    for (place, finder) in finders.enumerated() {
      let share = bounty.share(at: place, of: finders.count)
      docket.award(docket.collect(share, from: .contract, on: index), to: finder, on: index)
    }
  }

  /// Plays the bisection game.
  private func decide(_ index: Int, on docket: Docket, _ challengers: [Party]) {
    let isGood = docket.finding(index, error: 0)
    let (winners, losers) = isGood ? ([.author], challengers) : (challengers, [Party.author])
    for party in winners { docket.refund(deposit, to: party, on: index) }
    for party in losers { docket.forfeit(deposit, of: party, on: index) }
    let lost = deposit * Int64(losers.count)
    let share = lost / 2 / Int64(winners.count)
    for party in winners { docket.award(share, to: party, on: index) }
    docket.award(lost - share * Int64(winners.count), to: .contract, on: index)
    docket.decide(index, isGood ? .accepted : .rejected)
  }
}
