import MesoPrimitives

/// Which item a contribution answers, and how.
struct Label {
  var item = -1
  var answer = -1
  var known = -1
}

extension Engine {
  /// Hands the epoch's contributions out to items and lets their authors answer, if the work is to
  /// label items: whether the answer is right takes the place of the contribution's quality.
  ///
  /// Items whose answers were kept open are posted again, before any new one.
  ///
  /// - Returns: One label a contribution, in the order of the rows; none if the work is no
  ///   labelling.
  /// - Complexity: O(n log n) for n contributions.
  func labels(_ docket: Docket) -> [Label] {
    guard let terms = world.mechanism.allocation.labelling else { return [] }
    let hands = hands()
    let (count, dealt) = Dealing.deal(
      owners: hands.map { $0.owner }, luck: hands.map { $0.luck }, copies: terms.copies)
    let again = docket.waiting.verification.map { $0.item }.filter { $0 >= 0 }
    let posted = Set(again).sorted().prefix(count)
    let gold = (world.mechanism.verification as? any EpochVerification)?.goldShare ?? 0
    let items = (0..<count).map { place in
      item(
        place < posted.count ? posted[place] : epoch << 32 | place, terms: terms, gold: gold)
    }
    var labels = [Label](repeating: Label(), count: hands.count)
    for (place, hand) in hands.enumerated() {
      let answered = dealt[place] < 0 ? nil : items[dealt[place]]
      labels[hand.ordinal] = answer(hand.row, answered, terms)
    }
    return labels
  }

  /// A contribution before it is dealt to an item.
  private struct Hand {
    var row: Int
    /// Its place in the order of the rows.
    var ordinal: Int
    var owner: UInt64
    var order: UInt64
    var luck: UInt64
  }

  /// The contributions of the epoch: those of an identity side by side, identities in an order of
  /// chance.
  private func hands() -> [Hand] {
    var hands: [Hand] = []
    for tile in tiles {
      for row in tile.firstRow..<(tile.firstRow + rowCounts[tile.index]) {
        let owner = contributors.identityKey[Int(rows.identity[row])]
        var shuffle = RandomStream(key: key, entity: owner, epoch: epoch, purpose: .item)
        var own = RandomStream(key: key, entity: rows.key[row], epoch: epoch, purpose: .label)
        hands.append(
          Hand(
            row: row, ordinal: hands.count, owner: owner, order: shuffle.word64(),
            luck: own.word64()))
      }
    }
    return hands.sorted { ($0.order, $0.owner, $0.luck) < ($1.order, $1.owner, $1.luck) }
  }

  /// An item as the world knows it.
  private struct Item {
    var number: Int
    var truth: Int
    var isGold: Bool
    var key: UInt64
  }

  private func item(_ number: Int, terms: LabellingTerms, gold: Double) -> Item {
    let entity = EntityKey.mixed(UInt64(number))
    var stream = RandomStream(key: key, entity: entity, epoch: number >> 32, purpose: .item)
    let truth = terms.label(at: stream.uniform())
    return Item(number: number, truth: truth, isGold: stream.uniform() < gold, key: entity)
  }

  /// Lets the author of a row answer an item.
  private func answer(_ row: Int, _ item: Item?, _ terms: LabellingTerms) -> Label {
    guard let item else {
      rows.quality[row] = 0
      return Label()
    }
    var stream = RandomStream(key: key, entity: rows.key[row], epoch: epoch, purpose: .label)
    _ = stream.word64()
    let author = Int(rows.author[row])
    let behaviour = Int(contributors.behaviour[author])
    let label: Int
    switch plans.said.answers[behaviour] {
    case .signal:
      let isRight = stream.uniform() < rows.quality[row]
      let other = stream.below(terms.labels - 1)
      label = isRight ? item.truth : other < item.truth ? other : other + 1
    case .random: label = stream.below(terms.labels)
    case .prior: label = terms.label(at: stream.uniform())
    case .constant(let always): label = min(always, terms.labels - 1)
    case .agreed:
      let coalition = world.contributors[behaviour].terms.coalition
      let party = coalition > 0 ? UInt64(coalition) : contributors.key[author]
      var pact = RandomStream(
        key: key, entity: EntityKey.mixed(item.key ^ EntityKey.mixed(party)),
        epoch: item.number >> 32, purpose: .item)
      label = pact.below(terms.labels)
    }
    rows.quality[row] = label == item.truth ? 1 : 0
    return Label(item: item.number, answer: label, known: item.isGold ? item.truth : -1)
  }
}
