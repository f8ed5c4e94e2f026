import MesoModel
import MesoPrimitives

extension Transcript {
  mutating func play(_ admission: any Admission) {
    if let gate = admission as? any GateAdmission { play(gate) }
    var memory = Memory()
    let terms = admission.terms(.sample, memory: &memory)
    line("minimum stake: \(terms.minimumStake.text(decimals: decimals))")
    line("unbonding epochs: \(terms.unbondingEpochs)")
    line("listing burn: \(terms.listingBurn.text(decimals: decimals))")
  }

  /// Four who ask to be let in, in the seventh epoch and then in the tenth.
  private mutating func play(_ gate: any GateAdmission) {
    var memory = Memory()
    _ = gate.terms(.sample, memory: &memory)
    for (reputation, ordinal, epoch) in [(0.5, 0, 7), (0.3, 0, 7), (0.5, 1, 7), (0.3, 1, 10)] {
      let applicant = Applicant(
        epoch: epoch, isMember: false, reputation: reputation,
        liquid: Amount(units: 100_000_000_000), ordinal: ordinal, draw: 0.5)
      let said =
        switch gate.entry(of: applicant, memory: &memory) {
        case .refused: "refused"
        case .admitted(let burn): "let in for \(burn.text(decimals: decimals))"
        }
      line("identity \(ordinal), reputation \(reputation), epoch \(epoch): \(said)")
    }
  }

  mutating func play(_ allocation: any Allocation, named name: String) throws {
    if allocation is any TaskAllocation {
      for event in try SampleNetwork.tasks(.allocation, name) { line(event) }
      return
    }
    var memory = Memory()
    let slots = allocation.slotsPerIdentity(.sample, memory: &memory)
    line("slots per identity: \(slots.map { "\($0)" } ?? "no limit")")
    line("hides submissions: \(allocation.hidesSubmissions)")
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
      line("reading: \(terms.reading), attestations each: \(terms.attestationsEach)")
      line("closes at: \(terms.closesAt.map { "\($0) approvals" } ?? "the last attestation")")
    case .audit(let terms):
      line("instrument: audit at rate \(terms.rate)")
      line("detection: \(terms.detection), false positives: \(terms.falsePositive)")
    case .trial(let users):
      line("instrument: trial by \(users) users")
    case .gold(let terms):
      line("instrument: \(terms.questions) questions of \(terms.options) at rate \(terms.rate)")
    case .benchmark(let terms):
      line("instrument: benchmark with noise \(terms.noise), overfitting \(terms.overfitting)")
      line("bar: \(terms.baseline), ratchets: \(terms.ratchets)")
    case .proof(let terms):
      line("instrument: proof with soundness error \(terms.soundnessError)")
      line("cost: \(terms.cost.text(decimals: decimals)), refunded: \(terms.isRefunded)")
    }
    rows(Tile.sample.verdicts(verification))
  }

  mutating func play(_ dispute: any Dispute, named name: String) throws {
    line("idle: \(dispute.isIdle)")
    for event in try SampleNetwork.events(.dispute, name) { line(event) }
  }

  mutating func play(_ reward: any Reward, named name: String) throws {
    line("from: \(reward.source.rawValue)")
    if let reward = reward as? any EvaluationReward {
      for hasIncentive in [true, false] {
        let parts = reward.emission(.sample, hasIncentive: hasIncentive)
        let texts = [parts.contributors, parts.validators, parts.owner]
          .map { $0.text(decimals: decimals) }
        line("incentive \(hasIncentive): \(texts[0]), validators \(texts[1]), owner \(texts[2])")
      }
      let events = try SampleNetwork.events(
        .reward, name, "mechanism.verification={kind: peer-evaluation}",
        "mechanism.validator-reward={kind: yuma-dividends}")
      for event in events { line(event) }
    } else if let reward = reward as? any EpochReward, reward.paysAgreedPrices {
      for event in try SampleNetwork.tasks(.reward, name) { line(event) }
    } else if reward is any EpochReward {
      for event in try SampleNetwork.events(.reward, name) { line(event) }
    }
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
    if let reward = reward as? any PooledValidatorReward {
      let pool = reward.pool(
        fees: Amount(units: 225_000_000_007), budget: Amount(units: 100_000_000_000))
      line("pool of 225.000000007 in fees and a budget of 100: \(pool.text(decimals: decimals))")
    }
    if let reward = reward as? any DividendReward {
      line("pool: \(reward.pool?.text(decimals: decimals) ?? "validators' part of the emission")")
    }
    if let reward = reward as? any PeerValidatorReward {
      line("scoring: \(reward.scoring.rawValue), \(reward.fee.text(decimals: decimals)) a point")
    }
  }

  mutating func play(_ slashing: any Slashing) {
    line("to: \(slashing.destination.rawValue)")
    if let detector = slashing.detector { line("detector: d′ = \(detector.sensitivity)") }
    if let faults = slashing.validatorFaults {
      line(
        "validators: \(faults.falseAttestation.value) for a false attestation, "
          + "\(faults.downtime.value) for downtime")
    }
    if let exclusion = slashing.exclusion {
      line(
        "excluded after \(exclusion.faults) faults: "
          + "\(exclusion.epochs.map { "\($0) epochs" } ?? "for good")")
    }
    rows(ofUnits: Tile.sample.slashes(slashing))
    if let slashing = slashing as? any JointSlashing {
      line("window: \(slashing.window) epochs; with a tenth of 400 tokens at fault:")
      let together = SlashTotals(atFault: 40_000_000_000, staked: 400_000_000_000)
      rows(ofUnits: Tile.sample.slashes(slashing, together: together))
    }
  }

  mutating func play(_ payout: any Payout) {
    line("schedule: \(payout.schedule)")
    if payout.holding != .escrow { line("waits: \(payout.holding.rawValue)") }
    if let boost = payout.boost {
      for balance in [0, 5, 10] as [Int64] {
        line(
          "10 of 100 earned with \(balance) of 100 locked: "
            + "\(boost.boosted(10, of: 100, balance: balance, of: 100))")
      }
    }
  }

  mutating func play(_ reputation: any Reputation) {
    line("constant: \(reputation.isConstant)")
    var record = Record(value: reputation.initial)
    line("initial: \(record.value)")
    if let reputation = reputation as? any TrustReputation { return play(reputation) }
    for right in [true, true, false, true] {
      record = reputation.updated(record, right: right)
      line("after \(right ? "right" : "wrong"): \(record.value)")
    }
  }

  /// Two epochs among two validators and two contributors.
  private mutating func play(_ reputation: any TrustReputation) {
    var memory = Memory()
    let peers = TrustPeers(validators: 2, contributors: 2, stakes: [30, 10])
    let first = [
      Rating(rater: 0, ratee: 1, value: 2), Rating(rater: 0, ratee: 2, value: 3),
      Rating(rater: 1, ratee: 2, value: 1), Rating(rater: 1, ratee: 3, value: 1),
    ]
    for ratings in [first, [Rating(rater: 0, ratee: 3, value: -4)]] {
      line("trust: \(reputation.trust(ratings, among: peers, memory: &memory))")
    }
  }

  mutating func play(_ production: any Production) {
    let override = QualityOverride(base: 0.25, skillWeight: 0.5, noise: 0.125)
    line("effort 0: \(text(of: production.latent(effort: 0, override: QualityOverride())))")
    line("effort 1: \(text(of: production.latent(effort: 1, override: QualityOverride())))")
    line(
      "effort 1, own coefficients: \(text(of: production.latent(effort: 1, override: override)))")
    if let drift = production.drift {
      line("drift: deviation \(drift.deviation), persistence \(drift.persistence)")
    }
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
    case .payoff(let window, .range): line("compares payoffs over \(window) epochs, by their range")
    case .payoff(let window, let scale):
      line("compares payoffs over \(window) epochs, relative: \(scale == .meanAbsolute)")
    case .profit(let window, let scale):
      line("compares profits over \(window) epochs, relative: \(scale == .meanAbsolute)")
    }
    switch adaptation {
    case let rule as any PeerAdaptation:
      for (own, peer) in [(1.0, 1.0), (1, 2), (2, 1), (0, 1_000), (-1, 1)] {
        line("own \(own), peer \(peer): \(rule.probabilityOfCopying(own: own, peer: peer))")
      }
    case let rule as any ResponseAdaptation:
      let options = [(1.0, 0.5), (1.5, 0.3), (1.5, 0.2), (-2, 0)]
        .map { BehaviourOption(payoff: $0.0, share: $0.1) }
      for own in options.indices {
        line("weights from behaviour \(own): \(rule.weights(of: options, own: own))")
      }
    case let rule as any LearningAdaptation:
      play(rule)
    default: line("changes nothing")
    }
  }

  /// Six plays of three behaviours, the first of them given at birth.
  private mutating func play(_ rule: any LearningAdaptation) {
    var values = [Double](repeating: rule.initialValue, count: 3)
    var plays = [0.0, 0, 0]
    values.withUnsafeMutableBufferPointer { values in
      plays.withUnsafeMutableBufferPointer { plays in
        let memory = LearningMemory(
          values: WriteColumn(values.baseAddress!, count: 3),
          plays: WriteColumn(plays.baseAddress!, count: 3))
        let payoffs = [(0, 1.0), (1, 2), (2, -1), (1, 0.5), (0, 4), (1, 1)]
        for (place, (option, payoff)) in payoffs.enumerated() {
          rule.learn(
            from: Play(option: option, payoff: payoff, wasChosen: place > 0), into: memory)
          let chosen = [0.05, 0.35, 0.65, 0.95].map { rule.choice(from: memory, draws: ($0, 0.5)) }
          line("\(option) pays \(payoff): \(Array(values)), next \(chosen)")
        }
      }
    }
  }

  mutating func play(_ demand: any Demand) {
    var memory = Memory()
    for (price, delivered) in [
      (0.05, nil), (0.05, 20), (0.05, 30), (0.05, 30), (0.1, 30), (0.1, 0), (0.1, 0),
    ] as [(Double, Double?)] {
      let market = UserMarket(usage: 400, price: price, delivered: delivered)
      let uses = demand.usage(market, memory: &memory)
      line(
        "at \(price), after \(delivered.map { $0.shortest } ?? "nothing"): \(uses.shortest) uses")
    }
  }

  mutating func play(_ emission: any Emission) {
    var memory = Memory()
    var view = PublicView.sample
    view.record.uses = 40
    view.record.fees = Amount(units: 2_500_000_000)
    view.record.burned = Amount(units: 1_500_000_000)
    view.record.accepted = 30
    for epoch in [1, 7, 250] {
      view.epoch = epoch
      view.record.bestScore = Double(epoch) / 500
      let minted = emission.minted(view, memory: &memory)
      line("epoch \(epoch), minted: \(minted.text(decimals: decimals))")
    }
    if let burn = emission.useBurn(view, memory: &memory) {
      let each = burn.usd / view.record.uses
      line("use burns: \(each) dollars each, \(burn.fee.value) to the treasury")
    }
  }

  mutating func play(_ price: any Price) {
    guard let venue = price.venue else {
      var memory = Memory()
      for epoch in 1...3 {
        var view = PublicView.sample
        view.epoch = epoch
        var chance = RandomStream(
          key: StreamKey(seed: 5, replicate: 1), entity: 0, epoch: epoch, purpose: .price)
        line("epoch \(epoch), usd: \(price.usd(view, chance: &chance, memory: &memory))")
      }
      return
    }
    let state = venue.opening(supply: Amount(units: 1_000_000_000_000), unitsPerToken: 1e9)
    line("opens with \(state.tokens) and \(state.reserve) at \(venue.spot(state))")
    for units in [Int64(1), 1_000_000_000, 100_000_000_000] {
      let (sale, bought) = (venue.sale(of: units, state), venue.purchase(for: units, state))
      let paid = venue.purchase(of: units, state).map { "\($0.reserve) + \($0.tribute)" }
      line("\(units) tokens bring \(sale.reserve) - \(sale.tribute) and cost \(paid ?? "nothing")")
      line("\(units) dollars buy \(bought.tokens)")
    }
  }

  mutating func play(_ governance: any Governance) {
    var memory = Memory()
    var session = GovernanceSession.sample
    for _ in 0..<4 {
      session.statistics[.rejectionRate] = Double(session.view.epoch % 3) * 0.1
      let motions = governance.decide(session, memory: &memory)
      let moves = motions.map { "\(session.levers[$0.lever].name) to \($0.target.shortest)" }
      line(
        "epoch \(session.view.epoch): "
          + (moves.isEmpty ? "nothing" : moves.joined(separator: ", ")))
      for motion in motions {
        session.positions[motion.lever] = session.levers[motion.lever].clamped(motion.target)
      }
      session.view.epoch += 1
    }
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
