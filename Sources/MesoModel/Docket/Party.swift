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

  public init(gain: Int64, loss: Int64) {
    self.gain = gain
    self.loss = loss
  }

  /// The belief that the challenge will be upheld from which on it pays: loss ⁄ (gain + loss);
  /// 1 where there is nothing to gain or lose.
  public var threshold: Double {
    gain + loss > 0 ? Double(loss) / Double(gain + loss) : 1
  }
}
