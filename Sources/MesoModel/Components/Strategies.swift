/// How a behaviour is meant, for metrics.
public enum Stance: String, Sendable {
  /// Does what the mechanism asks for.
  case honest
  /// Saves effort; harms by omission.
  case lazy
  /// Takes what it has not earned.
  case attack
}

/// How a contributor works.
public protocol ContributorStrategy: Component {
  var stance: Stance { get }
  /// What every operator with this behaviour does in an epoch. Called once an epoch.
  func plan(_ view: PublicView) -> ContributorPlan
  /// What it offers validators for approving its work; `nil` if nothing.
  var bribe: BribeOffer? { get }
  /// Whether its plans leave effort to each operator; see ``ContributorPlan/rational``.
  var choosesEffort: Bool { get }
  /// What it could do instead of taking part; `nil` if it always takes part.
  var outside: OutsideOption? { get }
}

extension ContributorStrategy {
  public var outside: OutsideOption? { nil }
  public var bribe: BribeOffer? { nil }
  public var choosesEffort: Bool { false }
}

/// A contributor's decisions for an epoch.
public struct ContributorPlan: Hashable, Sendable {
  /// Effort put into each contribution, from 0.
  public var effort: Double
  /// How each operator sets its own effort, in place of ``effort``; `nil` if all put in the same.
  public var rational: RationalEffort?
  /// Whether the operator submits at all.
  public var submits = true
  /// How it answers, where the work is to label items.
  public var answer = AnswerPlan.signal
  /// When it pays to have a ruling against its work heard again.
  public var appeals = AppealRule.ifGood
  /// Uses of its own work that the operator buys, where use is paid for.
  public var washes = 0
  /// What it adds to its measured scores and not to its quality.
  public var gaming = 0.0
  /// Effort that goes into ``gaming``, paid for like any other.
  public var gamingEffort = 0.0
  /// How similar its work is to the best that it can see, which it copies; `nil` if it makes its
  /// own.
  public var similarity: Double?
  /// How its work harms; `nil` if it does not.
  public var poison: Poison?

  public init(effort: Double) { self.effort = effort }
}

/// When an author backs its own work in an appeal.
public enum AppealRule: Hashable, Sendable {
  /// If the work is good, which its author knows.
  case ifGood
  /// Whatever the work is worth: it counts on jurors of its coalition.
  case always
}

/// How a validator judges.
public protocol ValidatorStrategy: Component {
  var stance: Stance { get }
  /// How every operator with this behaviour judges in an epoch. Called once an epoch.
  func plan(_ view: PublicView) -> ValidatorPlan
}

/// A validator's rule of judgement for an epoch.
public struct ValidatorPlan: Hashable, Sendable {
  /// How it judges contributions from outside its coalition.
  public var outsiders: Judgement
  /// How it judges contributions of its own coalition.
  public var insiders: Judgement
  /// The probability that it sets its rule aside and judges honestly.
  public var camouflage = 0.0
  /// How it watches out for bad work that it may challenge; `nil` if it does not.
  public var watch: WatchPlan?
  /// The probability that it answers when a dispute asks for its vote.
  public var turnout = 1.0
  /// Whether it attests to insiders' work as often as the mechanism lets it.
  public var repeats = false
  /// What it takes to buy its approval; `nil` if it is not for sale.
  public var price: BribePrice?
  /// How it makes a row of weights, where validators weigh contributors.
  public var row = RowPlan()

  public init(outsiders: Judgement, insiders: Judgement) {
    self.outsiders = outsiders
    self.insiders = insiders
  }
}

/// How a validator watches out for bad work.
public struct WatchPlan: Hashable, Sendable {
  /// The probability that it looks at an open contribution in an epoch.
  public var attention: Double
  /// Whether it looks at all only while a look pays, given how many others watch.
  public var isRational = false
  /// The share of work that it expects to be bad, beside what is announced to be.
  public var expectedBad = 0.0

  public init(attention: Double) { self.attention = attention }
}

/// One way of coming to an attestation.
public enum Judgement: Hashable, Sendable {
  /// Looks, at the cost of an inspection; approves if the noisy signal exceeds the threshold.
  case inspect
  /// Looks once for all of the operator's identities: their signals are one signal.
  case inspectOnce
  case approve
  case reject
  /// Approves with this probability, without looking.
  case random(approve: Double)
  /// Copies: without commit–reveal the majority of the attestations already in; with it, or as
  /// the first to attest, the verdict on the author's work that was examined so many times ago.
  /// An author without such a record is approved.
  case copy(lag: Int)
}
