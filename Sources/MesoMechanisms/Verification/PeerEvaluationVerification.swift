public import MesoModel
import MesoPrimitives

/// Lets validators weigh contributors, and takes the weight that enough stake backs.
///
/// Every validator identity writes a row of weights on contributors' identities; Yuma consensus makes
/// consensus, incentive and dividends of them. Work is accepted if its author's identity has consensus
/// above zero, that is if a share κ of the stake that counts gives it weight, and its score is the
/// identity's incentive. Nothing is decided before the first rows are revealed.
///
/// Validators come first in the order of uids, then contributors; contributors have no stake here.
/// One that leaves and comes back counts as newly registered, and so does a newcomer that an admission
/// with a limited number of places lets in.
///
/// The first identity of the validator cohort `owner` is the network's owner: it may always write a row,
/// however small its stake, and may put a part of it on itself. Incentive of its own is not paid, as the
/// chain burns it.
///
/// Properties: reads rows and stakes alone; a majority of honest stake clips what a minority gives
/// itself; pays agreement; remembers bonds and permits.
///
/// - Complexity: O(weights × log of the weights on one identity) an epoch.
public struct PeerEvaluationVerification: PeerEvaluation {
  public static let entry = CatalogEntry<any Verification>(
    ComponentDescriptor(
      name: "peer-evaluation",
      summary: "Lets validators weigh contributors, and takes the weight that enough stake backs.",
      parameters: YumaRule.parameters + [
        Parameter(
          "arithmetic", .choice(YumaNetwork.Arithmetic.allCases.map { $0.rawValue }),
          unit: "name", default: "real",
          "Whether to compute in floating point, or round as the chain does.",
          change: .structural),
        Parameter(
          "reveal-period", .count(0...100), unit: "epochs", default: "0",
          "Epochs from the writing of a row to its reveal, from which on it counts; 0 for rows that "
            + "are public at once.",
          change: .structural),
        Parameter(
          "owner", .name, unit: "name", default: nil,
          "The validator cohort whose first identity is the network's owner; nobody if left out.",
          control: .environment, change: .structural),
        .share(
          "owner-self-weight", default: "0", "Share of the owner's row that it puts on itself.",
          control: .environment),
        Parameter(
          "recorded", .text, unit: "file", default: nil,
          "A record of weights and stakes that takes the place of the operators' rows and stakes: "
            + "a JSON file, or a file of weights beside one of stakes, with a comma between them.",
          control: .environment, change: .structural),
      ],
      reference: "subtensor, `pallets/subtensor/src/epoch/run_epoch.rs`.")
  ) { values in
    PeerEvaluationVerification(
      rule: try YumaRule(values),
      arithmetic: YumaNetwork.Arithmetic(rawValue: values.name("arithmetic")) ?? .real,
      revealPeriod: values.count("reveal-period"),
      ownerCohort: values.has("owner") ? values.name("owner") : nil,
      ownerSelfWeight: values.number("owner-self-weight"),
      recorded: values.has("recorded") ? values.text("recorded") : nil)
  }

  public let rule: YumaRule
  let arithmetic: YumaNetwork.Arithmetic
  let revealPeriod: Int
  /// The validator cohort whose first identity is the owner's.
  public let ownerCohort: String?
  let ownerSelfWeight: Double
  /// The owner's place among validators' identities; `nil` where there is no owner.
  public var owner: Int?
  /// The record's files as the scenario names them.
  public let recorded: String?
  /// The record, one entry an epoch, validators first; empty if operators write the rows.
  public var record: [YumaEpoch] = []
  /// The SHA-256 digest of the record's files; `nil` if there is no record.
  public var recordDigest: String?
  /// The record's files; none if there is no record.
  public var recordFiles: [RecordFile] = []

  public var instrument: Instrument? { nil }
  public var asks: Duties { .validator }
  public var evaluation: EvaluationTerms {
    EvaluationTerms(
      revealPeriod: recorded == nil ? revealPeriod : 0, asksValidators: recorded == nil)
  }

  public func hear(_ docket: Docket, view: PublicView, memory: inout Memory) {
    guard let round = docket.evaluation,
      let epoch = recorded == nil ? evidence(round) : recordedEvidence(of: round.epoch)
    else { return }
    var network = YumaNetwork(
      identities: epoch.stakes.count, rule: rule, arithmetic: arithmetic, owner: owner,
      from: memory)
    let outcome = network.step(epoch, reportsBonds: false)
    network.remember(in: &memory)
    let shares = Self.shares(of: outcome, validators: round.stakes.count, owner: owner)
    docket.conclude(shares)
    for index in 0..<docket.count where shares.isHeard {
      let identity = docket[index].identity
      docket.score(index, shares.incentive[identity])
      docket.rule(index, shares.consensus[identity] > 0 ? .accepted : .rejected, examined: true)
    }
  }

  private func recordedEvidence(of epoch: Int) -> YumaEpoch? {
    record.indices.contains(epoch - 1) ? record[epoch - 1] : nil
  }

  /// What the rule reads of a round: uids of validators first, then those of contributors.
  func evidence(_ round: EvaluationRound) -> YumaEpoch {
    let validators = round.stakes.count
    let identities = validators + round.contributors
    var starts = round.starts
    starts += Array(repeating: round.columns.count, count: round.contributors)
    var epoch = YumaEpoch(
      stakes: round.stakes.map { Double($0) / 1e9 }
        + Array(repeating: 0, count: round.contributors),
      weights: SparseRows(
        starts: starts, columns: round.columns.map { $0 + Int32(validators) },
        values: round.weights))
    if let owner, ownerSelfWeight > 0 {
      epoch.weights.weighSelf(owner, share: ownerSelfWeight)
    }
    let never = Array(repeating: 0, count: round.contributors)
    epoch.blocks.now = round.epoch * rule.tempo
    epoch.blocks.updated = round.updated.map { $0 * rule.tempo } + never
    // An identity joins a block before the epoch's rows are written.
    epoch.blocks.registered = Array(repeating: 0, count: identities)
    for (contributor, joined) in round.joined.enumerated() where joined > 0 {
      epoch.blocks.registered[validators + contributor] = joined * rule.tempo - 1
    }
    if revealPeriod > 0 {
      epoch.blocks.committed =
        round.written.map { $0 == 0 ? .max : $0 * rule.tempo }
        + never.map { _ in .max }
    }
    return epoch
  }

  /// The shares of both sides. Where nobody has incentive, validators are paid by stake.
  static func shares(
    of outcome: YumaOutcome, validators: Int, owner: Int? = nil
  ) -> EvaluationShares {
    let incentive = Array(outcome.incentive[validators...])
    let withheld = owner.map { outcome.incentive[$0] } ?? 0
    let hasIncentive = withheld > 0 || incentive.contains { $0 > 0 }
    let isHeard = hasIncentive || outcome.validatorTrust.contains { $0 > 0 }
    let paid = hasIncentive ? outcome.dividends : outcome.validatorEmission
    return EvaluationShares(
      consensus: Array(outcome.consensus[validators...]), incentive: incentive,
      withheld: withheld, dividends: Array(paid[..<validators]), isHeard: isHeard)
  }
}
