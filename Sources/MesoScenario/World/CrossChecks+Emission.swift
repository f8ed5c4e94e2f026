import MesoMechanisms
import MesoModel
import MesoPrimitives

extension CrossChecks {
  private var emission: Resolved { root.part("token").part("emission") }

  /// What an emission sets aside is for rewards that pay from it, and those pay nothing else.
  mutating func checkEmissionShares() {
    let shares = world.emissionShares
    let sides: [(name: String, stage: String, share: Proportion, source: FundingSource)] = [
      ("contributors", "reward", shares.contributors, world.mechanism.reward.source),
      (
        "validators", "validator-reward", shares.validators,
        world.mechanism.validatorReward.source
      ),
    ]
    for side in sides {
      let reward = root.part("mechanism").part(side.stage)
      if side.source == .emission, side.share == .zero {
        report(
          reward["from"]?.place ?? reward.place,
          "'mechanism.\(side.stage)' pays from the emission, and 'token.emission.split."
            + "\(side.name)' is 0.")
      }
      if side.source != .emission, side.share > .zero {
        warn(
          emission["split"]?[side.name]?.place ?? emission.place,
          "'token.emission.split.\(side.name)' sets tokens aside that nothing pays out; "
            + "'mechanism.\(side.stage)' must pay from the emission.")
      }
    }
    checkMeasure()
  }

  /// An emission that follows something needs it to be there.
  private mutating func checkMeasure() {
    if let recycling = world.emission as? FeeRecyclingEmission, recycling.basis == .fees,
      world.mechanism.reward.source != .fees,
      (world.mechanism.validatorReward as? any PooledValidatorReward)?.source != .fees
    {
      warn(
        emission.place, "'token.emission' recycles what users pay, and no reward takes fees.")
    }
    guard let gated = world.emission as? UtilityGatedEmission, gated.measure == .improvement
    else { return }
    if case .benchmark(let terms)? = world.mechanism.verification.instrument, terms.ratchets {
      return
    }
    report(
      emission["by"]?.place ?? emission.place,
      "'token.emission' follows the best score on a benchmark, and the verification '"
        + root.part("mechanism").part("verification").name("kind")
        + "' keeps none; use 'benchmark' with 'ratchet: true'.")
  }
}
