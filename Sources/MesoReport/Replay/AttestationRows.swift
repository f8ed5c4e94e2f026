import MesoExperiment
import MesoModel
import MesoPrimitives
import MesoScenario

/// `verdicts.csv` and `payments.csv`: what a mechanism decides of each recorded contribution, and
/// what it pays and takes of each identity.
struct AttestationRows {
  static let verdictColumns =
    RunIdentifiers.runColumns + [
      "epoch", "contribution", "author", "attestations", "approvals", "verdict", "reward_tokens",
      "slashed_tokens",
    ]
  static let paymentColumns =
    RunIdentifiers.runColumns + [
      "epoch", "identity", "stake_tokens", "contributions", "accepted", "reward_tokens",
      "slashed_tokens", "attestations", "coherent", "validator_reward_tokens", "forfeited_tokens",
    ]

  let replay: AttestationReplay

  private func ids(_ step: AttestationStep) -> CSVText {
    var cells = CSVText()
    cells.add(replay.record.name)
    cells.add(replay.scenario.treatments[step.treatment].name)
    cells.add(step.treatment + 1)
    cells.add(1)
    cells.add(0)
    return cells
  }

  private func decimals(_ step: AttestationStep) -> Int {
    replay.scenario.treatments[step.treatment].world.token.decimals
  }

  func verdicts(_ step: AttestationStep) -> [UInt8] {
    var text = CSVText()
    let (ids, decimals) = (ids(step), decimals(step))
    for (place, contribution) in step.epoch.contributions.enumerated() {
      text.add(cells: ids)
      text.add(step.epoch.number)
      text.add(contribution.name)
      text.add(replay.record.identities[contribution.author])
      text.add(contribution.attestations.count)
      text.add(contribution.attestations.count { $0.approves })
      text.add("\(step.settlement.verdicts[place])")
      text.add(Amount(units: step.settlement.rewards[place]), decimals: decimals)
      text.add(Amount(units: step.settlement.slashes[place]), decimals: decimals)
      text.endRow()
    }
    return text.bytes
  }

  func payments(_ step: AttestationStep) -> [UInt8] {
    let settlement = step.settlement
    var sums = replay.record.identities.map { _ in IdentitySums() }
    for (place, contribution) in step.epoch.contributions.enumerated() {
      sums[contribution.author].contributions += 1
      sums[contribution.author].accepted += settlement.verdicts[place] == .accepted ? 1 : 0
      sums[contribution.author].reward += settlement.rewards[place]
      sums[contribution.author].slashed += settlement.slashes[place]
      for attestation in contribution.attestations {
        sums[attestation.validator].attestations += 1
      }
    }
    var text = CSVText()
    let (ids, decimals) = (ids(step), decimals(step))
    for (place, identity) in replay.record.identities.enumerated() {
      let sums = sums[place]
      text.add(cells: ids)
      text.add(step.epoch.number)
      text.add(identity)
      text.add(step.epoch.stakes[place], decimals: decimals)
      text.add(sums.contributions)
      text.add(sums.accepted)
      text.add(Amount(units: sums.reward), decimals: decimals)
      text.add(Amount(units: sums.slashed), decimals: decimals)
      text.add(sums.attestations)
      text.add(settlement.coherent[place])
      text.add(Amount(units: settlement.validatorRewards[place]), decimals: decimals)
      text.add(Amount(units: settlement.forfeits[place]), decimals: decimals)
      text.endRow()
    }
    return text.bytes
  }

  private struct IdentitySums {
    var contributions = 0
    var accepted = 0
    var reward: Int64 = 0
    var slashed: Int64 = 0
    var attestations = 0
  }
}
