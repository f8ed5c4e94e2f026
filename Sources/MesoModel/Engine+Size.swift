import MesoPrimitives

extension Engine {
  /// The memory that an engine for a world would hold, estimated before anything is allocated.
  ///
  /// - Returns: Bytes, to within about a fifth where every record of operators is kept. Where metrics
  ///   read few of them it is more than is used, for PPT-5 three times as much.
  public static func estimatedBytes(of world: World) -> Int {
    let terms = world.contributors.map { $0.terms } + world.validators.map { $0.terms }
    let operators = terms.reduce(0) { $0 + $1.operators }
    let identities = terms.reduce(0) { $0 + $1.operators * $1.identities }
    let most = world.contributors.map { $0.contributions }.max() ?? 0
    let rows = world.contributors.reduce(0) { $0 + $1.terms.operators * $1.terms.identities } * most
    let slots = world.mechanism.payout.schedule.count
    // An epoch-wide reward has the epoch's contributions on a roll.
    let isRolled = world.mechanism.reward is any EpochReward || !world.mechanism.roles.isEmpty
    // Those who apply for tasks are listed too.
    let listed = world.mechanism.allocation is any TaskAllocation ? 160 : 0
    let row = (isRolled ? 220 : 56) + listed
    var pairs = 0
    if let evaluation = world.mechanism.verification as? any PeerEvaluation {
      let seats = world.validators.reduce(0) { $0 + $1.terms.operators * $1.terms.identities }
      // Matrices, beliefs, and what the component remembers of each pair.
      pairs = 8 * (evaluation.evaluation.revealPeriod + 5) * seats * (identities - seats)
    }
    let books = world.hasMarket ? 224 : 200
    let holders = world.delegators.reduce(0) { $0 + world.holders(of: $1) }
    let network =
      pairs + 40 * holders + operators * (books + (slots > 1 ? 8 * slots : 0)) + identities * 70
      + rows * row
      + (rows / Tile.target + 1) * (world.contributors.count + 1) * 160 + 1 << 20
    // Voters look ahead in a copy of the network.
    return world.governance.poll == nil ? network : 2 * network
  }
}
