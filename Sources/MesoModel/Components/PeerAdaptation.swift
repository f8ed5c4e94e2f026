/// Adaptation by looking at a peer: an operator that revises meets one of its side, drawn uniformly,
/// and perhaps copies it.
public protocol PeerAdaptation: Adaptation {
  /// The probability of copying a peer.
  ///
  /// - Parameters:
  ///   - own: The operator's own wealth or payoff, as ``Adaptation/basis`` says.
  ///   - peer: The peer's.
  func probabilityOfCopying(own: Double, peer: Double) -> Double
  /// The same for many meetings. Called once for a run of operators.
  func decide(_ meetings: Meetings)
}

/// Operators that each met a peer.
public struct Meetings {
  public let own: ReadColumn<Double>
  public let peer: ReadColumn<Double>
  /// To be filled with the probability of copying the peer.
  public let probability: WriteColumn<Double>

  @inlinable
  public init(
    own: ReadColumn<Double>, peer: ReadColumn<Double>, probability: WriteColumn<Double>
  ) {
    self.own = own
    self.peer = peer
    self.probability = probability
  }
}

extension PeerAdaptation {
  @inlinable
  public func decide(_ meetings: Meetings) {
    for row in 0..<meetings.own.count {
      meetings.probability[row] = probabilityOfCopying(
        own: meetings.own[row], peer: meetings.peer[row])
    }
  }
}
