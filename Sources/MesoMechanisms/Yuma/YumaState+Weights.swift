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
      scratch.weights.rewrite(rows: source.rowCount, capacity: source.count) { admitted in
        for validator in 0..<source.rowCount {
          defer { admitted.endRow() }
          let entries = source.entries(of: validator)
          let first = admitted.count
          guard permits[validator] || validator == owner,
            let values = admitted.copyColumns(source, entries)
          else { continue }
          let start = entries.lowerBound
          var maximum = 0.0
          if Number.storesParts {
            for place in entries { maximum = max(maximum, source.values[place]) }
          }
          var place = 0
          while place < entries.count {
            values[place] = Number.storedWeight(source.values[start &+ place], rowMaximum: maximum)
            place &+= 1
          }
          let isFiltered =
            epoch.lastValidRegistration(validator) < lastRegistered
            || epoch.weights.value(row: validator, column: validator) != nil
          guard isFiltered else { continue }
          admitted.filter(from: first) { place, _ in
            let server = Int(source.columns[start &+ place])
            return (server != validator || validator == owner) && !epoch.isStale(validator, server)
          }
        }
      }
    }
    scratch.weights.normaliseRows()
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
    let (isPartial, isFree) = (penalty != .one, penalty == .zero)
    let keepsClipped = rule.bondPath == .dense
    let none = Array(repeating: Number.zero, count: scratch.weights.rowCount)
    var clipping = Clipping(validatorTrust: none, ranks: none, bondRanks: none)
    let weights = scratch.weights
    weights.read { weights in
      consensus.withUnsafeBufferPointer { consensus in
        clipping.validatorTrust.withUnsafeMutableBufferPointer { trust in
          weights.sumRows(into: trust) { place, server in
            min(weights.values[place], consensus[server])
          }
        }
        clipping.ranks.withUnsafeMutableBufferPointer { ranks in
          clipping.bondRanks.withUnsafeMutableBufferPointer { bondRanks in
            scratch.bondWeights.rewrite(rows: weights.rowCount, capacity: weights.count) { kept in
              for validator in 0..<weights.rowCount {
                defer { kept.endRow() }
                let entries = weights.entries(of: validator)
                let (start, first, stake) = (entries.lowerBound, kept.count, active[validator])
                guard let bonds = kept.copyColumns(weights, entries) else { continue }
                weights.visit(row: validator) { place, server in
                  ranks[server] =
                    ranks[server] + stake * min(weights.values[place], consensus[server])
                }
                if isFree {
                  weights.visit(row: validator) { place, _ in
                    bonds[place &- start] = weights.values[place]
                  }
                } else if isPartial {
                  weights.visit(row: validator) { place, server in
                    let weight = weights.values[place]
                    let clipped = min(weight, consensus[server])
                    bonds[place &- start] = weight + penalty * (clipped - weight)
                  }
                } else {
                  weights.visit(row: validator) { place, server in
                    bonds[place &- start] = min(weights.values[place], consensus[server])
                  }
                }
                if isPartial {
                  weights.visit(row: validator) { place, server in
                    bondRanks[server] = bondRanks[server] + bonds[place &- start] * stake
                  }
                  if !isFree { kept.filter(from: first) { _, bond in bond > .zero } }
                } else if !keepsClipped {
                  kept.filter(from: first) { place, bond in
                    (bond > .zero) == (weights.values[start &+ place] > .zero)
                  }
                }
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

extension SparseRows where Value: YumaArithmetic {
  /// Divides each row by its sum; a row that sums to zero stays as it is.
  mutating func normaliseRows() {
    var sums = Array(repeating: Value.zero, count: rowCount)
    read { rows in
      sums.withUnsafeMutableBufferPointer { sums in
        rows.sumRows(into: sums) { place, _ in rows.values[place] }
      }
    }
    values.withUnsafeMutableBufferPointer { values in
      for row in 0..<sums.count where sums[row] >= Value.leastSum {
        let divisor = sums[row].divisor
        var place = starts[row]
        let end = starts[row + 1]
        while place < end {
          values[place] = values[place].over(divisor)
          place &+= 1
        }
      }
    }
  }
}
