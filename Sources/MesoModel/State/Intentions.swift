/// What strategies say they will do in the epoch, where it is more than a number for a column.
///
/// Kept together, so that ``EpochPlans`` fills it apart and puts it in place once.
struct Intentions {
  // One value per contributor behaviour.
  /// By kind of reading first: how the reading arises at the behaviour's effort; `nil` where the
  /// role does not carry it.
  var evidence: [[PlannedReading?]] = []
  /// How items are answered.
  var answers: [AnswerPlan] = []
  /// Effort put into a contribution.
  var efforts: [Double] = []
  var appeals: [AppealRule] = []
  /// Uses of its own work that an operator buys.
  var washes: [Int] = []
  /// What is offered for approval.
  var bribes: [BribeOffer?] = []
  /// How operators set their own effort; `nil` if they do not.
  var rational: [RationalEffort?] = []

  // One value per validator behaviour.
  var watch: [WatchPlan?] = []
  var turnout: [Double] = []
  /// What it takes to buy it.
  var prices: [BribePrice?] = []
  /// How it writes rows, the probability that it sets its rule aside for one, and whether it looks
  /// once for all its identities.
  var rows: [RowPlan] = []
  var poses: [Double] = []
  var looksOnce: [Bool] = []

  // One value per pair, at validator behaviour × behaviours + contributor behaviour.
  var judgements: [Judgement] = []
  var camouflage: [Double] = []

  /// Forgets what was said for the last epoch and keeps its memory.
  mutating func clear() {
    if evidence.isEmpty { evidence = PublicEvidence.allCases.map { _ in [] } }
    for kind in evidence.indices { evidence[kind].removeAll(keepingCapacity: true) }
    answers.removeAll(keepingCapacity: true)
    efforts.removeAll(keepingCapacity: true)
    appeals.removeAll(keepingCapacity: true)
    washes.removeAll(keepingCapacity: true)
    bribes.removeAll(keepingCapacity: true)
    rational.removeAll(keepingCapacity: true)
    watch.removeAll(keepingCapacity: true)
    turnout.removeAll(keepingCapacity: true)
    prices.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    poses.removeAll(keepingCapacity: true)
    looksOnce.removeAll(keepingCapacity: true)
    judgements.removeAll(keepingCapacity: true)
    camouflage.removeAll(keepingCapacity: true)
  }
}
