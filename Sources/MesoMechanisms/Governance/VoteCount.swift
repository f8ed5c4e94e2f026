import MesoModel
import MesoPrimitives

/// When a proposal is carried: enough takes part, and enough of that says yes.
struct VoteCount {
  /// The share of what could vote that must take part.
  let quorum: Double
  /// The share of what takes part that must be exceeded by what says yes.
  let threshold: Double

  /// How far yes leads no; `nil` if the proposal is not carried.
  func lead(_ ballots: [Vote], weighing weight: (Int64) -> Int64) -> Int64? {
    var (yes, no, all) = (Int64(0), Int64(0), Int64(0))
    for ballot in ballots {
      let votes = weight(ballot.weight)
      all += votes
      if ballot.voice == .yes { yes += votes }
      if ballot.voice == .no { no += votes }
    }
    let isQuorate = yes + no > 0 && Double(yes + no) >= quorum * Double(all)
    return isQuorate && Double(yes) > threshold * Double(yes + no) ? yes - no : nil
  }

  /// The moves that are carried: of the proposals on one lever the one that leads by most, the first
  /// of equals.
  func motions(
    _ proposals: [Proposal], weighing weight: (Int64) -> Int64
  ) -> [Motion] {
    var best: [(motion: Motion, lead: Int64)] = []
    for proposal in proposals {
      guard let lead = lead(proposal.ballots, weighing: weight) else { continue }
      let motion = Motion(lever: proposal.lever, target: proposal.target)
      if let known = best.firstIndex(where: { $0.motion.lever == proposal.lever }) {
        if lead > best[known].lead { best[known] = (motion, lead) }
      } else {
        best.append((motion, lead))
      }
    }
    return best.map { $0.motion }
  }

  static let parameters: [Parameter] = [
    .share("quorum", default: "0.2", "Share of all votes that must be cast."),
    .share("threshold", default: "0.5", "Share of the votes cast that yes must exceed."),
  ]

  init(quorum: Double, threshold: Double) {
    self.quorum = quorum
    self.threshold = threshold
  }

  init(_ values: ParameterValues) {
    self.init(quorum: values.number("quorum"), threshold: values.number("threshold"))
  }
}
