import MesoPrimitives

/// Phase 6 where validators weigh contributors: every validator writes a row of weights.
extension Engine {
  /// Notes who joined, moves stakes that hop, and lets every validator write its row.
  ///
  /// A row depends on the validator, on the epoch's work and on what was public before, so that
  /// rows are written on any thread.
  ///
  /// - Complexity: O(validators × contributions).
  func writeRows() {
    guard let book = evaluation else { return }
    book.shares = nil
    noteJoined(book)
    guard book.terms.asksValidators else { return }
    hopStakes()
    forEachRun(book.validators) { validator, worker in
      self.writeRow(validator, book, worker)
    }
  }

  /// Notes which contributor identities take part in this epoch and did not in the last.
  private func noteJoined(_ book: EvaluationBook) {
    for place in 0..<contributors.operatorCount {
      let isHere = present.contributors[Int(contributors.home[place])] == 1
      for identity in contributors.identities(of: place) {
        let takesPart: UInt8 = isHere && contributors.registered[identity] == 1 ? 1 : 0
        if takesPart == 1, book.takesPart[identity] == 0 { book.joined[identity] = Int32(epoch) }
        book.takesPart[identity] = takesPart
      }
    }
  }

  private func writeRow(_ validator: Int, _ book: EvaluationBook, _ worker: Worker) {
    let place = Int(validators.owner[validator])
    let behaviour = Int(validators.behaviour[place])
    let home = Int(validators.home[place])
    let plan = plans.said.rows[behaviour]
    guard judges(place), world.validators[home].duties.contains(.validator),
      (epoch - 1) % plan.every == 0
    else { return book.keepRow(validator, in: epoch) }
    let isPosing = isPosing(place, behaviour)
    var draft = RowDraft(contributors: book.contributors)
    for tile in tiles where rowCounts[tile.index] > 0 {
      judge(tile, validator, isPosing: isPosing, book, worker, into: &draft)
    }
    let row = book.row(validator, in: epoch)
    let beliefs =
      book.beliefs.count > 0 ? book.beliefs.base + validator * book.contributors : nil
    draft.write(row, beliefs: beliefs, plan, threshold: world.qualityThreshold)
    if let share = plan.insideShare, !isPosing {
      RowDraft.divide(row, count: book.contributors, insideShare: share) {
        self.isInsider($0, to: behaviour)
      }
    }
    book.noteRow(validator, in: epoch)
  }

  /// Whether a validator sets its rule aside in this epoch; a coalition does so together.
  private func isPosing(_ place: Int, _ behaviour: Int) -> Bool {
    let probability = plans.said.poses[behaviour]
    guard probability > 0 else { return false }
    let coalition = world.validators[behaviour].terms.coalition
    let party =
      coalition > 0 ? EntityKey.mixed(UInt64(coalition)) : validators.key[place]
    var stream = RandomStream(key: key, entity: party, epoch: epoch, purpose: .pose)
    return stream.chance(probability)
  }

  private func isInsider(_ contributor: Int, to behaviour: Int) -> Bool {
    let author = Int(contributors.behaviour[Int(contributors.owner[contributor])])
    let coalition = world.validators[behaviour].terms.coalition
    return coalition > 0 && world.contributors[author].terms.coalition == coalition
  }

  /// Judges a tile's contributions by the validator's rule.
  private func judge(
    _ tile: Tile, _ validator: Int, isPosing: Bool, _ book: EvaluationBook, _ worker: Worker,
    into draft: inout RowDraft
  ) {
    let place = Int(validators.owner[validator])
    let behaviour = Int(validators.behaviour[place])
    let own = behaviour * plans.behaviours
    let looksOnce = !isPosing && plans.said.looksOnce[behaviour]
    // What one look finds for all identities of an operator is drawn under the operator's name.
    drawLooks(
      tile, by: looksOnce ? validators.key[place] : validators.identityKey[validator], worker)
    let pays = !looksOnce || validator == validators.identities(of: place).lowerBound
    let (cohort, attention) = (world.validators[behaviour], plans.said.rows[behaviour].attention)
    for row in 0..<rowCounts[tile.index] {
      let contribution = tile.firstRow + row
      let identity = Int(rows.identity[contribution])
      let author = Int(contributors.behaviour[Int(rows.author[contribution])])
      let quality = rows.quality[contribution]
      let luck = Double(worker.words[2].base[row]) * 0x1p-32
      let approves: Bool
      var looked = false
      switch isPosing ? .inspect : plans.said.judgements[own + author] {
      case .inspect, .inspectOnce:
        draft.wouldLook(identity)
        guard luck < attention else { continue }
        let signal =
          quality + cohort.signalBias + cohort.signalNoise * Double(worker.normal.base[row])
        draft.look(identity, signal)
        approves = signal > world.qualityThreshold
        looked = pays
      case .approve:
        draft.set(identity, 1)
        approves = true
      case .reject: approves = false
      case .random(let probability):
        approves = luck < probability
        if approves { draft.set(identity, 1) }
      case .copy(let lag):
        let weight = book.published(before: epoch, by: lag)?[identity] ?? 0
        approves = weight > 0
        if approves { draft.set(identity, weight) }
      }
      let isRight = approves == (quality >= world.qualityThreshold)
      worker.tally.add(4 * validator + (looked ? 2 : 0) + (isRight ? 1 : 0))
    }
  }

  /// Draws, for every contribution of a tile, the noise of a look and a number for everything else.
  private func drawLooks(_ tile: Tile, by looker: UInt64, _ worker: Worker) {
    let count = rowCounts[tile.index]
    for row in 0..<count {
      worker.key.base[row] = EntityKey.mixed(looker ^ rows.key[tile.firstRow + row])
    }
    DrawColumns.fillBlock(
      UnsafePointer(worker.key.base), count: count, key: key, epoch: epoch, purpose: .weighing,
      block: 0, words: worker.fourWords)
    DrawColumns.fillNormals(
      worker.words[0].base, worker.words[1].base, count: count, into: worker.normal.base,
      and: worker.firstLook.base)
  }

  /// The stake of each validator identity, in base units; none for those who do not take part.
  var countingStakes: [Int64] {
    (0..<validators.identityCount).map { identity in
      judges(Int(validators.owner[identity])) ? validators.accounts.stake(of: identity) : 0
    }
  }

  /// Moves the stake of operators who hop to the next of their identities.
  private func hopStakes() {
    var (moves, moved) = (0, Int64(0))
    for place in 0..<validators.operatorCount {
      let identities = validators.identities(of: place)
      guard let hop = plans.said.rows[Int(validators.behaviour[place])].hop, identities.count > 1
      else {
        continue
      }
      let total = ownStake(of: place, .validators)
      let left = Proportion(hop.foothold).of(Amount(units: total)).units
      let each = left / Int64(identities.count - 1)
      let turn = identities.lowerBound + (epoch - 1) / hop.every % identities.count
      for identity in identities {
        let wanted = identity == turn ? total - each * Int64(identities.count - 1) : each
        let backing = delegation?.backing[identity] ?? 0
        let missing = wanted - (validators.accounts.stake(of: identity) - backing)
        validators.accounts.addStake(identity, missing)
        moved += max(0, missing)
        moves += missing > 0 ? 1 : 0
      }
    }
    ledger.record(.stake, from: .stake, to: .stake, transfers: moves, units: moved)
  }
}
