/// Who is there to work, whether or not there was work for it.
extension Roll {
  /// Whether an identity answers when the network looks who is there: it may submit, its operator
  /// takes part and works in this epoch, and this roll's rule pays it.
  public func isOnline(_ identity: Int) -> Bool {
    let contributors = engine.contributors
    let place = Int(contributors.owner[identity])
    let behaviour = Int(contributors.behaviour[place])
    let rules = engine.stages.rules
    return contributors.registered[identity] == 1 && engine.takesPart(place)
      && engine.isInUse(identity) && engine.plans.submits[behaviour] == 1
      && (rules.isEmpty || rules[behaviour] == terms.number)
  }

  /// Base units of stake that an identity holds.
  public func stake(of identity: Int) -> Int64 {
    engine.contributors.accounts.stake(of: identity)
  }
}
