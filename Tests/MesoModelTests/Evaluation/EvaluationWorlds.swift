import MesoModel
import MesoPrimitives

/// Validators who weigh contributors, with everything that can happen to them: noise, memory, hidden
/// rows, cabals, camouflage, copies, hops, arrivals, gates.
let weighing = """
  scenario: weighing
  seed: 3
  epochs: 24
  warm-up: 2
  replicates: 1
  treasury: {balance: 500}
  demand: {usage: 0, fee: 0}
  production: {kind: drifting, skill-weight: 0.4, base: 0.3, drift: 0.1, persistence: 0.8, noise: 0.1}
  contributors:
    honest: {strategy: honest, operators: 20, capital: 40, effort-cost: 0.1, contributions-per-epoch: 2}
    late: {strategy: honest, operators: 4, capital: 40, effort-cost: 0.1, arrive: 8}
    sybil: {strategy: sybil, operators: 2, identities: 5, capital: 40, effort-cost: 0.1, work: split}
    cabal: {strategy: colluding, operators: 3, coalition: cabal, capital: 40, effort-cost: 0, depart: 18}
  validators:
    setter: {strategy: weight-setter, memory: 0.6, attention: 0.7, sharpness: 2, operators: 5, stake: 100, capital: 5, signal-noise: 0.1, inspection-cost: 0.01}
    plain: {strategy: honest, operators: 3, stake: 100, signal-noise: 0.2, inspection-cost: 0.01}
    copier: {strategy: lazy, mode: copy-consensus, lag: 2, operators: 2, stake: 100}
    coin: {strategy: lazy, mode: random, operators: 1, stake: 50}
    hopper: {strategy: stake-hopping, every: 3, identities: 3, operators: 2, stake: 60, signal-noise: 0.1}
    cabal: {strategy: self-voting, self-weight: 0.7, camouflage: 0.3, operators: 3, coalition: cabal, stake: 80, signal-noise: 0.1}
    newcomer: {strategy: weight-setter, every: 4, operators: 2, stake: 100, arrive: 6, signal-noise: 0.1}
  mechanism:
    preset: yuma-consensus
    admission: {kind: registration-burn}
    verification: {kind: peer-evaluation, reveal-period: 1, max-validators: 16}
    reward: {kind: yuma, emission: 50}
  """

/// The two-team game: one server a team, honest stake of a hundred in all, and an emission of 100
/// tokens an epoch for servers and validators alone.
///
/// - Parameters:
///   - stake: Honest stake, a share.
///   - weight: The part of honest rows on the honest server.
///   - own: The part of the cabal's rows on its own server.
func twoTeams(stake: Double, weight: Double, own: Double, _ overrides: String...) throws -> World {
  try twoTeams(stake: stake, weight: weight, own: own, overrides: overrides)
}

/// The same, with its overrides in a list.
func twoTeams(stake: Double, weight: Double, own: Double, overrides: [String]) throws -> World {
  let text = """
    scenario: two-teams
    epochs: 8
    warm-up: 0
    replicates: 1
    capital-cost: 0
    quality-threshold: 0
    treasury: {balance: 0}
    demand: {usage: 0, fee: 0}
    production: {kind: linear, skill-weight: 0, noise: 0}
    contributors:
      honest: {strategy: honest, operators: 1, capital: 0, effort-cost: 0, quality: {base: \(weight)}}
      cabal: {strategy: colluding, operators: 1, capital: 0, effort-cost: 0, coalition: cabal, quality: {base: \(1 - weight)}}
    validators:
      honest: {strategy: honest, operators: 1, stake: \(tokens(100_000 * stake)), signal-noise: 0}
      cabal: {strategy: self-voting, self-weight: \(own), operators: 1, stake: \(tokens(100_000 * (1 - stake))), coalition: cabal, signal-noise: 0}
    mechanism:
      preset: yuma-consensus
      verification: {kind: peer-evaluation, kappa: 0.5}
      reward: {kind: yuma, emission: 100, owner-cut: 0}
    """
  return try world(text, overrides: overrides)
}

/// A number of tokens as a scenario writes it.
private func tokens(_ number: Double) -> String { "\(Int(number.rounded()))" }

extension EpochFrame {
  /// What the first cohorts of both sides got of all rewards.
  var firstTeamShare: Double {
    let all =
      contributors.reduce(0) { $0 + $1.rewards } + validators.reduce(0) { $0 + $1.rewards }
    return Double(contributors[0].rewards + validators[0].rewards) / Double(all)
  }

  /// What a validator cohort got of all that validators got.
  func dividendShare(_ cohort: Int) -> Double {
    Double(validators[cohort].rewards) / Double(validators.reduce(0) { $0 + $1.rewards })
  }
}
