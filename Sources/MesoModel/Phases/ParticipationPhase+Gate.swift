import MesoPrimitives

extension Engine {
  /// Asks a gate about every identity that takes part. Where room is limited, newcomers take the places
  /// that are free, and after the first epoch those of others.
  ///
  /// - Complexity: O(identities), and O(n log n) in those that are not members.
  func admit(through gate: any GateAdmission) {
    var memory = memories[.admission] ?? Memory()
    var others: [(order: UInt64, identity: Int)] = []
    for place in 0..<contributors.operatorCount {
      guard takesPart(place) else { continue }
      for identity in identitiesInUse(of: place) {
        if contributors.member[identity] == 1 {
          ask(gate, about: identity, &memory)
        } else {
          var stream = RandomStream(
            key: key, entity: contributors.identityKey[identity], epoch: epoch, purpose: .queue)
          others.append((stream.word64(), identity))
        }
      }
    }
    others.sort { ($0.order, $0.identity) < ($1.order, $1.identity) }
    if let room = gate.room {
      seat(others.map { $0.identity }, room, through: gate, &memory)
    } else {
      for (_, identity) in others { ask(gate, about: identity, &memory) }
    }
    memories[.admission] = memory
  }

  private func seat(
    _ newcomers: [Int], _ room: NetworkRoom, through gate: any GateAdmission,
    _ memory: inout Memory
  ) {
    var vacant = vacancies(in: room)
    for identity in newcomers {
      let other = vacant == 0 ? identityToReplace(room) : nil
      guard vacant > 0 || other != nil else {
        turnAway(identity)
        continue
      }
      ask(gate, about: identity, &memory)
      guard contributors.registered[identity] == 1 else { continue }
      if let other { replace(other) } else { vacant -= 1 }
    }
  }

  private func ask(_ gate: any GateAdmission, about identity: Int, _ memory: inout Memory) {
    let place = Int(contributors.owner[identity])
    var stream = RandomStream(
      key: key, entity: contributors.identityKey[identity], epoch: 0, purpose: .admission)
    let applicant = Applicant(
      epoch: epoch, isMember: contributors.member[identity] == 1,
      reputation: contributors.reputation.count > 0
        ? contributors.reputation[identity] : world.mechanism.reputation.initial,
      liquid: Amount(units: contributors.accounts.liquid(of: place)),
      ordinal: identity - contributors.identities(of: place).lowerBound, draw: stream.uniform())
    switch gate.entry(of: applicant, memory: &memory) {
    case .refused:
      contributors.registered[identity] = 0
      note(
        .suspension, .contributors, operator: place, identity: identity, units: 0,
        "not let in by the gate")
    case .admitted(let burn):
      contributors.registered[identity] = 1
      contributors.member[identity] = 1
      guard burn > .zero else { return }
      let paid = contributors.accounts.debit(place, upTo: burn.units)
      contributors.books.lost[place] += paid
      frame.listing += Amount(units: paid)
      sideCharges[Int(contributors.behaviour[place])] += paid
      ledger.record(.burn, from: .liquid, to: .burned, transfers: 1, units: paid)
      note(
        .listing, .contributors, operator: place, identity: identity, units: paid,
        "registration")
    }
  }
}
