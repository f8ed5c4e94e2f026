/// From the weights that validators set to ranks of servers.
extension YumaState {
  /// The weights that count, each row summing to one.
  ///
  /// Left out are those of identities without a permit, on oneself, and on a place that has been
  /// given to another since. What is left out counts as not set.
  func admittedWeights(_ epoch: YumaEpoch, permits: [Bool]) -> SparseRows<Number> {
    let source = epoch.weights
    var admitted = SparseRows<Number>(rows: 0)
    admitted.reserve(source.values.count)
    admitted.starts.reserveCapacity(source.rowCount + 1)
    for validator in 0..<source.rowCount {
      if permits[validator] || validator == owner {
        admit(validator, of: source, epoch, to: &admitted)
      }
      admitted.endRow()
    }
    return admitted
  }

  @inline(__always)
  private func admit(
    _ validator: Int, of source: SparseRows<Double>, _ epoch: YumaEpoch,
    to admitted: inout SparseRows<Number>
  ) {
    let entries = source.entries(of: validator)
    var maximum = 0.0
    for place in entries { maximum = max(maximum, source.values[place]) }
    let first = admitted.values.count
    var sum = Number.zero
    for place in entries {
      let server = source.columns[place]
      guard Int(server) != validator || validator == owner,
        !epoch.isStale(validator, Int(server))
      else { continue }
      let weight = Number.storedWeight(source.values[place], rowMaximum: maximum)
      admitted.append(weight, column: server)
      sum = sum + weight
    }
    guard sum > .zero else { return }
    let divisor = sum.divisor
    for place in first..<admitted.values.count {
      admitted.values[place] = admitted.values[place].over(divisor)
    }
  }

  /// The stake-weighted κ-median of each server's weights: the largest that a share κ of active
  /// stake backs, where a weight that was not set counts as zero.
  func consensus(of weights: SparseRows<Number>, _ active: [Number]) -> [Number] {
    // Normalised once more, as on the chain: under rounding it makes a difference.
    let stakes = Self.normalised(active)
    var consensus = Array(repeating: Number.zero, count: weights.rowCount)
    let columns = BackedColumns(weights, stakes)
    guard columns.values.count > 0 else { return consensus }
    let majority = Number(share: rule.kappa, scale: 65_535) - Number.tieTolerance
    var (values, backing) = (columns.values, columns.stakes)
    values.withUnsafeMutableBufferPointer { values in
      backing.withUnsafeMutableBufferPointer { backing in
        guard let values = values.baseAddress, let backing = backing.baseAddress else { return }
        for server in consensus.indices {
          let (start, end) = (columns.starts[server], columns.starts[server + 1])
          consensus[server] = WeightedMedian.select(
            values + start, backing + start, count: end - start, majority: majority)
        }
      }
    }
    return consensus
  }

  /// What clipping leaves of the weights.
  struct Clipping {
    var validatorTrust: [Number]
    var ranks: [Number]
    /// The weights that become bonds.
    var bondWeights: SparseRows<Number>
  }

  /// Clips weights at consensus.
  ///
  /// A weight clipped to zero counts as not set for bonds; a zero that was set stays one, unless
  /// weights are clipped in part, when zeros are left out.
  func clip(
    _ weights: SparseRows<Number>, at consensus: [Number], _ active: [Number]
  ) -> Clipping {
    let none = Array(repeating: Number.zero, count: weights.rowCount)
    var clipping = Clipping(
      validatorTrust: none, ranks: none, bondWeights: SparseRows(rows: 0))
    clipping.bondWeights.reserve(weights.values.count)
    clipping.bondWeights.starts.reserveCapacity(weights.rowCount + 1)
    let penalty = Number(share: rule.bondsPenalty, scale: 65_535)
    let isPartial = penalty != .zero && penalty != .one
    for validator in 0..<weights.rowCount {
      var trust = Number.zero
      let stake = active[validator]
      for place in weights.entries(of: validator) {
        let column = weights.columns[place]
        let server = Int(column)
        let weight = weights.values[place]
        let clipped = min(weight, consensus[server])
        trust = trust + clipped
        clipping.ranks[server] = clipping.ranks[server] + stake * clipped
        if isPartial {
          let blend = weight + penalty * (clipped - weight)
          if blend > .zero { clipping.bondWeights.append(blend, column: column) }
        } else if penalty == .zero {
          clipping.bondWeights.append(weight, column: column)
        } else if clipped > .zero || weight == .zero || rule.bondPath == .dense {
          clipping.bondWeights.append(clipped, column: column)
        }
      }
      clipping.validatorTrust[validator] = trust
      clipping.bondWeights.endRow()
    }
    return clipping
  }
}

/// Weights above zero with the stake behind them, server by server.
private struct BackedColumns<Number: YumaArithmetic> {
  /// The place of each server's first weight, with one more for the end.
  private(set) var starts: [Int]
  private(set) var values: [Number]
  private(set) var stakes: [Number]

  init(_ weights: SparseRows<Number>, _ active: [Number]) {
    starts = Array(repeating: 0, count: weights.rowCount + 1)
    for validator in 0..<weights.rowCount where active[validator] > .zero {
      for place in weights.entries(of: validator) where weights.values[place] > .zero {
        starts[Int(weights.columns[place]) + 1] += 1
      }
    }
    for server in 1..<starts.count { starts[server] += starts[server - 1] }
    let count = starts[starts.count - 1]
    values = Array(repeating: .zero, count: count)
    stakes = Array(repeating: .zero, count: count)
    var next = starts
    for validator in 0..<weights.rowCount where active[validator] > .zero {
      let stake = active[validator]
      for place in weights.entries(of: validator) where weights.values[place] > .zero {
        let server = Int(weights.columns[place])
        values[next[server]] = weights.values[place]
        stakes[next[server]] = stake
        next[server] += 1
      }
    }
  }
}
