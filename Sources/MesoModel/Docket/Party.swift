/// Who pays or receives in a case.
public enum Party: Hashable, Sendable {
  /// The operator that made the contribution.
  case author
  /// The operator of a validator identity.
  case validator(Int)
  case treasury
  /// New tokens. Can only pay; what is paid to it is burned.
  case mint
  /// Users and the float.
  case outside
  /// Where tokens cease to be. Can only receive.
  case burn
  /// The component's own purse, carried from case to case: a jackpot, a reserve.
  case contract
}

/// One vote on a case.
public struct Ballot: Hashable, Sendable {
  /// The validator identity that casts it.
  public var identity: Int
  /// Base units of stake behind the identity.
  public var stake: Int64
  /// Whether it says that the work is good; `nil` if it says nothing.
  public var approves: Bool?

  public init(identity: Int, stake: Int64, approves: Bool?) {
    self.identity = identity
    self.stake = stake
    self.approves = approves
  }
}

/// What a challenger gains if it is upheld, and loses if it is not, in base units.
public struct ChallengeOffer: Hashable, Sendable {
  public var gain: Int64
  public var loss: Int64
  /// What finding an error that was made on purpose pays beside; `nil` where none are made.
  public var bounty: Bounty?

  public init(gain: Int64, loss: Int64, bounty: Bounty? = nil) {
    self.gain = gain
    self.loss = loss
    self.bounty = bounty
  }

  /// What one look is worth, in base units, to one of several watchers who all look: the bounty
  /// at its announced chance, and a challenge that one of them makes of what else is bad.
  ///
  /// - Parameters:
  ///   - watchers: How many look, this one included.
  ///   - expectedBad: The share of work that is bad beside what is announced.
  public func worth(of watchers: Int, expectedBad: Double) -> Double {
    let found = bounty.map { $0.chance * $0.share(of: watchers) } ?? 0
    return found + expectedBad * Double(gain) / Double(watchers)
  }

  /// The belief that the challenge will be upheld from which on it pays: loss ⁄ (gain + loss);
  /// 1 where there is nothing to gain or lose.
  public var threshold: Double {
    gain + loss > 0 ? Double(loss) / Double(gain + loss) : 1
  }
}
