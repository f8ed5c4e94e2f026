/// How weights become bonds, and bonds dividends.
extension YumaState {
  /// Clears bonds that are void: those towards identities that were registered since the last epoch,
  /// or that asked for a reset where the rule grants it.
  mutating func clearVoidBonds(_ epoch: YumaEpoch) {
    let void = epoch.voidBonds(rule)
    if void.contains(true) { bonds.removeColumns(void) }
  }

  /// Revises bonds to the moving average of stake × weight, each as a share of its column.
  ///
  /// - Parameter ranks: Σ stake × weight by server, of the weights that become bonds.
  mutating func reviseOriginalBonds(_ active: [Number], ranks: [Number]) {
    let new = Number.one - Number(share: rule.bondsMovingAverage, scale: 1_000_000)
    let old = Number.one - new
    let (bonds, weights) = (bonds, scratch.bondWeights)
    bonds.read { bonds in
      scratch.oldShares.measure(columns: bonds.rowCount) { sums in
        for validator in 0..<bonds.rowCount {
          bonds.visit(row: validator) { place, column in
            sums[column] =
              sums[column] + Number(storedBond: bonds.values[place], isShare: false)
          }
        }
      }
    }
    scratch.newShares.measure(columns: ranks.count) { sums in
      for column in 0..<ranks.count { sums[column] = ranks[column] }
    }
    let (oldShares, newShares) = (scratch.oldShares, scratch.newShares)
    bonds.read { bonds in
      weights.read { weights in
        oldShares.read { oldDivisors in
          newShares.read { newDivisors in
            scratch.merge(
              bonds, weights, active, keepsAbsent: true,
              OriginalStep(
                new: new, old: old, oldDivisors: oldDivisors, newDivisors: newDivisors))
          }
        }
      }
    }
    scratch.measureShares()
  }

  /// Revises bonds to the moving average of weights themselves.
  mutating func reviseYuma3Bonds(consensus: [Number], _ active: [Number]) {
    let isLiquid = rule.liquidAlpha && consensus.contains { $0 != .zero }
    guard isLiquid else {
      let rate = Number.one - Number(share: rule.bondsMovingAverage, scale: 1_000_000)
      return reviseYuma3Bonds(consensus, active, keepsAbsent: true, ConstantAlpha(rate: rate))
    }
    reviseYuma3Bonds(
      consensus, active, keepsAbsent: rule.bondPath == .dense, LiquidAlpha<Number>(rule))
  }

  /// Moves bonds towards weights; written once, and compiled for each way of finding the rate.
  @inline(__always)
  private mutating func reviseYuma3Bonds(
    _ consensus: [Number], _ active: [Number], keepsAbsent: Bool, _ alpha: some BondRate<Number>
  ) {
    let (bonds, weights) = (bonds, scratch.bondWeights)
    bonds.read { bonds in
      weights.read { weights in
        consensus.withUnsafeBufferPointer { consensus in
          scratch.merge(
            bonds, weights, active, keepsAbsent: keepsAbsent,
            Yuma3Step(alpha: alpha, consensus: consensus))
        }
      }
    }
    scratch.measureShares()
  }

  /// Each validator's share of the incentive of the servers it holds bonds of; under Yuma3 times
  /// its stake. Notes the largest share of each column, of which the original rule keeps parts.
  mutating func dividends(incentive: [Number], _ active: [Number]) -> [Number] {
    let (revised, shares, isRaw) = (scratch.revised, scratch.shares, rule.yuma3)
    var dividends = Array(repeating: Number.zero, count: active.count)
    revised.read { revised in
      shares.read { divisors in
        incentive.withUnsafeBufferPointer { incentive in
          dividends.withUnsafeMutableBufferPointer { dividends in
            revised.sumRows(into: dividends) { place, column in
              revised.values[place].over(divisors[column]) * incentive[column]
            }
            if isRaw {
              for validator in 0..<dividends.count {
                dividends[validator] = dividends[validator] * active[validator]
              }
            }
          }
        }
        scratch.largest.measure(columns: revised.rowCount) { largest in
          for validator in 0..<revised.rowCount where !isRaw {
            revised.visit(row: validator) { place, column in
              largest[column] = max(largest[column], revised.values[place].over(divisors[column]))
            }
          }
        }
      }
    }
    return Self.normalised(dividends)
  }

  /// Keeps the bonds of identities that keep their permits.
  mutating func store(permits: [Bool]) {
    let (isRaw, shares, largest) = (rule.yuma3, scratch.shares, scratch.largest)
    let revised = scratch.revised
    revised.read { revised in
      shares.read { divisors in
        largest.read { largest in
          bonds.rewrite(rows: revised.rowCount, capacity: revised.count) { bonds in
            for validator in 0..<revised.rowCount {
              defer { bonds.endRow() }
              let entries = revised.entries(of: validator)
              let (start, first) = (entries.lowerBound, bonds.count)
              guard permits[validator], let kept = bonds.copyColumns(revised, entries)
              else { continue }
              revised.visit(row: validator) { place, column in
                kept[place &- start] = Self.stored(
                  revised.values[place], column, isRaw, divisors, largest)
              }
              bonds.filter(from: first) { _, bond in bond > 0 }
            }
          }
        }
      }
    }
  }

  /// What is kept of a bond: itself under Yuma3, its part of the largest in its column otherwise.
  @inline(__always)
  private static func stored(
    _ bond: Number, _ column: Int, _ isRaw: Bool, _ divisors: UnsafeBufferPointer<Number>,
    _ largest: UnsafeBufferPointer<Number>
  ) -> Double {
    (isRaw ? bond : bond.over(divisors[column]).over(largest[column])).storedBond
  }

  /// All bonds after the epoch, with what is kept of them.
  func report(permits: [Bool]) -> SparseRows<YumaOutcome.Bond> {
    let revised = scratch.revised
    var report = SparseRows<YumaOutcome.Bond>(rows: 0)
    scratch.shares.read { divisors in
      scratch.largest.read { largest in
        for validator in 0..<revised.rowCount {
          for place in revised.entries(of: validator) {
            let column = Int(revised.columns[place])
            let value = revised.values[place]
            report.append(
              YumaOutcome.Bond(
                share: value.over(divisors[column]).real,
                stored: permits[validator]
                  ? Self.stored(value, column, rule.yuma3, divisors, largest) : 0),
              column: Int32(column))
          }
          report.endRow()
        }
      }
    }
    return report
  }
}
