import MesoPrimitives

extension Engine {
  /// Splits a pool over the attestations of the epoch, or over validators by stake, if the
  /// validator reward has one.
  func sharePool(_ bill: ValidatorBill) {
    guard let reward = stages.pooledPay else { return }
    let setAside =
      reward.source == .emission
      ? Amount(units: earmarks.validators) : world.demand.budget ?? .zero
    guard !reward.isByStake else {
      shareByStake(reward.pool(fees: .zero, budget: setAside), bill)
      return
    }
    let attestations = Int64((0..<bill.attestations.count).reduce(0) { $0 + bill.attestations[$1] })
    guard attestations > 0 else { return }
    let paid = min(0x1p62, usage * Double(world.demand.fee.units))
    let pool = reward.pool(
      fees: Amount(units: Int64(paid)), budget: setAside)
    let each = pool.units / attestations
    for identity in 0..<bill.fee.count {
      bill.fee[identity] += each * Int64(bill.attestations[identity])
    }
  }

  /// Splits a pool over the identities of validators that are present, by stake.
  private func shareByStake(_ pool: Amount, _ bill: ValidatorBill) {
    let accounts = validators.accounts
    func stake(_ identity: Int) -> Int64 {
      judges(Int(validators.owner[identity])) ? accounts.stake(of: identity) : 0
    }
    let total = (0..<bill.fee.count).reduce(0) { $0 + stake($1) }
    guard total > 0 else { return }
    for identity in 0..<bill.fee.count {
      bill.fee[identity] += mulDivFloor(pool.units, stake(identity), total)
    }
  }

  /// Turns the sums of scores against peers into fees, or into forfeits where they are below 0.
  func payScores(_ bill: ValidatorBill) {
    guard let reward = stages.peerPay else { return }
    for identity in 0..<bill.fee.count {
      let score = workers.reduce(0) { $0 + $1.hearing.score[identity] }
      if score > 0 { bill.fee[identity] += reward.fee.units * score }
      if score < 0 { bill.forfeit[identity] -= reward.fee.units * score }
    }
  }
}
