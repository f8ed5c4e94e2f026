import MesoPrimitives

extension Engine {
  /// Phase 6: the members of a tile's panels judge. Those who look approve if their noisy signal
  /// exceeds the quality threshold; others follow their rule.
  func attestation(_ tile: Tile, _ worker: Worker) {
    let count = rowCounts[tile.index]
    (rows.approvals.base + tile.firstRow).update(repeating: 0, count: count)
    (rows.attestations.base + tile.firstRow).update(repeating: 0, count: count)
    guard let panels, worker.panels > 0 else {
      readInstrument(tile, worker)
      return
    }
    worker.panelApprovals.base.update(repeating: 0, count: worker.panels)
    worker.panelColluding.base.update(repeating: 0, count: worker.panels)
    for seat in 0..<panels.seats {
      judge(seat, worker, panels.behaviour)
      if plans.anySpecial {
        judgeSpecial(seat, tile, worker, commitReveal: panels.terms.commitReveal)
      }
      addApprovals(seat, worker)
    }
    for seat in 0..<panels.seats { tally(seat, worker) }
    if plans.anyColludes { countCaptured(worker, seats: panels.seats) }
    let approvals = rows.approvals.base + tile.firstRow
    let attestations = rows.attestations.base + tile.firstRow
    var panel = 0
    while panel < worker.panels {
      let row = Int(worker.panelRow.base[panel])
      approvals[row] = worker.panelApprovals.base[panel]
      attestations[row] = UInt16(panels.seats)
      panel &+= 1
    }
  }

  /// Signal + bias > threshold, where a judgement that does not look has a bias of ±∞.
  private func judge(_ seat: Int, _ worker: Worker, _ behaviourOf: Column<UInt8>) {
    let threshold = world.qualityThreshold
    let plans = self.plans
    let behaviours = plans.behaviours
    let validator = worker.seatValidator[seat].base
    let normal = worker.seatNormal[seat].base
    let approves = worker.seatApproves[seat].base
    let conduct = worker.seatConduct[seat].base
    let (quality, isGood) = (worker.panelQuality.base, worker.panelGood.base)
    let author = worker.panelBehaviour.base
    let judgeBehaviour = behaviourOf.base
    let (noise, bias, looks) = (plans.signalNoise.base, plans.bias.base, plans.inspects.base)
    let (colludes, colluding) = (plans.colludes.base, worker.panelColluding.base)
    let count = worker.panels
    var panel = 0
    while panel < count {
      let judge = Int(judgeBehaviour[Int(validator[panel])])
      let pair = judge &* behaviours &+ Int(author[panel])
      let signal = quality[panel] + noise[judge] * normal[panel] + bias[pair]
      let approval = Self.isBelow(threshold, signal)
      approves[panel] = approval
      conduct[panel] = Self.conduct(looks[pair], approval, isGood[panel])
      colluding[panel] &+= UInt16(colludes[judge])
      panel &+= 1
    }
  }

  /// Adds a seat's approvals to each panel's.
  private func addApprovals(_ seat: Int, _ worker: Worker) {
    let approves = worker.seatApproves[seat].base
    let approvals = worker.panelApprovals.base
    var panel = 0
    while panel < worker.panels {
      approvals[panel] &+= UInt16(approves[panel])
      panel &+= 1
    }
  }

  /// Counts how often each validator looked and was right.
  private func tally(_ seat: Int, _ worker: Worker) {
    let validator = worker.seatValidator[seat].base
    let conduct = worker.seatConduct[seat].base
    let tally = worker.tally.base
    let count = worker.panels
    var panel = 0
    while panel < count {
      tally[4 &* Int(validator[panel]) &+ Int(conduct[panel])] &+= 1
      panel &+= 1
    }
  }

  /// How a validator came by an attestation: 2·looked + right.
  @inline(__always)
  private static func conduct(_ inspects: UInt8, _ approves: UInt8, _ isGood: UInt8) -> UInt8 {
    2 &* inspects &+ (1 ^ (approves ^ isGood))
  }

  /// 1 if a number is below another, else 0, without a branch: which way it goes is chance, and a
  /// wrong guess of the processor costs more than the rest of the row.
  @inline(__always)
  static func isBelow(_ number: Double, _ other: Double) -> UInt8 {
    UInt8(truncatingIfNeeded: (number - other).bitPattern &>> 63)
  }

  /// Judgements that need more than a look of one's own: chance, copying, a look shared by an
  /// operator's identities, camouflage.
  private func judgeSpecial(_ seat: Int, _ tile: Tile, _ worker: Worker, commitReveal: Bool) {
    let identityOf = rows.identity.base + tile.firstRow
    for panel in 0..<worker.panels {
      let validator = Int(worker.seatValidator[seat].base[panel])
      let owner = Int(validators.owner[validator])
      let judge = Int(validators.behaviour[owner])
      let pair = judge * plans.behaviours + Int(worker.panelBehaviour.base[panel])
      guard plans.isSpecial[pair] == 1 else { continue }
      let look = worker.seatApproves[seat].base[panel]
      var chance = RandomStream(
        key: key, entity: EntityKey.mixed(worker.panelKey.base[panel] &+ UInt64(seat)),
        epoch: epoch, purpose: .judgement)
      var approves = look
      var inspects = plans.inspects[pair]
      switch plans.judgements[pair] {
      case .inspect: break
      case .approve: approves = 1
      case .reject: approves = 0
      case .random(let probability): approves = chance.uniform() < probability ? 1 : 0
      case .copy(let lag):
        let author = Int(identityOf[Int(worker.panelRow.base[panel])])
        let past = contributors.history[author] >> UInt8(lag - 1) & 1
        approves =
          commitReveal || seat == 0
          ? past : 2 * Int(worker.panelApprovals.base[panel]) > seat ? 1 : 0
      case .inspectOnce:
        var shared = RandomStream(
          key: key,
          entity: EntityKey.mixed(worker.panelKey.base[panel] ^ validators.key[owner]),
          epoch: epoch, purpose: .judgement)
        let signal =
          worker.panelQuality.base[panel] + plans.bias[pair]
          + plans.signalNoise[judge] * shared.normal()
        approves = signal > world.qualityThreshold ? 1 : 0
        let seated = (0..<seat).contains {
          Int(validators.owner[Int(worker.seatValidator[$0].base[panel])]) == owner
        }
        inspects = seated ? 0 : 1
      }
      if plans.camouflage[pair] > 0, chance.uniform() < plans.camouflage[pair] {
        approves = honestLook(seat, panel, judge, worker)
        inspects = 1
      }
      worker.seatApproves[seat].base[panel] = approves
      worker.seatConduct[seat].base[panel] = Self.conduct(
        inspects, approves, worker.panelGood.base[panel])
    }
  }

  /// What the validator on a seat would attest if it looked and said what it saw.
  private func honestLook(_ seat: Int, _ panel: Int, _ judge: Int, _ worker: Worker) -> UInt8 {
    let signal =
      worker.panelQuality.base[panel] + world.validators[judge].signalBias
      + plans.signalNoise[judge] * worker.seatNormal[seat].base[panel]
    return signal > world.qualityThreshold ? 1 : 0
  }

  /// Counts the panels on which colluding validators hold a majority of the seats.
  private func countCaptured(_ worker: Worker, seats: Int) {
    var captured = 0
    var panel = 0
    while panel < worker.panels {
      captured &+= 2 &* Int(worker.panelColluding.base[panel]) > seats ? 1 : 0
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
    worker.panels = validators.count
    rows.identity[tile.firstRow] = Int32(subject.identity)
    let good = 1 ^ Self.isBelow(subject.quality, world.qualityThreshold)
    for (panel, validator) in validators.enumerated() {
      let look = EntityKey.mixed(salt ^ self.validators.identityKey[validator])
      var stream = RandomStream(key: key, entity: look, epoch: epoch, purpose: .jury)
      worker.panelRow[panel] = 0
      worker.panelKey[panel] = look
      worker.panelQuality[panel] = subject.quality
      worker.panelGood[panel] = good
      worker.panelBehaviour[panel] = contributors.behaviour[Int(subject.author)]
      worker.panelApprovals[panel] = 0
      worker.seatValidator[0][panel] = UInt32(validator)
      worker.seatNormal[0][panel] = stream.normal()
    }
    judge(0, worker, seatBehaviour)
    if plans.anySpecial { judgeSpecial(0, tile, worker, commitReveal: true) }
    return (0..<validators.count).map { panel in
      let conduct = worker.seatConduct[0][panel]
      return (worker.seatApproves[0][panel] == 1, conduct & 2 != 0, conduct & 1 != 0)
    }
  }

  /// Readings that need no validator: findings of audits, and how many users keep a work.
  private func readInstrument(_ tile: Tile, _ worker: Worker) {
    let quality = rows.quality.base + tile.firstRow
    let examined = rows.examined.base + tile.firstRow
    func stream(_ row: Int) -> RandomStream {
      RandomStream(key: key, entity: worker.key.base[row], epoch: epoch, purpose: .instrument)
    }
    switch world.mechanism.verification.instrument {
    case .audit(let audit):
      for row in 0..<rowCounts[tile.index] {
        let isGood = quality[row] >= world.qualityThreshold
        var draw = stream(row)
        let found = draw.uniform() < (isGood ? audit.falsePositive : audit.detection)
        rows.flagged[tile.firstRow + row] = examined[row] == 1 && found ? 1 : 0
      }
    case .trial(let users):
      for row in 0..<rowCounts[tile.index] {
        var draw = stream(row)
        rows.kept[tile.firstRow + row] = Int32(
          draw.binomial(trials: users, probability: quality[row]))
      }
    case .panel, nil: break
    }
  }
}
