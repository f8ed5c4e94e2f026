import MesoPrimitives

/// What validators earn and lose is shared with those who delegate to them.
extension Engine {
  /// Passes on what validators were paid for stake that is not their own, less commission.
  ///
  /// Of what an identity was paid, the part of its delegated stake is rounded down; so is each
  /// holder's part of that less the commission. The operator keeps the rest.
  func passOnRewards() {
    guard let delegation else { return }
    let windows = world.delegators.map { $0.window }
    for identity in 0..<validators.identityCount {
      let stake = validators.accounts.stake(of: identity)
      let paid = delegation.paid[identity]
      delegation.share[identity] = 0
      delegation.noteReturn(of: identity, stake: stake, windows: windows)
      guard paid > 0, delegation.backing[identity] > 0 else { continue }
      let part = mulDivFloor(paid, delegation.backing[identity], stake)
      let kept = commission(of: Int(validators.owner[identity])).of(Amount(units: part)).units
      delegation.share[identity] = part - kept
      frame.delegation.commission += kept
    }
    payHolders(delegation)
  }

  private func payHolders(_ delegation: Delegation) {
    var moved: (out: Int64, liquid: Int64, stake: Int64) = (0, 0, 0)
    var transfers = (out: 0, liquid: 0, stake: 0)
    for holder in 0..<delegation.key.count where delegation.staked[holder] > 0 {
      let identity = Int(delegation.target[holder])
      let part = mulDivFloor(
        delegation.share[identity], delegation.staked[holder], delegation.backing[identity])
      guard part > 0 else { continue }
      let cohort = world.delegators[Int(delegation.cohort[holder])]
      let added = cohort.reinvest.of(Amount(units: part)).units
      let operatorPlace = Int(validators.owner[identity])
      _ = validators.accounts.debit(operatorPlace, upTo: part)
      validators.books.due[operatorPlace] -= part
      frame.validators[Int(validators.behaviour[operatorPlace])].rewards -= part
      let owner = Int(delegation.owner[holder])
      if owner >= 0 {
        contributors.accounts.credit(owner, part - added)
        contributors.books.spent[owner] -= part
        moved.liquid += part - added
        transfers.liquid += 1
      } else {
        moved.out += part - added
        transfers.out += 1
      }
      delegation.added[holder] = added
      moved.stake += added
      transfers.stake += added > 0 ? 1 : 0
      frame.delegation.rewards += part
    }
    if moved.stake > 0 { compound(delegation) }
    for (to, units, count) in [
      (AccountClass.outside, moved.out, transfers.out),
      (.liquid, moved.liquid, transfers.liquid), (.stake, moved.stake, transfers.stake),
    ] {
      ledger.record(.validatorReward, from: .liquid, to: to, transfers: count, units: units)
    }
  }

  /// Adds to the stakes what holders delegate on of what they got; apart, since what each gets follows
  /// from the stakes before.
  private func compound(_ delegation: Delegation) {
    for holder in 0..<delegation.key.count where delegation.added[holder] > 0 {
      let identity = Int(delegation.target[holder])
      let added = delegation.added[holder]
      delegation.added[holder] = 0
      delegation.staked[holder] += added
      delegation.backing[identity] += added
      validators.accounts.addStake(identity, added)
    }
  }

  /// Notes that an identity lost stake, of which its holders bear their part.
  func noteLoss(_ units: Int64, of identity: Int, from stake: Int64) {
    guard let delegation, units > 0 else { return }
    delegation.hasLosses = true
    delegation.lost[identity] += units
    delegation.exposed[identity] = max(delegation.exposed[identity], stake)
  }

  /// Takes holders' part of what identities lost since the last time: lost · own ⁄ stake, rounded
  /// down, and what rounding leaves beyond the operator's stake from the first of them.
  ///
  /// - Parameter account: Where the same share of what is unbonding from the identity goes; `nil`
  ///   where it is spared.
  /// - Returns: What holders bore in the operators' place, by validator behaviour; empty where nothing
  ///   was lost.
  func shareLosses(reaching account: AccountClass?) -> [Int64] {
    guard let delegation, delegation.hasLosses else { return [] }
    var borne = [Int64](repeating: 0, count: world.validators.count)
    for holder in 0..<delegation.key.count where delegation.staked[holder] > 0 {
      let identity = Int(delegation.target[holder])
      guard delegation.lost[identity] > 0 else { continue }
      let part = mulDivFloor(
        delegation.lost[identity], delegation.staked[holder], delegation.exposed[identity])
      lose(part, holder, delegation, &borne)
    }
    for holder in 0..<delegation.key.count where delegation.staked[holder] > 0 {
      let identity = Int(delegation.target[holder])
      let excess = delegation.backing[identity] - validators.accounts.stake(of: identity)
      if excess > 0 { lose(min(excess, delegation.staked[holder]), holder, delegation, &borne) }
    }
    if let account { slashQueue(account, delegation) }
    delegation.forgetLosses()
    return borne
  }

  private func lose(
    _ units: Int64, _ holder: Int, _ delegation: Delegation, _ borne: inout [Int64]
  ) {
    let identity = Int(delegation.target[holder])
    let place = Int(validators.owner[identity])
    delegation.staked[holder] -= units
    delegation.backing[identity] -= units
    validators.books.lost[place] -= units
    borne[Int(validators.behaviour[place])] += units
    noteLoss(units, ofHolder: holder, delegation)
  }

  private func noteLoss(_ units: Int64, ofHolder holder: Int, _ delegation: Delegation) {
    frame.delegation.slashed += units
    let owner = Int(delegation.owner[holder])
    if owner >= 0 { contributors.books.lost[owner] += units }
  }

  private func slashQueue(_ account: AccountClass, _ delegation: Delegation) {
    var (units, transfers) = (Int64(0), 0)
    for index in delegation.queue.indices {
      let entry = delegation.queue[index]
      guard delegation.lost[entry.identity] > 0 else { continue }
      let taken = mulDivFloor(
        entry.units, delegation.lost[entry.identity], delegation.exposed[entry.identity])
      guard taken > 0 else { continue }
      delegation.queue[index].units -= taken
      noteLoss(taken, ofHolder: entry.holder, delegation)
      units += taken
      transfers += 1
    }
    ledger.record(.slash, from: .unbonding, to: account, transfers: transfers, units: units)
  }
}
