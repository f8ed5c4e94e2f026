import MesoPrimitives

extension Engine {
  /// Phase 6: the members of a tile's panels judge. Those who look approve if their noisy signal
  /// exceeds the quality threshold; others follow their rule.
  func attestation(_ tile: Tile, _ worker: Worker) {
    let count = rowCounts[tile.index]
    let approvals = rows.approvals.base + tile.firstRow
    let attestations = rows.attestations.base + tile.firstRow
    approvals.update(repeating: 0, count: count)
    guard let panels, worker.panels.count > 0 else {
      attestations.update(repeating: 0, count: count)
      readInstrument(tile, worker)
      return
    }
    if !worker.panels.areRows {
      worker.panels.approvals.update(repeating: 0, count: worker.panels.count)
    }
    if plans.anyColludes {
      worker.panels.colluding.update(repeating: 0, count: worker.panels.count)
    }
    worker.panelsHeard += panels.seats > 0 ? worker.panels.count : 0
    if hearsInTurn {
      hearInTurn(tile, worker, panels)
      return
    }
    placeRules(worker)
    for seat in 0..<panels.seats {
      lookUp(seat, worker)
      judge(seat, worker)
      if plans.anySpecial {
        judgeSpecial(seat, tile, worker, commitReveal: panels.terms.commitReveal)
      }
      addApprovals(seat, worker)
      worker.tally.add(UnsafePointer(worker.seatConduct[seat].base), count: worker.panels.count)
    }
    if plans.anyColludes { countCaptured(worker, seats: panels.seats) }
    guard !worker.panels.areRows else {
      attestations.update(repeating: UInt16(panels.seats), count: count)
      return
    }
    attestations.update(repeating: 0, count: count)
    var panel = 0
    while panel < worker.panels.count {
      let row = Int(worker.panels.row[panel])
      approvals[row] = worker.panels.approvals[panel]
      attestations[row] = UInt16(panels.seats)
      panel &+= 1
    }
  }

  /// Finds how the validator on a seat judges each panel's work.
  ///
  /// Places in tables depend on who was drawn, which vector instructions gain nothing on; so this
  /// loop does nothing else.
  func lookUp(_ seat: Int, _ worker: Worker) {
    let (validator, first) = (worker.seatValidator[seat].base, worker.rulePlace.base)
    let (rule, rules) = (worker.seatRule.base, seatRules.base)
    let count = worker.panels.count
    var panel = 0
    while panel < count {
      rule[panel] = rules[Int(first[panel] &+ validator[panel])].bits
      panel &+= 1
    }
  }

  /// Finds where the rules by which the work of each panel's author is judged begin.
  func placeRules(_ worker: Worker) {
    let (author, first) = (worker.panels.behaviour, worker.rulePlace.base)
    let (count, validators) = (worker.panels.count, UInt32(self.validators.identityCount))
    var panel = 0
    while panel < count {
      first[panel] = UInt32(author[panel]) &* validators
      panel &+= 1
    }
  }

  /// Lets a seat judge by the rules that were looked up.
  func judge(_ seat: Int, _ worker: Worker) {
    if plans.eyeCount <= 1 {
      look(seat, worker, OneEye(eye: plans.eyes[0]))
    } else {
      look(seat, worker, ListedEyes(eyes: UnsafePointer(plans.eyes.base)))
    }
    let margin = worker.seatMargin.base
    let validator = worker.seatValidator[seat].base
    let (rule, isGood) = (worker.seatRule.base, worker.panels.good)
    let (approves, conduct) = (worker.seatApproves[seat].base, worker.seatConduct[seat].base)
    let count = worker.panels.count
    var panel = 0
    while panel < count {
      let (unseen, looks) = (SeatRule.approvesUnseen(rule[panel]), SeatRule.looks(rule[panel]))
      let sees = margin[panel].bitPattern &>> 31
      let approval = looks &>> 1 & sees | unseen
      approves[panel] = UInt8(truncatingIfNeeded: approval)
      conduct[panel] =
        4 &* validator[panel] | looks | 1 ^ approval ^ UInt32(isGood[panel])
      panel &+= 1
    }
    guard plans.anyColludes else { return }
    let colluding = worker.panels.colluding
    panel = 0
    while panel < count {
      colluding[panel] &+= SeatRule.colludes(rule[panel])
      panel &+= 1
    }
  }

  /// Threshold − signal of a seat's looks. What those see who do not look is not read.
  ///
  /// A `Float` has the sign of the difference however small it is, and that is all that counts.
  @inline(__always)
  private func look(_ seat: Int, _ worker: Worker, _ eyes: some Eyes) {
    let threshold = world.qualityThreshold
    let normal = seat == 0 ? worker.panels.firstLook : worker.seatNormal[seat].base
    let (quality, rule) = (worker.panels.quality, worker.seatRule.base)
    let margin = worker.seatMargin.base
    let count = worker.panels.count
    var panel = 0
    while panel < count {
      let eye = eyes.eye(rule[panel])
      let signal = quality[panel] + eye.noise * Double(normal[panel]) + eye.bias
      margin[panel] = Float(threshold - signal)
      panel &+= 1
    }
  }

  /// Adds a seat's approvals to each panel's.
  private func addApprovals(_ seat: Int, _ worker: Worker) {
    let approves = worker.seatApproves[seat].base
    let approvals = worker.panels.approvals
    let count = worker.panels.count
    var panel = 0
    while panel < count {
      approvals[panel] &+= UInt16(approves[panel])
      panel &+= 1
    }
  }

  /// 1 if a number is below another, else 0, without a branch: which way it goes is chance, and a
  /// wrong guess of the processor costs more than the rest of the row.
  @inline(__always)
  static func isBelow(_ number: Double, _ other: Double) -> UInt8 {
    UInt8(truncatingIfNeeded: (number - other).bitPattern &>> 63)
  }

  /// Judgements that need more than a look of one's own: chance, copying, a look shared by an
  /// operator's identities, camouflage.
  func judgeSpecial(_ seat: Int, _ tile: Tile, _ worker: Worker, commitReveal: Bool) {
    let identityOf = rows.identity.base + tile.firstRow
    for panel in 0..<worker.panels.count {
      let validator = Int(worker.seatValidator[seat].base[panel])
      let owner = Int(validators.owner[validator])
      let judge = Int(validators.behaviour[owner])
      let pair = judge * plans.behaviours + Int(worker.panels.behaviour[panel])
      guard plans.isSpecial[pair] == 1 else { continue }
      let look = worker.seatApproves[seat].base[panel]
      var chance = RandomStream(
        key: key, entity: EntityKey.mixed(worker.panels.key[panel] &+ UInt64(seat)),
        epoch: epoch, purpose: .judgement)
      var approves = look
      var inspects = plans.inspects[pair]
      switch plans.said.judgements[pair] {
      case .inspect: break
      case .approve: approves = 1
      case .reject: approves = 0
      case .random(let probability): approves = chance.uniform() < probability ? 1 : 0
      case .copy(let lag):
        let author = Int(identityOf[Int(worker.panels.row[panel])])
        let past = contributors.history[author] >> UInt8(lag - 1) & 1
        // Where panels are not heard in turn every seat before this one has attested.
        let heard =
          commitReveal ? 0 : hearsInTurn ? Int(worker.hearing.entered.base[panel]) : seat
        approves =
          heard == 0 ? past : 2 * Int(worker.panels.approvals[panel]) > heard ? 1 : 0
      case .inspectOnce:
        approves =
          sharedSignal(panel, owner, judge, worker) > world.qualityThreshold ? 1 : 0
        let seated = (0..<seat).contains {
          Int(validators.owner[Int(worker.seatValidator[$0].base[panel])]) == owner
        }
        inspects = seated ? 0 : 1
      }
      if plans.said.camouflage[pair] > 0, chance.uniform() < plans.said.camouflage[pair] {
        approves = honestLook(seat, panel, judge, worker)
        inspects = 1
      }
      worker.seatApproves[seat].base[panel] = approves
      worker.seatConduct[seat].base[panel] = Tally.place(
        of: worker.seatValidator[seat].base[panel], looked: UInt32(inspects), approves: approves,
        isGood: worker.panels.good[panel])
    }
  }

  /// What an operator sees of a panel's work where its identities share one look.
  func sharedSignal(_ panel: Int, _ owner: Int, _ judge: Int, _ worker: Worker) -> Double {
    var shared = RandomStream(
      key: key, entity: EntityKey.mixed(worker.panels.key[panel] ^ validators.key[owner]),
      epoch: epoch, purpose: .judgement)
    return worker.panels.quality[panel] + world.validators[judge].signalBias
      + plans.signalNoise[judge] * shared.normal()
  }

  /// What the validator on a seat would attest if it looked and said what it saw.
  private func honestLook(_ seat: Int, _ panel: Int, _ judge: Int, _ worker: Worker) -> UInt8 {
    ownSignal(seat, panel, judge, worker) > world.qualityThreshold ? 1 : 0
  }

  /// What the validator on a seat sees of its panel's work.
  func ownSignal(_ seat: Int, _ panel: Int, _ judge: Int, _ worker: Worker) -> Double {
    let normal = seat == 0 ? worker.panels.firstLook[panel] : worker.seatNormal[seat].base[panel]
    return worker.panels.quality[panel] + world.validators[judge].signalBias
      + plans.signalNoise[judge] * Double(normal)
  }

  /// Counts the panels on which colluding validators hold a majority of the seats.
  func countCaptured(_ worker: Worker, seats: Int) {
    let (colluding, count) = (worker.panels.colluding, worker.panels.count)
    var captured = 0
    var panel = 0
    while panel < count {
      captured &+= 2 &* Int(colluding[panel]) > seats ? 1 : 0
      panel &+= 1
    }
    worker.capturedPanels += captured
  }

  /// What validators say of one case: a panel of one seat each.
  func opinions(
    of validators: ArraySlice<Int>, on subject: Case, salt: UInt64
  ) -> [(approves: Bool, looked: Bool, isRight: Bool)] {
    guard let tile = docketTile else { return [] }
    let worker = workers[0]
    worker.seatCases(validators.count)
    let panels = worker.panels
    rows.identity[tile.firstRow] = Int32(subject.identity)
    let good = 1 ^ Self.isBelow(subject.quality, world.qualityThreshold)
    for (panel, validator) in validators.enumerated() {
      let look = EntityKey.mixed(salt ^ self.validators.identityKey[validator])
      var stream = RandomStream(key: key, entity: look, epoch: epoch, purpose: .jury)
      panels.row[panel] = 0
      panels.ownKey[panel] = look
      panels.quality[panel] = subject.quality
      panels.good[panel] = good
      panels.ownBehaviour[panel] = contributors.behaviour[Int(subject.author)]
      panels.approvals[panel] = 0
      panels.firstLook[panel] = Float(stream.normal())
      worker.seatValidator[0][panel] = UInt32(validator)
    }
    placeRules(worker)
    lookUp(0, worker)
    judge(0, worker)
    if plans.anySpecial { judgeSpecial(0, tile, worker, commitReveal: true) }
    return (0..<validators.count).map { panel in
      let conduct = worker.seatConduct[0][panel]
      return (worker.seatApproves[0][panel] == 1, conduct & 2 != 0, conduct & 1 != 0)
    }
  }
}
