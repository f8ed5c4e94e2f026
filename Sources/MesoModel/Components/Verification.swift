public import MesoPrimitives

/// How the network decides whether work is good.
///
/// A verification reads the evidence of a tile of contributions and fills a verdict for each. It
/// never sees quality: truth reaches it only through the instrument that it asks for.
public protocol Verification: Component {
  /// The reading that the world draws for it; `nil` if it needs none.
  var instrument: Instrument? { get }
  /// Fills the verdict of every row. Called once a tile, on any thread.
  func verify(_ evidence: borrowing TileEvidence, into verdicts: WriteColumn<UInt8>)
}

/// A verification that needs the whole epoch at once, or more than one epoch.
///
/// It hears the docket of contributions in place of reading tiles: after the last tile and before
/// any dispute.
public protocol EpochVerification: Verification {
  /// Whom it asks.
  var asks: Duties { get }
  /// The fewest answers to an item from which it can decide; `nil` if it does not judge answers.
  /// If it does, the allocation has to hand out items.
  var answersNeeded: Int? { get }
  /// Answers that an identity has to give in an epoch to be told from one that says nothing.
  var answersEach: Int { get }
  /// The share of items whose true label it is told: gold questions, which look like any other.
  var goldShare: Double { get }
  /// What it needs of the operators.
  var needs: DocketNeeds { get }
  /// Fills the verdicts of the docket, or keeps contributions open. Called once an epoch.
  func hear(_ docket: Docket, view: PublicView, memory: inout Memory)
}

extension EpochVerification {
  public var asks: Duties { [] }
  public var answersNeeded: Int? { nil }
  public var answersEach: Int { 1 }
  public var goldShare: Double { 0 }
  public var needs: DocketNeeds { DocketNeeds() }

  /// Leaves the tile to ``hear(_:view:memory:)``.
  public func verify(_ evidence: borrowing TileEvidence, into verdicts: WriteColumn<UInt8>) {
    for row in 0..<verdicts.count { verdicts[row] = Verdict.unexamined.rawValue }
  }
}

/// The state of a contribution, as stored in verdict columns.
public enum Verdict: UInt8, Sendable {
  case rejected = 0
  case accepted = 1
  /// Not examined, and neither paid nor at fault.
  case unexamined = 2
  /// Examined and never decided: neither paid nor at fault, and nobody was right about it.
  case expired = 3
}

/// A reading of hidden truth that the world draws at a component's request.
public enum Instrument: Hashable, Sendable {
  /// Attestations of a panel of validators.
  case panel(PanelTerms)
  /// An inspection of a random share of the work.
  case audit(AuditTerms)
  /// Users try each contribution; the reading is how many keep it, each with probability q.
  case trial(users: Int)
  /// Hidden questions whose answers are known; the reading is how many were answered right.
  case gold(GoldTerms)
  /// A score on a hidden set; the reading is what it is above the best so far.
  case benchmark(BenchmarkTerms)
  /// A proof that the work was done as specified; the reading is whether it fails.
  case proof(ProofTerms)

  /// The share of contributions that are examined.
  public var rate: Double {
    switch self {
    case .panel(let terms): terms.rate
    case .audit(let terms): terms.rate
    case .gold(let terms): terms.rate
    case .trial, .benchmark, .proof: 1
    }
  }
}

/// How a panel is drawn and what its members see.
public struct PanelTerms: Hashable, Sendable {
  public enum Weighting: String, CaseIterable, Sendable { case uniform, stake, reputation }

  /// Validators on each panel.
  public var size: Int
  /// The share of contributions that get a panel.
  public var rate: Double
  /// Whether one validator may hold several seats of a panel.
  public var replacement: Bool
  public var weighting: Weighting
  /// Whether attestations stay hidden until all are in.
  public var commitReveal: Bool
  /// What the reading of ``TileEvidence/reading`` is, if there is one.
  public var reading = PanelReading.none
  /// Approvals at which a panel closes: whoever has not attested by then never does; `nil` if all
  /// attest.
  public var closesAt: Int?
  /// Attestations that one validator may enter on one contribution.
  public var attestationsEach = 1
  /// Stake that an attestation forfeits which was committed and is not revealed.
  public var nonRevealPenalty = Amount.zero

  public init(
    size: Int, rate: Double, replacement: Bool, weighting: Weighting, commitReveal: Bool
  ) {
    self.size = size
    self.rate = rate
    self.replacement = replacement
    self.weighting = weighting
    self.commitReveal = commitReveal
  }
}

/// How often work is inspected and how often the finding is right.
public struct AuditTerms: Hashable, Sendable {
  /// The share of contributions that are inspected.
  public var rate: Double
  /// The probability that bad work is found bad.
  public var detection: Double
  /// The probability that good work is found bad.
  public var falsePositive: Double

  public init(rate: Double, detection: Double, falsePositive: Double) {
    self.rate = rate
    self.detection = detection
    self.falsePositive = falsePositive
  }
}

/// A number that is made of a panel's attestations.
public enum PanelReading: Hashable, Sendable {
  case none
  /// The approving part of the stake behind the attestations revealed, between 0 and 1.
  case approvingStake
  /// The approving part of the reputation behind the attestations revealed, between 0 and 1.
  case approvingReputation
  /// The upper median of what validators report of the quality.
  case medianReport
}
