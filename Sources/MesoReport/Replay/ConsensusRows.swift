import MesoExperiment
import MesoMechanisms
import MesoPrimitives
import MesoScenario

/// `consensus.csv` and `bonds.csv`: what a replay gives each identity and pair, epoch by epoch.
struct ConsensusRows {
  static let consensusColumns =
    RunIdentifiers.runColumns + [
      "epoch", "identity", "stake", "stake_share", "active_stake", "permit", "consensus",
      "incentive", "dividends", "validator_trust", "server_emission", "validator_emission",
      "emission", "consensus_u16", "incentive_u16", "dividends_u16",
    ]
  static let bondColumns =
    RunIdentifiers.runColumns + ["epoch", "validator", "server", "bond", "share"]

  let replay: WeightReplay

  /// The cells that a rule's rows begin with.
  private func ids(_ rule: Int) -> CSVText {
    var cells = CSVText()
    cells.add(replay.network.name)
    cells.add(replay.rules[rule].name)
    cells.add(rule + 1)
    cells.add(1)
    cells.add(0)
    return cells
  }

  func consensus(_ step: WeightReplay.Step) -> [UInt8] {
    var text = CSVText()
    let ids = ids(step.rule)
    let outcome = step.outcome
    let split = EmissionSplit(hasIncentive: outcome.incentive.contains { $0 > 0 })
    for (place, identity) in replay.network.identities.enumerated() {
      text.add(cells: ids)
      text.add(step.epoch)
      text.add(identity)
      text.add(step.stakes[place])
      text.add(outcome.stakeShare[place])
      text.add(outcome.activeStake[place])
      text.add(outcome.permits[place] ? 1 : 0)
      text.add(outcome.consensus[place])
      text.add(outcome.incentive[place])
      text.add(outcome.dividends[place])
      text.add(outcome.validatorTrust[place])
      text.add(outcome.serverEmission[place])
      text.add(outcome.validatorEmission[place])
      text.add(split.pay(outcome, place))
      for number in [outcome.consensus, outcome.incentive, outcome.dividends].map({ $0[place] }) {
        text.add(replay.arithmetic == .fixedPoint ? (number * 65_535).rounded(.down) : nil)
      }
      text.endRow()
    }
    return text.bytes
  }

  func bonds(_ step: WeightReplay.Step) -> [UInt8] {
    var text = CSVText()
    let ids = ids(step.rule)
    let bonds = step.outcome.bonds
    for validator in 0..<bonds.rowCount {
      for place in bonds.entries(of: validator) {
        text.add(cells: ids)
        text.add(step.epoch)
        text.add(replay.network.identities[validator])
        text.add(replay.network.identities[Int(bonds.columns[place])])
        text.add(bonds.values[place].stored)
        text.add(bonds.values[place].share)
        text.endRow()
      }
    }
    return text.bytes
  }
}

extension EmissionSplit {
  /// An identity's share of the subnet's whole emission, the owner's cut included in it.
  fileprivate func pay(_ outcome: YumaOutcome, _ place: Int) -> Double {
    let divided = outcome.validatorEmission.reduce(0, +)
    let own = divided > 0 ? outcome.validatorEmission[place] / divided : 0
    return servers * outcome.incentive[place] + validators * own
  }
}
