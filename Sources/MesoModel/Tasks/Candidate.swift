public import MesoPrimitives

/// An identity that applies for one task, as everybody sees it.
public struct Candidate: Sendable {
  /// The identity: a number that it keeps for life.
  public let identity: Int
  /// Base units of stake that it holds.
  public let stake: Int64
  public let reputation: Double
  /// Tasks that it was given in earlier epochs.
  public let served: Int64
  /// What the chain's own randomness makes of it in this epoch.
  public let lot: UInt64
  /// The task that it was dealt to, from 0; `nil` if there were too many.
  public internal(set) var task: Int?
  /// What it asks, or bids.
  public internal(set) var ask = Amount.zero
  /// Whether it works.
  public internal(set) var works = false
  /// What its work is to be paid if it is accepted.
  public internal(set) var price = Amount.zero
  /// The verdict on its work; `nil` as long as there is none.
  public internal(set) var verdict: Verdict?

  // What the world alone knows.
  let author: Int
  let behaviour: Int
  let ordinal: Int
  let key: UInt64
  /// What the task costs it beside effort, in base units.
  var cost: Int64 = 0
  var row = 0
  /// Base units that its work earned.
  var awarded: Int64 = 0
}
