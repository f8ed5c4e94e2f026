public import MesoPrimitives

/// Who may submit work, and what submitting costs.
public protocol Admission: Component {
  /// Whether contributions carry a deposit in some epoch.
  var takesDeposits: Bool { get }
  /// States the terms of an epoch. Called once an epoch, before anyone decides to take part.
  func terms(_ view: PublicView, memory: inout Memory) -> AdmissionTerms
}

extension Admission {
  public var takesDeposits: Bool { false }
}

/// What an identity must hold and pay to submit work in an epoch.
public struct AdmissionTerms: Hashable, Sendable {
  /// Stake that a contributor's identity must hold.
  public var minimumStake = Amount.zero
  /// Epochs between leaving and the return of the stake.
  public var unbondingEpochs = 0
  /// Tokens burned with every contribution.
  public var listingBurn = Amount.zero
  /// Tokens held in escrow from a contribution's submission to its final verdict.
  public var deposit = Amount.zero
  /// When a deposit comes back, and where it goes if it does not.
  public var depositReturn = DepositReturn.accepted
  public var depositForfeit = DepositForfeit.treasury
  /// Who holds deposits.
  public var depositHolder = DepositHolder.escrow

  public init() {}
}

/// When a deposit is returned.
public enum DepositReturn: String, CaseIterable, Sendable {
  /// If the contribution is accepted.
  case accepted
  /// As soon as its verdict is final, whatever it is.
  case final
  case never
}

/// Where a deposit goes that is not returned: to the treasury, out of existence, or into the
/// contract's own balance, where it stays.
public enum DepositForfeit: String, CaseIterable, Sendable { case treasury, burn, contract }

/// Who holds deposits.
public enum DepositHolder: String, CaseIterable, Sendable {
  /// An account of their own, which always covers them.
  case escrow
  /// The contract's one balance, out of which other things are paid too. What it cannot return is
  /// not settled: the verdict waits for an epoch in which it can.
  case contract
}

/// Who works on what.
public protocol Allocation: Component {
  /// The most contributions that the network takes from one identity in an epoch; `nil` for no
  /// limit but the identity's own.
  func slotsPerIdentity(_ view: PublicView, memory: inout Memory) -> Int?
  /// How contributions are grouped into items to label; `nil` if each one stands for itself.
  var labelling: LabellingTerms? { get }
  /// Whether contributions stay hidden until all of an epoch are in, so that nobody can copy them
  /// in the epoch in which they are made.
  var hidesSubmissions: Bool { get }
}

extension Allocation {
  public var labelling: LabellingTerms? { nil }
  public var hidesSubmissions: Bool { true }
}

/// What may overturn a verdict before it is settled, over as many epochs as it takes.
public protocol Dispute: Component {
  /// Whether no verdict is ever disputed, so that nothing need be asked.
  var isIdle: Bool { get }
  /// Whom it asks.
  var asks: Duties { get }
  /// What it needs of the operators.
  var needs: DocketNeeds { get }
  /// Hears the epoch's contributions and those that it kept open. Called once an epoch.
  func hear(_ docket: Docket, view: PublicView, memory: inout Memory)
}

extension Dispute {
  public var asks: Duties { [] }
  public var needs: DocketNeeds { DocketNeeds() }
}

/// When money that was earned is received.
public protocol Payout: Component {
  /// The share of an epoch's earnings received k epochs later, for k = 0, 1, …, as numerators
  /// over their sum.
  var schedule: [Int64] { get }
  /// How operators fetch what they earned; `nil` if it is sent to them.
  var claims: ClaimTerms? { get }
  /// Where money waits that is received later.
  var holding: AccountClass { get }
  /// How what an operator has locked raises what it earns; `nil` if it does not.
  var boost: BoostTerms? { get }
}

extension Payout {
  public var claims: ClaimTerms? { nil }
  public var holding: AccountClass { .escrow }
  public var boost: BoostTerms? { nil }
}

/// How operators fetch what they earned.
public struct ClaimTerms: Hashable, Sendable {
  /// Paid by the operator for each claim, to whoever runs the chain.
  public var gas: Amount
  /// What an operator lets add up before it claims.
  public var minimum: Amount

  public init(gas: Amount, minimum: Amount) {
    self.gas = gas
    self.minimum = minimum
  }
}

/// What the network remembers of an identity's record, between 0 and 1.
public protocol Reputation: Component {
  /// The value of an identity that has no record.
  var initial: Double { get }
  /// The record after a contribution or attestation that was right (`true`) or wrong.
  func updated(_ record: Record, right: Bool) -> Record
  /// Whether the value ever changes.
  var isConstant: Bool { get }
}

/// An identity's record: its reputation, and on how much evidence it rests.
public struct Record: Hashable, Sendable {
  /// The reputation, between 0 and 1.
  public var value: Double
  /// How many contributions or attestations it rests on, as far as they are not forgotten.
  public var evidence: Double

  public init(value: Double, evidence: Double = 0) {
    self.value = value
    self.evidence = evidence
  }
}

/// Who pays: the treasury, new tokens, users, the contract's own balance, whatever lies there, or
/// what the emission set aside for the purpose.
public enum FundingSource: String, CaseIterable, Sendable {
  case treasury, mint, fees, contract, emission
}
