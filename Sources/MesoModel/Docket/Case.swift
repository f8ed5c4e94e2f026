/// A contribution whose verdict is not settled yet, as the docket holds it.
///
/// A case is public evidence and what the component that hears it noted; what the world alone
/// knows of the work stays inside the engine.
public struct Case: Sendable {
  /// The epoch in which the contribution was made, from 1.
  public let made: Int
  /// The identity that submitted it: a number that it keeps for life and that means nothing.
  public let identity: Int
  /// Whether it was examined: drawn for it, or looked into by a dispute.
  public internal(set) var examined: Bool
  /// Attestations that approve.
  public let approvals: Int
  /// Attestations in all.
  public let attestations: Int
  /// The benchmark score, or what an epoch-wide verification put in its place; 0 where there is
  /// none.
  public internal(set) var score: Double
  /// The verdict as it stands.
  public internal(set) var verdict: Verdict
  /// Whether the contribution waits for another epoch; if not, it is settled in this one.
  public internal(set) var isOpen = false
  /// Whether it was settled before and is heard once more.
  public internal(set) var isRepeat = false
  /// What the component that hears the case keeps in mind.
  public internal(set) var note = CaseNote()
  /// Base units in escrow on this case: deposits, bonds and fees that are not paid out yet.
  public internal(set) var held: Int64 = 0
  /// What the author deposited to submit it and did not get back yet, in base units: part of ``held``
  /// unless the contract's own balance holds it.
  public internal(set) var deposit: Int64 = 0
  /// The item that it answers, by a number that is never used again; -1 where work is no labelling.
  public internal(set) var item = -1
  /// The label that it gives the item, from 0; -1 where there is none.
  public internal(set) var answer = -1
  /// The true label, where the item is a gold question; else -1.
  public internal(set) var known = -1

  /// What its role makes visible, one value per kind; empty where the mechanism reads none.
  var readings: [Double] = []

  /// What its role makes visible; 0 where no component asks for it.
  public func reading(_ kind: PublicEvidence) -> Double {
    readings.isEmpty ? 0 : readings[kind.index]
  }

  /// Numbers of the works that it is derived from.
  var parents: [Int32] = []

  // What the world alone knows.

  /// The contribution's own key, from which everything by chance about it is drawn.
  let key: UInt64
  let author: Int32
  let quality: Double
  /// The row that it has in this epoch; -1 if it was made before.
  var row: Int32
}

/// A component's own record of a case. What the fields mean is up to the component.
public struct CaseNote: Hashable, Sendable {
  /// How far the case has come; 0 when the component first hears it.
  public var stage = 0
  /// The epoch in which it goes on.
  public var due = 0
  /// The round of appeal.
  public var round = 0
  /// The validator identity that challenged it; -1 for none.
  public var challenger = -1
  /// Base units that the author has at stake.
  public var bond: Int64 = 0
  /// Base units that the challenger has at stake.
  public var counterBond: Int64 = 0
  /// Votes and backing that wait for the ruling.
  public var stakes: [CaseStake] = []

  public init() {}
}
