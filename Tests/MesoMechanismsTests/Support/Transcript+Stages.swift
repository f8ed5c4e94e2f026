import MesoModel
import MesoPrimitives

extension Transcript {
  mutating func play(_ admission: any Admission) {
    var memory = Memory()
    let terms = admission.terms(.sample, memory: &memory)
    line("minimum stake: \(terms.minimumStake.text(decimals: decimals))")
    line("unbonding epochs: \(terms.unbondingEpochs)")
    line("listing burn: \(terms.listingBurn.text(decimals: decimals))")
  }

  mutating func play(_ allocation: any Allocation) {
    var memory = Memory()
    let slots = allocation.slotsPerIdentity(.sample, memory: &memory)
    line("slots per identity: \(slots.map { "\($0)" } ?? "no limit")")
    if let labelling = allocation.labelling {
      line("items: \(labelling.copies) copies, labels \(labelling.prior)")
    }
  }

  mutating func play(_ verification: any Verification, named name: String) throws {
    if let whole = verification as? any EpochVerification {
      line("answers needed: \(whole.answersNeeded.map { "\($0)" } ?? "judges none")")
      line("gold questions: \(whole.goldShare)")
      let labels = (verification as? any EpochVerification)?.answersNeeded != nil
      let events =
        try labels
        ? SampleNetwork.labelling(name) : SampleNetwork.events(.verification, name)
      for event in events { line(event) }
      return
    }
    switch verification.instrument {
    case .none:
      line("instrument: none")
    case .panel(let terms):
      line("instrument: panel of \(terms.size) at rate \(terms.rate), \(terms.weighting)")
      line("replacement: \(terms.replacement), commit–reveal: \(terms.commitReveal)")
    case .audit(let terms):
      line("instrument: audit at rate \(terms.rate)")
      line("detection: \(terms.detection), false positives: \(terms.falsePositive)")
    case .trial(let users):
      line("instrument: trial by \(users) users")
    }
    rows(Tile.sample.verdicts(verification))
  }

  mutating func play(_ dispute: any Dispute, named name: String) throws {
    line("idle: \(dispute.isIdle)")
    for event in try SampleNetwork.events(.dispute, name) { line(event) }
  }

  mutating func play(_ reward: any Reward) {
    line("from: \(reward.source.rawValue)")
    if let reward = reward as? any UsageReward {
      line("use: quality^\(reward.usage.qualityExponent), decay \(reward.usage.decay.value)")
    }
    var weights: [Int64] = []
    if let reward = reward as? any ContributionReward {
      line("benchmark noise: \(reward.benchmarkNoise.map { "\($0)" } ?? "reads no score")")
      weights = Tile.sample.weights(reward)
    }
    let totals = RewardTotals(
      weight: weights.reduce(0, +), budget: Amount(units: 225_000_000_000),
      verificationBill: Amount(units: 25_000_000_000), usage: 4_500,
      fee: Amount(units: 50_000_000))
    switch reward.purse(totals) {
    case .each(let amount): line("purse: \(amount.text(decimals: decimals)) each")
    case .shared(let amount): line("purse: \(amount.text(decimals: decimals)) shared")
    }
    rows(weights)
  }

  mutating func play(_ reward: any ValidatorReward) {
    line("from: \(reward.source.rawValue), by coherence: \(reward.dependsOnCoherence)")
    for coherent in 0...5 {
      let pay = reward.pay(coherent: coherent, of: 5)
      let terms = [pay.coherentFee, pay.incoherentFee, pay.forfeit, pay.forfeitShare]
        .map { $0.text(decimals: decimals) }
      line(
        "\(coherent) of 5 coherent: they get \(terms[0]) + \(terms[3]), others \(terms[1]) and "
          + "forfeit \(terms[2])")
    }
  }

  mutating func play(_ slashing: any Slashing) {
    line("to: \(slashing.destination.rawValue)")
    rows(ofUnits: Tile.sample.slashes(slashing))
  }

  mutating func play(_ payout: any Payout) {
    line("schedule: \(payout.schedule)")
  }

  mutating func play(_ reputation: any Reputation) {
    line("constant: \(reputation.isConstant)")
    var value = reputation.initial
    line("initial: \(value)")
    for right in [true, true, false, true] {
      value = reputation.updated(value, right: right)
      line("after \(right ? "right" : "wrong"): \(value)")
    }
  }

  mutating func play(_ production: any Production) {
    let override = QualityOverride(base: 0.25, skillWeight: 0.5, noise: 0.125)
    line("effort 0: \(text(of: production.latent(effort: 0, override: QualityOverride())))")
    line("effort 1: \(text(of: production.latent(effort: 1, override: QualityOverride())))")
    line(
      "effort 1, own coefficients: \(text(of: production.latent(effort: 1, override: override)))")
    let latent = [-800, -3, -1, 0, 0.5, 1, 2, 800]
    rows(zip(latent, realised(latent, by: production)).map { "\($0) becomes \($1)" })
  }

  private func text(of latent: LatentQuality) -> String {
    "\(latent.offset) + \(latent.skillWeight) s + \(latent.noise) Z"
  }

  mutating func play(_ adaptation: any Adaptation) {
    line("revision: \(adaptation.revision), mutation: \(adaptation.mutation)")
    switch adaptation.basis {
    case .balance: line("compares balances")
    case .payoff(let window, let relative):
      line("compares payoffs over \(window) epochs, relative: \(relative)")
    }
    for (own, peer) in [(1.0, 1.0), (1, 2), (2, 1), (0, 1_000), (-1, 1)] {
      line("own \(own), peer \(peer): \(adaptation.probabilityOfCopying(own: own, peer: peer))")
    }
  }

  mutating func play(_ emission: any Emission) {
    var memory = Memory()
    line("minted: \(emission.minted(.sample, memory: &memory).text(decimals: decimals))")
  }

  mutating func play(_ price: any Price) {
    var memory = Memory()
    line("usd: \(price.usd(.sample, memory: &memory))")
  }

  mutating func play(_ governance: any Governance) {
    var memory = Memory()
    line("decisions: \(governance.decisions(.sample, memory: &memory).count)")
  }
}

/// Quality made of latent quality by a model, each row with a stream of its own.
func realised(_ latent: [Double], by production: any Production, seed: UInt64 = 1) -> [Double] {
  let key = StreamKey(seed: seed, replicate: 1)
  return filled(with: latent) { column in
    production.realise(column) { row in
      RandomStream(key: key, entity: UInt64(row), epoch: 1, purpose: .production)
    }
  }
}
