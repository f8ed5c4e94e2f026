import MesoPrimitives

/// How validators are drawn for panels: the terms, who may be drawn, and with what weight.
///
/// All threads read it for every tile, so it holds nothing that is counted when it is copied.
struct PanelDraw {
  let terms: PanelTerms
  /// The validator identities that may be drawn.
  private let seatable: Column<UInt32>
  /// Running sums of weights over `seatable`, for weighted draws.
  private let cumulative: Column<UInt64>
  /// Seats on each panel: the size, or fewer if there are not so many to draw.
  private(set) var seats: Int

  /// Lists who may be drawn in the engine's ``SeatColumns``; `nil` if the verification draws no panels.
  init?(_ engine: Engine) {
    guard let terms = engine.stages.panelTerms else { return nil }
    self.terms = terms
    let (validators, columns) = (engine.validators, engine.seatColumns)
    var count = 0
    for identity in 0..<validators.identityCount {
      let place = Int(validators.owner[identity])
      let home = Int(validators.home[place])
      guard engine.judges(place), engine.world.validators[home].duties.contains(.validator) else {
        continue
      }
      columns.identity[count] = UInt32(identity)
      count += 1
    }
    seatable = Column(base: columns.identity.base, count: count)
    cumulative = Column(base: columns.cumulative.base, count: count)
    seats = terms.size
  }

  /// Takes the weights of the epoch.
  mutating func startEpoch(_ validators: Population) {
    var drawable = seatable.count
    if terms.weighting != .uniform {
      var sum: UInt64 = 0
      drawable = 0
      for place in 0..<seatable.count {
        let identity = Int(seatable[place])
        let weight: UInt64 =
          switch terms.weighting {
          case .stake: UInt64(validators.accounts.stake(of: identity))
          case .reputation, .uniform: UInt64(validators.reputation[identity] * 0x1p32)
          }
        drawable += weight > 0 ? 1 : 0
        sum += weight
        cumulative[place] = sum
      }
    }
    seats = drawable == 0 ? 0 : terms.replacement ? terms.size : min(terms.size, drawable)
  }

  /// Draws the seats of every panel of a tile, and the normal of each seat's look.
  ///
  /// The first seat has its draws from the contribution's production block. A block of the panel
  /// stream serves two of the others: two words for their normals, then one word each for who is
  /// drawn.
  func drawSeats(_ worker: Worker, key: StreamKey, epoch: Int) {
    let panels = worker.panels.count
    if seats > 0 { fill(0, from: worker.panels.firstWord, worker, key, epoch) }
    var seat = 1
    while seat < seats {
      let words = worker.fourMoreWords
      DrawColumns.fillBlock(
        worker.panels.key, count: panels, key: key, epoch: epoch,
        purpose: .panel, block: seat / 2, words: words)
      let hasNext = seat + 1 < seats
      DrawColumns.fillNormals(
        worker.moreWords[0].base, worker.moreWords[1].base, count: panels,
        into: worker.seatNormal[seat].base,
        and: hasNext ? worker.seatNormal[seat + 1].base : worker.spareNormal.base)
      fill(seat, from: worker.moreWords[2].base, worker, key, epoch)
      if hasNext { fill(seat + 1, from: worker.moreWords[3].base, worker, key, epoch) }
      seat += 2
    }
    let count = seatable.count
    guard count > 0, count != Int(seatable[count - 1]) + 1 else { return }
    for seat in 0..<seats {
      let drawn = worker.seatValidator[seat].base
      for panel in 0..<panels { drawn[panel] = seatable[Int(drawn[panel])] }
    }
  }

  private func fill(
    _ seat: Int, from words: UnsafePointer<UInt32>, _ worker: Worker, _ key: StreamKey, _ epoch: Int
  ) {
    if terms.weighting == .uniform {
      fillUniform(seat, from: words, worker)
    } else {
      fillWeighted(seat, from: words, worker, key, epoch)
    }
  }

  /// Without replacement by R. W. Floyd's method: seat j draws below n − k + 1 + j, and takes the
  /// last of these if its draw is seated already. All subsets are equally likely.
  ///
  /// - SeeAlso: J. Bentley, B. Floyd, “Programming pearls: a sample of brilliance”, CACM 30 (1987).
  private func fillUniform(_ seat: Int, from words: UnsafePointer<UInt32>, _ worker: Worker) {
    let count = UInt32(seatable.count)
    let drawn = worker.seatValidator[seat].base
    let panels = worker.panels.count
    guard !terms.replacement else {
      DrawColumns.fillBelow(count, words, count: panels, into: drawn)
      return
    }
    let last = count - UInt32(seats) + UInt32(seat)
    DrawColumns.fillBelow(last + 1, words, count: panels, into: drawn)
    for other in 0..<seat {
      let seated = worker.seatValidator[other].base
      var panel = 0
      while panel < panels {
        drawn[panel] = drawn[panel] == seated[panel] ? last : drawn[panel]
        panel &+= 1
      }
    }
  }

  /// In proportion to weight; without replacement, a seat that falls on someone seated is drawn
  /// again from the panel's own redraw stream.
  private func fillWeighted(
    _ seat: Int, from words: UnsafePointer<UInt32>, _ worker: Worker, _ key: StreamKey, _ epoch: Int
  ) {
    let total = cumulative.count > 0 ? cumulative[cumulative.count - 1] : 0
    let drawn = worker.seatValidator[seat].base
    for panel in 0..<worker.panels.count {
      var point = UInt64(words[panel]) << 32
      var choice = place(of: point.multipliedFullWidth(by: total).high)
      guard !terms.replacement else {
        drawn[panel] = choice
        continue
      }
      var redraw = RandomStream(
        key: key, entity: EntityKey.mixed(worker.panels.key[panel] &+ UInt64(seat)),
        epoch: epoch, purpose: .panelRedraw)
      while (0..<seat).contains(where: { worker.seatValidator[$0].base[panel] == choice }) {
        point = redraw.word64()
        choice = place(of: point.multipliedFullWidth(by: total).high)
      }
      drawn[panel] = choice
    }
  }

  /// The first place whose running sum exceeds a point; places without weight are never drawn.
  private func place(of point: UInt64) -> UInt32 {
    var (low, high) = (0, cumulative.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > point { high = middle } else { low = middle + 1 }
    }
    return UInt32(low)
  }
}

/// Room for who may be drawn for panels, one value per validator identity: whom the draw lists, and
/// running sums of their weights.
struct SeatColumns {
  let identity: Column<UInt32>
  let cumulative: Column<UInt64>

  init(identities: Int, _ arena: Arena) {
    identity = arena.column(identities, of: 0)
    cumulative = arena.column(identities, of: 0)
  }
}

extension Engine {
  /// The behaviour of a validator identity.
  func judge(of identity: Int) -> Int { Int(validators.behaviour[Int(validators.owner[identity])]) }

  /// Notes how every validator identity judges in this epoch, once it is planned.
  func noteSeats() {
    let (identities, behaviours) = (validators.identityCount, plans.behaviours)
    let (rules, own) = (plans.seatRule.base, seatRules.base)
    let (owner, behaviour) = (validators.owner.base, validators.behaviour.base)
    for author in 0..<behaviours {
      for identity in 0..<identities {
        let judge = Int(behaviour[Int(owner[identity])])
        own[author &* identities &+ identity] = rules[judge &* behaviours &+ author]
      }
    }
  }
}
