import MesoPrimitives

/// What a case moves, and what everyone's books say of it.
///
/// Tokens on a case stand in escrow. A payer never pays more than it has; every call returns what
/// was moved. A bond is its owner's money until it is forfeited, so putting it up and getting it
/// back is neither income nor loss.
extension Docket {
  /// Base units in the component's own purse, carried from case to case.
  public var purse: Int64 { engine.ledger.balances[.contract] }

  /// Puts up a bond from a party's liquid tokens: all of it or nothing.
  ///
  /// - Returns: Whether the party could afford it.
  public func bond(_ units: Int64, of party: Party, on index: Int) -> Bool {
    guard units > 0 else { return true }
    guard let owner = owner(of: party, on: index), owner.liquid >= units else { return false }
    _ = owner.side.accounts.debit(owner.place, upTo: units)
    owner.side.bonded[owner.place] += units
    cases[index].held += units
    post(.bond, from: .liquid, to: .escrow, units)
    note(.bond, owner, units, "put at stake on a contribution of epoch \(cases[index].made)")
    return true
  }

  /// Puts up a part of a bond: as much as the party can afford.
  ///
  /// - Returns: What was put up, in base units.
  public func bond(upTo units: Int64, of party: Party, on index: Int) -> Int64 {
    guard let owner = owner(of: party, on: index) else { return 0 }
    let part = min(units, owner.liquid)
    return bond(part, of: party, on: index) ? part : 0
  }

  /// Returns a bond, or a part of it.
  public func refund(_ units: Int64, to party: Party, on index: Int) {
    guard units > 0, let owner = owner(of: party, on: index) else { return }
    precondition(units <= cases[index].held, "a case never pays more than it holds")
    owner.side.accounts.credit(owner.place, units)
    owner.side.bonded[owner.place] -= units
    cases[index].held -= units
    post(.refund, from: .escrow, to: .liquid, units)
    note(.refund, owner, units, "a bond is returned")
  }

  /// Locks stake behind a vote, as far as there is any.
  ///
  /// - Returns: What was locked, in base units.
  public func lock(_ units: Int64, of party: Party, on index: Int) -> Int64 {
    guard units > 0, let owner = owner(of: party, on: index) else { return 0 }
    let taken = owner.side.accounts.slash(owner.identity, upTo: units)
    owner.side.bonded[owner.place] += taken
    cases[index].held += taken
    post(.bond, from: .stake, to: .escrow, taken)
    return taken
  }

  /// Returns locked stake.
  public func unlock(_ units: Int64, of party: Party, on index: Int) {
    guard units > 0, let owner = owner(of: party, on: index) else { return }
    precondition(units <= cases[index].held, "a case never pays more than it holds")
    owner.side.accounts.addStake(owner.identity, units)
    owner.side.bonded[owner.place] -= units
    cases[index].held -= units
    post(.refund, from: .escrow, to: .stake, units)
  }

  /// Returns the stake of a validator identity to its operator, at the end of the epoch's disputes.
  /// It is not drawn again until it stakes anew.
  public func dismiss(_ identity: Int) { dismissed.append(identity) }

  /// Returns the stakes of those who were dismissed.
  func returnStakes() {
    let validators = engine.validators
    for identity in dismissed {
      let units = validators.accounts.slash(identity, upTo: .max)
      guard units > 0 else { continue }
      let place = Int(validators.owner[identity])
      validators.accounts.credit(place, units)
      post(.unstake, from: .stake, to: .liquid, units)
      engine.note(
        .unstake, .validators, operator: place, identity: identity, units: units,
        "said nothing when asked to vote")
    }
    dismissed.removeAll(keepingCapacity: true)
  }

  /// Returns a deposit out of the contract's balance: all of it or nothing.
  ///
  /// - Returns: Whether the balance covers it.
  func payBack(_ index: Int) -> Bool {
    let units = cases[index].deposit
    guard purse >= units, let owner = owner(of: .author, on: index) else { return false }
    owner.side.accounts.credit(owner.place, units)
    owner.side.bonded[owner.place] -= units
    post(.refund, from: .contract, to: .liquid, units)
    note(.refund, owner, units, "a deposit is returned")
    return true
  }

  /// Declares a bond, or a part of it, lost to its owner. It stays in escrow until it is awarded.
  public func forfeit(_ units: Int64, of party: Party, on index: Int) {
    guard units > 0, let owner = owner(of: party, on: index) else { return }
    owner.side.bonded[owner.place] -= units
    charge(owner, units)
    note(.forfeit, owner, units, "a bond is lost")
  }

  /// Takes a fee into escrow, from liquid tokens, the treasury, users, the mint or the purse.
  ///
  /// - Returns: What the payer could cover, in base units.
  @discardableResult
  public func collect(_ units: Int64, from party: Party, on index: Int) -> Int64 {
    var paid: Int64 = 0
    switch party {
    case .author, .validator:
      guard let owner = owner(of: party, on: index) else { return 0 }
      paid = owner.side.accounts.debit(owner.place, upTo: units)
      charge(owner, paid)
      post(.fee, from: .liquid, to: .escrow, paid)
    case .treasury:
      paid = min(units, engine.freeTreasury)
      engine.frame.sponsorOutlay += Amount(units: paid)
      post(.fee, from: .treasury, to: .escrow, paid)
    case .outside:
      paid = min(units, engine.ledger.balances[.outside])
      engine.frame.fees += Amount(units: paid)
      post(.fee, from: .outside, to: .escrow, paid)
    case .mint:
      paid = units
      engine.frame.sponsorOutlay += Amount(units: paid)
      post(.mint, from: .minted, to: .escrow, paid)
    case .contract:
      paid = min(units, purse)
      post(.fee, from: .contract, to: .escrow, paid)
    case .burn: break
    }
    if paid < units { engine.frame.unpaid += Amount(units: units - paid) }
    cases[index].held += paid
    return paid
  }

  /// Takes stake into escrow: the author's identity's, or a validator identity's.
  ///
  /// - Returns: What there was to take, in base units.
  @discardableResult
  public func slash(_ units: Int64, of party: Party, on index: Int) -> Int64 {
    guard units > 0, let owner = owner(of: party, on: index) else { return 0 }
    let taken = owner.side.accounts.slash(owner.identity, upTo: units)
    charge(owner, taken)
    cases[index].held += taken
    post(.slash, from: .stake, to: .escrow, taken)
    note(.slash, owner, taken, "on the wrong side of a dispute")
    return taken
  }

  /// Pays out of a case's escrow.
  public func award(_ units: Int64, to party: Party, on index: Int) {
    if party == .burn { tallies.burned += units }
    pay(units, to: party, on: index)
  }

  /// Pays out of a case's escrow what is no cost of a dispute.
  func pay(_ units: Int64, to party: Party, on index: Int) {
    guard units > 0 else { return }
    precondition(units <= cases[index].held, "a case never pays more than it holds")
    cases[index].held -= units
    switch party {
    case .author, .validator:
      guard let owner = owner(of: party, on: index) else { return }
      owner.side.accounts.credit(owner.place, units)
      credit(owner, units)
      post(owner.isAuthor ? .reward : .validatorReward, from: .escrow, to: .liquid, units)
      note(.award, owner, units, "on the right side of a dispute")
    case .treasury: post(.fee, from: .escrow, to: .treasury, units)
    case .outside: post(.refund, from: .escrow, to: .outside, units)
    case .contract: post(.fee, from: .escrow, to: .contract, units)
    case .burn, .mint: post(.burn, from: .escrow, to: .burned, units)
    }
  }

  /// Closes a case's escrow: what its component left there goes to the treasury.
  func close(_ index: Int) { pay(cases[index].held, to: .treasury, on: index) }
}

/// An operator, and the identity by which a case knows it.
struct CaseOwner {
  let side: Population
  let isAuthor: Bool
  let place: Int
  let identity: Int

  var liquid: Int64 { side.accounts.liquid(of: place) }
}

extension Docket {
  func owner(of party: Party, on index: Int) -> CaseOwner? {
    switch party {
    case .author:
      CaseOwner(
        side: engine.contributors, isAuthor: true, place: Int(cases[index].author),
        identity: cases[index].identity)
    case .validator(let identity):
      CaseOwner(
        side: engine.validators, isAuthor: false, place: Int(engine.validators.owner[identity]),
        identity: identity)
    case .treasury, .mint, .outside, .burn, .contract: nil
    }
  }

  /// Enters a loss in an operator's books.
  private func charge(_ owner: CaseOwner, _ units: Int64) {
    owner.side.books.lost[owner.place] += units
    let behaviour = Int(owner.side.behaviour[owner.place])
    if owner.isAuthor {
      tallies.authors[behaviour].lost += units
    } else {
      tallies.validators[behaviour].lost += units
    }
  }

  /// Enters what an operator received at once, outside its rewards: a negative loss.
  private func credit(_ owner: CaseOwner, _ units: Int64) {
    owner.side.books.lost[owner.place] -= units
    let behaviour = Int(owner.side.behaviour[owner.place])
    if owner.isAuthor {
      tallies.authors[behaviour].won += units
    } else {
      tallies.validators[behaviour].won += units
    }
  }

  private func post(_ reason: Reason, from: AccountClass, to: AccountClass, _ units: Int64) {
    engine.ledger.record(reason, from: from, to: to, transfers: 1, units: units)
  }

  private func note(
    _ kind: Event.Kind, _ owner: CaseOwner, _ units: Int64, _ why: @autoclosure () -> String
  ) {
    engine.note(
      kind, owner.isAuthor ? .contributors : .validators, operator: owner.place,
      identity: owner.identity, units: units, why())
  }
}
