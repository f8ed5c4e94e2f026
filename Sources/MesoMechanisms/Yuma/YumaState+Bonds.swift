/// How weights become bonds, and bonds dividends.
extension YumaState {
  /// Revises bonds to the moving average of stake × weight, each as a share of its column.
  mutating func reviseOriginalBonds(_ active: [Number], _ epoch: YumaEpoch) {
    let void = epoch.voidBonds(rule)
    let new = Number.one - Number(share: rule.bondsMovingAverage, scale: 1_000_000)
    let old = Number.one - new
    let (bonds, weights) = (bonds, scratch.bondWeights)
    bonds.read { bonds in
      weights.read { weights in
        let oldSums = ColumnSums(rows: bonds.rowCount) { sums in
          for place in 0..<bonds.count {
            sums.add(Number(storedBond: bonds.values[place], isShare: false), bonds.columns[place])
          }
        }
        let newSums = ColumnSums(rows: bonds.rowCount) { sums in
          for validator in 0..<weights.rowCount {
            for place in weights.entries(of: validator) {
              sums.add(weights.values[place] * active[validator], weights.columns[place])
            }
          }
        }
        scratch.revised.merge(bonds, weights, keepsAbsent: true) {
          validator, column, bond, weight in
          let isVoid = !void.isEmpty && void[Int(column)]
          let bond =
            isVoid
            ? Number.zero : oldSums.share(Number(storedBond: bond, isShare: false), column)
          return new * newSums.share(weight * active[validator], column) + old * bond
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
    bonds.read { bonds in
      weights.read { weights in
        scratch.revised.merge(bonds, weights, keepsAbsent: keepsAbsent) { _, column, bond, weight in
          let isVoid = !void.isEmpty && void[Int(column)]
          let bond = isVoid ? Number.zero : Number(storedBond: bond, isShare: true)
          let new =
            isLiquid
            ? liquid.rate(weight: weight, bond: bond, consensus: consensus[Int(column)]) : constant
          return min(.one, new * weight + (.one - new) * bond)
        }
      }
    }
  }

  /// Each validator's share of the incentive of the servers it holds bonds of; under Yuma3 times
  /// its stake.
  func dividends(
    _ columns: BondColumns<Number>, incentive: [Number], _ active: [Number]
  ) -> [Number] {
    let revised = scratch.revised
    return Self.normalised(
      (0..<revised.rowCount).map { validator in
        var sum = Number.zero
        for place in revised.entries(of: validator) {
          let column = revised.columns[place]
          sum = sum + columns.share(revised.values[place], column) * incentive[Int(column)]
        }
        return rule.yuma3 ? sum * active[validator] : sum
      })
  }

  /// Keeps the bonds of identities that keep their permits.
  mutating func store(_ columns: BondColumns<Number>, permits: [Bool]) {
    let rule = rule
    scratch.revised.read { revised in
      bonds.rewrite(rows: revised.rowCount, capacity: revised.count, zero: 0) { bonds in
        for validator in 0..<revised.rowCount {
          if permits[validator] {
            for place in revised.entries(of: validator) {
              let column = revised.columns[place]
              let bond = columns.stored(revised.values[place], column, rule)
              if bond > 0 { bonds.append(bond, column: column) }
            }
          }
          bonds.endRow()
        }
      }
    }
  }

  /// All bonds after the epoch, with what is kept of them.
  func report(
    _ columns: BondColumns<Number>, permits: [Bool]
  ) -> SparseRows<YumaOutcome.Bond> {
    let revised = scratch.revised
    var report = SparseRows<YumaOutcome.Bond>(rows: 0)
    for validator in 0..<revised.rowCount {
      for place in revised.entries(of: validator) {
        let column = revised.columns[place]
        let value = revised.values[place]
        report.append(
          YumaOutcome.Bond(
            share: columns.share(value, column).real,
            stored: permits[validator] ? columns.stored(value, column, rule) : 0),
          column: column)
      }
      report.endRow()
    }
    return report
  }
}

/// Sums of columns, to turn entries into shares of them.
struct ColumnSums<Number: YumaArithmetic> {
  private var sums: [Number]
  private var divisors: [Number] = []

  init(rows: Int, _ fill: (inout ColumnSums) -> Void) {
    sums = Array(repeating: .zero, count: rows)
    fill(&self)
    divisors = sums.map { $0 == .zero ? Number.one.divisor : $0.divisor }
  }

  @inline(__always)
  mutating func add(_ value: Number, _ column: Int32) {
    sums[Int(column)] = sums[Int(column)] + value
  }

  /// A value as a share of its column; as it is where the column's sum is zero.
  @inline(__always)
  func share(_ value: Number, _ column: Int32) -> Number { value.over(divisors[Int(column)]) }
}

/// The columns of revised bonds: their sums and largest shares.
struct BondColumns<Number: YumaArithmetic> {
  private let sums: ColumnSums<Number>
  /// The divisor by the largest share of each column.
  private let largest: [Number]

  init(_ bonds: SparseRows<Number>) {
    let sums = ColumnSums<Number>(rows: bonds.rowCount) { sums in
      for place in bonds.columns.indices { sums.add(bonds.values[place], bonds.columns[place]) }
    }
    var largest = Array(repeating: Number.zero, count: bonds.rowCount)
    for place in bonds.columns.indices {
      let column = Int(bonds.columns[place])
      largest[column] = max(largest[column], sums.share(bonds.values[place], Int32(column)))
    }
    self.sums = sums
    self.largest = largest.map { $0 == .zero ? Number.one.divisor : $0.divisor }
  }

  /// A bond as a share of all towards its server.
  @inline(__always)
  func share(_ bond: Number, _ column: Int32) -> Number { sums.share(bond, column) }

  /// What is kept of a bond: itself under Yuma3, its part of the largest in its column otherwise.
  @inline(__always)
  func stored(_ bond: Number, _ column: Int32, _ rule: YumaRule) -> Double {
    (rule.yuma3 ? bond : sums.share(bond, column).over(largest[Int(column)])).storedBond
  }
}

extension SparseRows where Value: YumaArithmetic {
  /// Becomes the combination, entry by entry, of bonds and new weights; what is not above zero is
  /// left out.
  ///
  /// - Parameters:
  ///   - keepsAbsent: Whether a weight that was not set counts as zero; if not, its bond is dropped.
  ///   - combine: Given the row, the column, the bond and the weight; 0 for what was not set.
  @inline(__always)
  fileprivate mutating func merge(
    _ bonds: RowReader<Double>, _ weights: RowReader<Value>, keepsAbsent: Bool,
    _ combine: (Int, Int32, Double, Value) -> Value
  ) {
    rewrite(rows: bonds.rowCount, capacity: bonds.count + weights.count, zero: .zero) { merged in
      for row in 0..<bonds.rowCount {
        var (old, new) = (bonds.starts[row], weights.starts[row])
        let (oldEnd, newEnd) = (bonds.starts[row + 1], weights.starts[row + 1])
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
          if value > .zero { merged.append(value, column: column) }
        }
        merged.endRow()
      }
    }
  }
}
