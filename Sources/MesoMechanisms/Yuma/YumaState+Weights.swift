/// From the weights that validators set to ranks of servers.
extension YumaState {
  /// Finds the weights that count, and makes each row sum to one.
  ///
  /// Left out are those of identities without a permit, on oneself, and on a place that has been
  /// given to another since. What is left out counts as not set.
  mutating func admitWeights(_ epoch: YumaEpoch, permits: [Bool]) {
    let owner = owner
    let lastRegistered = epoch.blocks.registered.max() ?? .min
    epoch.weights.read { source in
      scratch.weights.rewrite(rows: source.rowCount, capacity: source.count, zero: .zero) {
        admitted in
        for validator in 0..<source.rowCount {
          guard permits[validator] || validator == owner else {
            admitted.endRow()
            continue
          }
          let entries = source.entries(of: validator)
          var maximum = 0.0
          if Number.storesParts {
            for place in entries { maximum = max(maximum, source.values[place]) }
          }
          let isFiltered =
            epoch.lastValidRegistration(validator) < lastRegistered
            || epoch.weights.value(row: validator, column: validator) != nil
          let first = admitted.count
          var sum = Number.zero
          if !isFiltered {
            admitted.copyColumns(source, entries)
            var target = first
            for place in entries {
              let weight = Number.storedWeight(source.values[place], rowMaximum: maximum)
              admitted.values[target] = weight
              sum = sum + weight
              target &+= 1
            }
          } else {
            for place in entries {
              let server = source.columns[place]
              guard Int(server) != validator || validator == owner,
                !epoch.isStale(validator, Int(server))
              else { continue }
              let weight = Number.storedWeight(source.values[place], rowMaximum: maximum)
              admitted.append(weight, column: server)
              sum = sum + weight
            }
          }
          admitted.endRow()
          guard sum >= Number.leastSum else { continue }
          let divisor = sum.divisor
          var place = first
          while place < admitted.count {
            admitted.values[place] = admitted.values[place].over(divisor)
            place &+= 1
          }
        }
      }
    }
  }

  /// The stake-weighted κ-median of each server's weights: the largest that a share κ of active
  /// stake backs, where a weight that was not set counts as zero.
  mutating func consensus(_ active: [Number]) -> [Number] {
    // Normalised once more, as on the chain: under rounding it makes a difference.
    let weights = scratch.weights
    let stakes = Self.normalised(active)
    weights.read { scratch.columns.fill(from: $0, stakes) }
    let medians = scratch.columns.medians(
      Number(share: rule.kappa, scale: 65_535) - Number.tieTolerance, guesses: scratch.consensus)
    scratch.consensus = medians
    return medians
  }

  /// What clipping leaves of the weights.
  struct Clipping {
    var validatorTrust: [Number]
    var ranks: [Number]
    /// The same of the weights that become bonds.
    var bondRanks: [Number]
  }

  /// Clips weights at consensus, and makes them the weights that become bonds.
  ///
  /// A weight clipped to zero counts as not set for bonds; a zero that was set stays one, unless
  /// weights are clipped in part, when zeros are left out.
  mutating func clip(at consensus: [Number], _ active: [Number]) -> Clipping {
    let penalty = Number(share: rule.bondsPenalty, scale: 65_535)
    let keepsClipped = rule.bondPath == .dense
    let none = Array(repeating: Number.zero, count: scratch.weights.rowCount)
    var clipping = Clipping(validatorTrust: none, ranks: none, bondRanks: none)
    let isPartial = penalty != .one
    let weights = scratch.weights
    clipping.ranks.withUnsafeMutableBufferPointer { ranks in
      clipping.bondRanks.withUnsafeMutableBufferPointer { bondRanks in
        consensus.withUnsafeBufferPointer { consensus in
          weights.read { weights in
            scratch.bondWeights.rewrite(
              rows: weights.rowCount, capacity: weights.count, zero: .zero
            ) { kept in
              for validator in 0..<weights.rowCount {
                var trust = Number.zero
                let stake = active[validator]
                for place in weights.entries(of: validator) {
                  let column = weights.columns[place]
                  let server = Int(column)
                  let weight = weights.values[place]
                  let clipped = weight < consensus[server] ? weight : consensus[server]
                  trust = trust + clipped
                  ranks[server] = ranks[server] + stake * clipped
                  if !isPartial {
                    if clipped > .zero || weight == .zero || keepsClipped {
                      kept.append(clipped, column: column)
                    }
                    continue
                  }
                  let blend = penalty == .zero ? weight : weight + penalty * (clipped - weight)
                  bondRanks[server] = bondRanks[server] + blend * stake
                  if blend > .zero || penalty == .zero { kept.append(blend, column: column) }
                }
                clipping.validatorTrust[validator] = trust
                kept.endRow()
              }
            }
          }
        }
      }
    }
    if !isPartial { clipping.bondRanks = clipping.ranks }
    return clipping
  }
}
