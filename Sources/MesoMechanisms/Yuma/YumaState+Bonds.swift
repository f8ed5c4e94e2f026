/// How weights become bonds, and bonds dividends.
extension YumaState {
  /// Revises bonds to the moving average of stake × weight, each as a share of its column.
  ///
  /// - Parameter ranks: Σ stake × weight by server, of the weights that become bonds.
  mutating func reviseOriginalBonds(_ active: [Number], ranks: [Number], _ epoch: YumaEpoch) {
    let void = epoch.voidBonds(rule)
    let new = Number.one - Number(share: rule.bondsMovingAverage, scale: 1_000_000)
    let old = Number.one - new
    let (bonds, weights) = (bonds, scratch.bondWeights)
    bonds.read { bonds in
      scratch.oldShares.measure(columns: bonds.rowCount) { sums in
        var place = 0
        while place < bonds.count {
          let column = Int(bonds.columns[place])
          sums[column] = sums[column] + Number(storedBond: bonds.values[place], isShare: false)
          place &+= 1
        }
      }
    }
    scratch.newShares.measure(columns: ranks.count) { sums in
      for column in 0..<ranks.count { sums[column] = ranks[column] }
    }
    let (oldShares, newShares) = (scratch.oldShares, scratch.newShares)
    let isAnyVoid = !void.isEmpty
    bonds.read { bonds in
      weights.read { weights in
        oldShares.read { oldDivisors in
          newShares.read { newDivisors in
            active.withUnsafeBufferPointer { active in
              scratch.merge(bonds, weights, keepsAbsent: true) { validator, column, bond, weight in
                let column = Int(column)
                let kept =
                  isAnyVoid && void[column]
                  ? Number.zero
                  : Number(storedBond: bond, isShare: false).over(oldDivisors[column])
                return new * (weight * active[validator]).over(newDivisors[column]) + old * kept
              }
            }
          }
        }
      }
    }
  }

  /// Revises bonds to the moving average of weights themselves.
  mutating func reviseYuma3Bonds(consensus: [Number], _ epoch: YumaEpoch) {
    let void = epoch.voidBonds(rule)
    let isLiquid = rule.liquidAlpha && consensus.contains { $0 != .zero }
    let liquid = LiquidAlpha<Number>(rule)
    let constant = Number.one - Number(share: rule.bondsMovingAverage, scale: 1_000_000)
    let keepsAbsent = !isLiquid || rule.bondPath == .dense
    let (bonds, weights) = (bonds, scratch.bondWeights)
    let isAnyVoid = !void.isEmpty
    bonds.read { bonds in
      weights.read { weights in
        consensus.withUnsafeBufferPointer { consensus in
          scratch.merge(bonds, weights, keepsAbsent: keepsAbsent) { _, column, bond, weight in
            let column = Int(column)
            let bond =
              isAnyVoid && void[column] ? Number.zero : Number(storedBond: bond, isShare: true)
            let new =
              isLiquid
              ? liquid.rate(weight: weight, bond: bond, consensus: consensus[column]) : constant
            return min(.one, new * weight + (.one - new) * bond)
          }
        }
      }
    }
  }

  /// Each validator's share of the incentive of the servers it holds bonds of; under Yuma3 times
  /// its stake. Notes the largest share of each column.
  mutating func dividends(incentive: [Number], _ active: [Number]) -> [Number] {
    let (revised, shares, rule) = (scratch.revised, scratch.shares, rule)
    var dividends = active
    revised.read { revised in
      shares.read { divisors in
        incentive.withUnsafeBufferPointer { incentive in
          scratch.largest.measure(columns: revised.rowCount) { largest in
            for validator in 0..<revised.rowCount {
              var sum = Number.zero
              for place in revised.entries(of: validator) {
                let column = Int(revised.columns[place])
                let share = revised.values[place].over(divisors[column])
                sum = sum + share * incentive[column]
                largest[column] = share > largest[column] ? share : largest[column]
              }
              dividends[validator] = rule.yuma3 ? sum * active[validator] : sum
            }
          }
        }
      }
    }
    return Self.normalised(dividends)
  }

  /// Keeps the bonds of identities that keep their permits.
  mutating func store(permits: [Bool]) {
    let (rule, shares, largest) = (rule, scratch.shares, scratch.largest)
    let revised = scratch.revised
    revised.read { revised in
      shares.read { divisors in
        largest.read { largest in
          bonds.rewrite(rows: revised.rowCount, capacity: revised.count, zero: 0) { bonds in
            for validator in 0..<revised.rowCount {
              if permits[validator] {
                for place in revised.entries(of: validator) {
                  let column = Int(revised.columns[place])
                  let bond = Self.stored(revised.values[place], column, rule, divisors, largest)
                  if bond > 0 { bonds.append(bond, column: Int32(truncatingIfNeeded: column)) }
                }
              }
              bonds.endRow()
            }
          }
        }
      }
    }
  }

  /// What is kept of a bond: itself under Yuma3, its part of the largest in its column otherwise.
  @inline(__always)
  private static func stored(
    _ bond: Number, _ column: Int, _ rule: YumaRule, _ divisors: UnsafePointer<Number>,
    _ largest: UnsafePointer<Number>
  ) -> Double {
    (rule.yuma3 ? bond : bond.over(divisors[column]).over(largest[column])).storedBond
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
                  ? Self.stored(value, column, rule, divisors, largest) : 0),
              column: Int32(column))
          }
          report.endRow()
        }
      }
    }
    return report
  }
}

extension YumaState.Scratch {
  /// Makes ``revised`` the combination, entry by entry, of bonds and new weights, and ``shares`` what
  /// turns it into shares; what is not above zero is left out.
  ///
  /// - Parameters:
  ///   - keepsAbsent: Whether a weight that was not set counts as zero; if not, its bond is dropped.
  ///   - combine: Given the row, the column, the bond and the weight; 0 for what was not set.
  @inline(__always)
  fileprivate mutating func merge(
    _ bonds: RowReader<Double>, _ weights: RowReader<Number>, keepsAbsent: Bool,
    _ combine: (Int, Int32, Double, Number) -> Number
  ) {
    shares.measure(columns: bonds.rowCount) { sums in
      revised.rewrite(rows: bonds.rowCount, capacity: bonds.count + weights.count, zero: .zero) {
        merged in
        for row in 0..<bonds.rowCount {
          var (old, new) = (bonds.starts[row], weights.starts[row])
          let (oldEnd, newEnd) = (bonds.starts[row + 1], weights.starts[row + 1])
          if oldEnd - old == newEnd - new, bonds.hasColumns(of: weights, old, new, oldEnd - old) {
            // As in most epochs: the bonds are towards those who are weighed.
            while old < oldEnd {
              let column = bonds.columns[old]
              let value = combine(row, column, bonds.values[old], weights.values[new])
              if value > .zero {
                sums[Int(column)] = sums[Int(column)] + value
                merged.append(value, column: column)
              }
              old &+= 1
              new &+= 1
            }
          }
          while old < oldEnd || new < newEnd {
            let oldColumn = old < oldEnd ? bonds.columns[old] : .max
            let newColumn = new < newEnd ? weights.columns[new] : .max
            let column = min(oldColumn, newColumn)
            let isSet = newColumn == column
            let bond = oldColumn == column ? bonds.values[old] : 0
            let weight = isSet ? weights.values[new] : .zero
            if oldColumn == column { old &+= 1 }
            if isSet { new &+= 1 }
            guard keepsAbsent || isSet else { continue }
            let value = combine(row, column, bond, weight)
            if value > .zero {
              sums[Int(column)] = sums[Int(column)] + value
              merged.append(value, column: column)
            }
          }
          merged.endRow()
        }
      }
    }
  }
}
