public import MesoModel
import MesoPrimitives

/// Lets work be evaluated again after it is settled, with all that follows from the verdict.
///
/// Models a contract without a guard against repetition. Each contribution that was settled comes up
/// again in the next epoch with a probability, up to so many evaluations; a jury drawn by stake
/// decides anew, every approval pays again and every rejection slashes again. It counts as one
/// contribution, whatever the number of its evaluations.
///
/// Properties: pays without bound for one piece of work; compounds the slashes of one fault; a tie
/// rejects; remembers nothing beside the open cases.
public struct ReEvaluateDispute: Dispute {
  public static let entry = CatalogEntry<any Dispute>(
    ComponentDescriptor(
      name: "re-evaluate",
      summary:
        "Lets work be evaluated again after it is settled, with all that follows from the verdict.",
      parameters: [
        .share("rate", default: "0.1", "Share of settled contributions that are evaluated again."),
        .count(
          "most", in: 1...1_000, unit: "evaluations", default: "10",
          "Evaluations of one contribution at the most, the first included."),
        .count("jury", in: 1...1_001, unit: "votes", default: "1", "Votes on an evaluation."),
      ],
      instruments: [
        "Looks of jurors at the work, each with that validator's bias and noise."
      ],
      reference: "The `evaluateContribution` contract, which lacks an “already evaluated” check.")
  ) { values in
    ReEvaluateDispute(
      rate: values.number("rate"), most: values.count("most"), jury: values.count("jury"))
  }

  let rate: Double
  let most: Int
  let jury: Int

  public var isIdle: Bool { rate == 0 || most == 1 }
  public var asks: Duties { [.juror] }

  public func hear(_ docket: Docket, view: PublicView, memory: inout Memory) {
    for index in 0..<docket.count {
      var note = docket[index].note
      if docket[index].isRepeat {
        let ballots = docket.jury(index, size: jury, round: note.round)
        let approvals = ballots.filter { $0.approves == true }.count
        docket.rule(index, 2 * approvals > ballots.count ? .accepted : .rejected, examined: true)
      }
      note.round += 1
      if note.round < most, docket.beacon(index, probability: rate) {
        docket.keepOpenAfterSettling(index, note)
      }
    }
  }
}
