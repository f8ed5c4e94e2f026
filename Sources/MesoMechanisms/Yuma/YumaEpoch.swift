/// What Yuma consensus reads of one epoch: one value or row for each identity.
///
/// An identity's place is its uid: among equal stakes the later has the better claim to a permit.
public struct YumaEpoch: Sendable {
  /// Tokens of stake, at least 0.
  public var stakes: [Double]
  /// The weights that each identity sets on others, at least 0; rows need not sum to one.
  public var weights: SparseRows<Double>
  public var blocks = Blocks()
  /// Servers that asked for bonds towards them to be cleared, in ascending order.
  public var resets: [Int] = []

  /// When things happened, in blocks; an empty list means “long ago enough not to matter”.
  public struct Blocks: Sendable {
    /// The block of this epoch.
    public var now = 0
    /// The block at which each identity's weights were set.
    public var updated: [Int] = []
    /// The block at which each identity was last registered.
    public var registered: [Int] = []
    /// The block of each identity's earliest commitment that is neither revealed nor expired;
    /// `Int.max` where it has none.
    public var committed: [Int] = []

    public init() {}
  }

  public init(stakes: [Double], weights: SparseRows<Double>) {
    self.stakes = stakes
    self.weights = weights
  }

  /// Whether an identity set weights recently enough to count.
  func isActive(_ identity: Int, cutoff: Int) -> Bool {
    blocks.updated.isEmpty || blocks.updated[identity] + cutoff >= blocks.now
  }

  /// Whether a weight was meant for the identity that held the place before.
  @inline(__always)
  func isStale(_ validator: Int, _ server: Int) -> Bool {
    guard !blocks.registered.isEmpty else { return false }
    let registered = blocks.registered[server]
    return (!blocks.updated.isEmpty && blocks.updated[validator] <= registered)
      || (!blocks.committed.isEmpty && blocks.committed[validator] < registered)
  }

  /// The last block at which a server may have been registered for the validator's weight to count.
  func lastValidRegistration(_ validator: Int) -> Int {
    let updated = blocks.updated.isEmpty ? Int.max : blocks.updated[validator] - 1
    return min(updated, blocks.committed.isEmpty ? Int.max : blocks.committed[validator])
  }

  /// Whether bonds towards each identity are void: it was registered since the last epoch, or asked
  /// for a reset where the rule grants it; empty where none are.
  func voidBonds(_ rule: YumaRule) -> [Bool] {
    guard !blocks.registered.isEmpty || (rule.bondsReset && !resets.isEmpty) else { return [] }
    var void = stakes.map { _ in false }
    for (identity, registered) in blocks.registered.enumerated() {
      void[identity] = blocks.now - rule.tempo <= registered
    }
    if rule.bondsReset {
      for identity in resets { void[identity] = true }
    }
    return void
  }
}
