public import MesoModel
import MesoPrimitives

/// Settles a challenge by bisection: the parties narrow their disagreement down to one step of the
/// computation, which a referee executes.
///
/// Models refereed delegation. Both sides have committed to a trace of T steps; every round the
/// challenger points to one of b parts, so that ⌈log_b T⌉ rounds leave one step. A chain takes so
/// many rounds an epoch, so a dispute may take several epochs. The loser's deposit pays for the
/// referee's step and rewards the winner.
///
/// Departures: neither party makes a mistake in the game or times out; that the referee's finding
/// is free of error, as by default, is an idealisation that fits deterministic computation only.
///
/// Properties: the network executes one step however long the computation; one honest watcher is
/// enough; slow for long traces; pure.
///
/// - SeeAlso: R. Canetti, B. Riva and G. Rothblum, Practical delegation of computation (2011).
public struct RefereedGameDispute: Dispute {
  public static let entry = CatalogEntry<any Dispute>(
    ComponentDescriptor(
      name: "refereed-game",
      summary:
        "Settles a challenge by bisection down to one step of the computation, which a referee "
        + "executes.",
      parameters: [
        .amount(
          "bond", default: "1",
          "Tokens that the author stakes on each contribution, and a challenger against it."),
        .count(
          "window", in: 1...1_000, unit: "epochs", default: "3",
          "Epochs in which a contribution may be challenged, its own included."),
        .count(
          "steps", in: 1...1_000_000_000_000, unit: "steps", default: "1000000000",
          "Steps of the computation's trace.", control: .environment),
        .count(
          "branching", in: 2...1_024, unit: "parts", default: "2",
          "Parts into which a round cuts what is in dispute."),
        .count(
          "rounds-per-epoch", in: 1...1_000, unit: "rounds", default: "30",
          "Rounds that are played in an epoch."),
        .amount(
          "step-cost", default: "0.01", "Burned for the referee's step, out of the loser's bond.",
          control: .environment),
        .share(
          "reward", default: "0.5",
          "Share of the loser's bond that goes to the winner, after the referee is paid."),
        .share(
          "error", default: "0", "Probability that the referee's finding is wrong.",
          control: .environment),
        .choice("to", of: DisputeSink.names, default: "burn", "Where the rest of the bond goes."),
      ],
      instruments: [
        "Looks of watchers at the work, each with that validator's bias and noise.",
        "A referee's finding on one step that is wrong with probability `error`: an idealisation "
          + "where it is 0.",
      ],
      reference: "Refereed delegation of computation; Truebit's verification game.")
  ) { values in RefereedGameDispute(values) }

  let stakes: AssertionWindow
  let rounds: Int
  let roundsPerEpoch: Int
  let stepCost: Int64
  let error: Double
  let sink: Party

  init(_ values: ParameterValues) {
    let bond = values.amount("bond")
    stepCost = min(values.amount("step-cost").units, bond.units)
    let left = Amount(units: bond.units - stepCost)
    stakes = AssertionWindow(
      bond: bond.units, window: values.count("window"),
      gain: values.proportion("reward").of(left).units)
    rounds = Self.rounds(steps: values.count("steps"), branching: values.count("branching"))
    roundsPerEpoch = values.count("rounds-per-epoch")
    error = values.number("error")
    sink = DisputeSink.party(values.name("to"))
  }

  /// ⌈log_b T⌉, in whole numbers: the fewest rounds after which one step is left.
  static func rounds(steps: Int, branching: Int) -> Int {
    var (rounds, left) = (0, steps)
    while left > 1 {
      left = (left + branching - 1) / branching
      rounds += 1
    }
    return rounds
  }

  public var isIdle: Bool { false }
  public var asks: Duties { [.watcher] }
  public var needs: DocketNeeds { DocketNeeds(bond: stakes.bond) }

  public func hear(_ docket: Docket, view: PublicView, memory: inout Memory) {
    for index in 0..<docket.count {
      var note = docket[index].note
      if note.stage != AssertionWindow.disputed {
        guard case .challenged(let identity) = stakes.hear(index, on: docket) else { continue }
        note.stage = AssertionWindow.disputed
        note.challenger = identity
        note.round = 0
      }
      note.round = min(rounds, note.round + roundsPerEpoch)
      if note.round < rounds {
        docket.keepOpen(index, note)
      } else {
        decide(index, on: docket, against: .validator(note.challenger))
      }
    }
  }

  private func decide(_ index: Int, on docket: Docket, against challenger: Party) {
    let isGood = docket.finding(index, error: error)
    let (winner, loser) = isGood ? (Party.author, challenger) : (challenger, .author)
    stakes.settle(index, on: docket, winner: winner, loser: loser)
    docket.award(stepCost, to: .burn, on: index)
    docket.award(stakes.gain, to: winner, on: index)
    docket.award(stakes.bond - stepCost - stakes.gain, to: sink, on: index)
    docket.decide(index, isGood ? .accepted : .rejected)
  }
}
