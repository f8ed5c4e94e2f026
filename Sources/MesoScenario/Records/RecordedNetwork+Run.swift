import MesoMechanisms

/// A record in the place of what a run's validators would write.
extension RecordedNetwork {
  /// What a run needs of a record.
  struct Sides {
    let validators: Int
    let contributors: Int
    let epochs: Int
  }

  /// Why a record cannot stand in.
  struct Misfit: Error, CustomStringConvertible {
    let description: String
  }

  /// The record's epochs with validators first, then contributors, both in the order of uids.
  ///
  /// Who has stake or sets weights is a validator, everyone else a contributor; weights on oneself
  /// count for neither. The run's identities are the record's, in their order.
  func evidence(for sides: Sides, tempo: Int) -> Result<[YumaEpoch], Misfit> {
    var validates = identities.map { _ in false }
    var isWeighed = validates
    for epoch in epochs {
      for identity in identities.indices {
        let entries = epoch.evidence.weights.entries(of: identity)
        if epoch.evidence.stakes[identity] > 0 || !entries.isEmpty { validates[identity] = true }
        for place in entries where Int(epoch.evidence.weights.columns[place]) != identity {
          isWeighed[Int(epoch.evidence.weights.columns[place])] = true
        }
      }
    }
    if let both = identities.indices.first(where: { validates[$0] && isWeighed[$0] }) {
      return .failure(
        Misfit(
          description:
            "In the record '\(identities[both].clipped)' has stake or sets weights and is "
            + "weighed by others; an identity of a run is a validator or a contributor. 'mesocosm "
            + "replay' takes such records."))
    }
    let order =
      identities.indices.filter { validates[$0] } + identities.indices.filter { !validates[$0] }
    let validators = validates.count { $0 }
    let found = Sides(
      validators: validators, contributors: identities.count - validators, epochs: epochs.count)
    if let misfit = sides.misfit(with: found) { return .failure(Misfit(description: misfit)) }
    return .success(epochs.prefix(sides.epochs).map { $0.evidence(in: order, tempo: tempo) })
  }
}

extension RecordedNetwork.Sides {
  fileprivate func misfit(with record: Self) -> String? {
    if validators != record.validators {
      return "The record has \(record.validators) validators; the scenario declares \(validators) "
        + "validator identities."
    }
    if contributors != record.contributors {
      return "The record has \(record.contributors) identities that are weighed; the scenario "
        + "declares \(contributors) contributor identities."
    }
    guard epochs <= record.epochs else {
      return "The record has \(record.epochs) epochs; 'epochs' is \(epochs)."
    }
    return nil
  }
}

extension RecordedNetwork.Epoch {
  /// The epoch with its identities in another order: `order[place]` is who stands at `place`.
  fileprivate func evidence(in order: [Int], tempo: Int) -> YumaEpoch {
    var place = order
    for (new, old) in order.enumerated() { place[old] = new }
    var weights = SparseRows<Double>(rows: 0)
    for old in order {
      let entries = evidence.weights.entries(of: old).map {
        (column: place[Int(evidence.weights.columns[$0])], weight: evidence.weights.values[$0])
      }
      for entry in entries.sorted(by: { $0.column < $1.column }) {
        weights.append(entry.weight, column: Int32(entry.column))
      }
      weights.endRow()
    }
    func ordered(_ values: [Int]) -> [Int] { values.isEmpty ? [] : order.map { values[$0] } }
    var epoch = YumaEpoch(stakes: order.map { evidence.stakes[$0] }, weights: weights)
    epoch.blocks.now = number * tempo
    epoch.blocks.updated = ordered(evidence.blocks.updated)
    epoch.blocks.registered = ordered(evidence.blocks.registered)
    epoch.blocks.committed = ordered(evidence.blocks.committed)
    epoch.resets = evidence.resets.map { place[$0] }.sorted()
    return epoch
  }
}
