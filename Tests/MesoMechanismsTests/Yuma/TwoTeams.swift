import MesoMechanisms
import MesoPrimitives

/// The two-team game of the chain's account of its consensus: validators of an honest majority
/// and of a cabal weigh the servers of both, with normal noise on stakes and weights.
///
/// - SeeAlso: subtensor, `docs/consensus.md`, “Monte Carlo simulations”.
struct TwoTeams {
  let honestStake: Double
  let rule: YumaRule
  private let validators: (honest: Int, all: Int)
  private let servers: (honest: Int, all: Int)
  private let stakes: [Double]
  /// Each validator's weights on honest servers, then on the cabal's; each part sums to one.
  private let weights: [[Double]]

  /// Draws a network of 512 identities of which 64 validate.
  ///
  /// - Parameter noise: The standard deviation of weights about their mean, as a share of it.
  init(honestStake: Double, noise: Double, rule: YumaRule, seed: UInt64) {
    self.honestStake = honestStake
    self.rule = rule
    validators = (Int((64 * honestStake).rounded()), 64)
    servers = (Int((448 * honestStake).rounded()), 448)
    var random = RandomStream(
      key: StreamKey(seed: seed, replicate: 1), entity: 1, epoch: 1, purpose: .birth)
    func parts(_ honest: Int, _ all: Int, deviation: Double) -> [Double] {
      let drawn = (0..<all).map { _ in max(0, 1 + deviation * random.normal()) }
      let sums = (drawn[..<honest].reduce(0, +), drawn[honest...].reduce(0, +))
      return drawn.enumerated().map { $1 / ($0 < honest ? sums.0 : sums.1) }
    }
    let held = parts(validators.honest, validators.all, deviation: 0.3)
    let isHonest = validators.honest
    stakes = held.enumerated().map { $1 * ($0 < isHonest ? honestStake : 1 - honestStake) }
    var rows: [[Double]] = []
    for _ in 0..<validators.all {
      rows.append(parts(servers.honest, servers.all, deviation: noise))
    }
    weights = rows
  }

  /// The honest team's share of the emission of one epoch.
  ///
  /// - Parameters:
  ///   - weight: What honest validators put on honest servers.
  ///   - own: What the cabal's validators put on the cabal's servers.
  func honestEmission(honest weight: Double, cabal own: Double) -> Double {
    var rows = SparseRows<Double>(rows: 0)
    for (validator, parts) in weights.enumerated() {
      let onHonest = validator < validators.honest ? weight : 1 - own
      for (server, part) in parts.enumerated() {
        rows.append(
          part * (server < servers.honest ? onHonest : 1 - onHonest),
          column: Int32(validators.all + server))
      }
      rows.endRow()
    }
    for _ in 0..<servers.all { rows.endRow() }
    var network = YumaNetwork(identities: validators.all + servers.all, rule: rule)
    let epoch = YumaEpoch(stakes: stakes + weights[0].map { _ in 0 }, weights: rows)
    let outcome = network.step(epoch, reportsBonds: false)
    let incentive = outcome.incentive[validators.all..<(validators.all + servers.honest)]
    let dividends = outcome.dividends[..<validators.honest]
    return (incentive.reduce(0, +) + dividends.reduce(0, +)) / 2
  }

  /// Whether the honest team keeps its share, whatever the cabal puts on itself.
  func isRetained(honest weight: Double) -> Bool {
    stride(from: 0.0, through: 1, by: 0.1).allSatisfy {
      honestEmission(honest: weight, cabal: $0) >= honestStake
    }
  }
}
