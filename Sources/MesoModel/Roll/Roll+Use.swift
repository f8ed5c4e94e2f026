public import MesoPrimitives

/// What users pay for accepted work.
extension Roll {
  /// Uses of accepted work that users demand in the epoch.
  public var demand: Double { terms.rule?.usage ?? engine.usage }
  /// What a use costs.
  public var fee: Amount { engine.world.demand.fee }

  /// Takes what users pay for the epoch's demand into the reserve.
  ///
  /// - Returns: What they could cover, in base units.
  public func collectFees() -> Int64 {
    let fees = min(0x1p62, demand * Double(fee.units))
    return collect(Int64(fees), from: .fees)
  }

  /// Takes what contributors pay for using their own work, as public as any other use.
  ///
  /// An operator buys as many uses as its strategy says and its liquid tokens cover, of its first
  /// identity that has work to use.
  ///
  /// - Parameters:
  ///   - price: What a use costs.
  ///   - works: One number per identity, above 0 where it has work.
  /// - Returns: Uses and what was paid for them in base units, by identity, in the order of
  ///   identities.
  public func collectOwnUse(
    at price: Amount, of works: [Int64]
  ) -> [(identity: Int, uses: Int64, paid: Int64)] {
    let contributors = engine.contributors
    guard price > .zero, engine.plans.said.washes.contains(where: { $0 > 0 }) else { return [] }
    var bought: [(identity: Int, uses: Int64, paid: Int64)] = []
    for place in 0..<contributors.operatorCount {
      let behaviour = Int(contributors.behaviour[place])
      let wanted = Int64(engine.plans.said.washes[behaviour])
      guard wanted > 0, engine.present.contributors[Int(contributors.home[place])] == 1 else {
        continue
      }
      let uses = min(wanted, contributors.accounts.liquid(of: place) / price.units)
      guard uses > 0,
        let identity = contributors.identities(of: place).first(where: { works[$0] > 0 })
      else { continue }
      let paid = contributors.accounts.debit(place, upTo: uses * price.units)
      contributors.books.lost[place] += paid
      engine.sideCharges[behaviour] += paid
      engine.frame.fees += Amount(units: paid)
      engine.ledger.record(.fee, from: .liquid, to: .escrow, transfers: 1, units: paid)
      engine.rollReserve[terms.number] += paid
      engine.note(
        .listing, .contributors, operator: place, identity: identity, units: paid,
        "\(uses) uses of its own work")
      bought.append((identity, uses, paid))
    }
    return bought
  }

  /// Notes the use that works get over all, for the metrics: weight, weight × quality of new work.
  func noteUse(_ terms: UsageTerms) {
    var (weight, quality) = (0.0, 0.0)
    for entry in entries where entry.appeal > 0 {
      weight += Double(entry.appeal)
      quality += Double(entry.appeal) * entry.quality
    }
    let decay = terms.decay.value
    engine.use.weightedAge = decay * (engine.use.weightedAge + engine.use.weight) + weight
    engine.use.weight = decay * engine.use.weight + weight
    engine.use.weightedQuality = decay * engine.use.weightedQuality + quality
  }
}
