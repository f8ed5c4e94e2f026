import MesoPrimitives

/// What each behaviour earns at the mixes of a lattice: a game of one population.
///
/// Between the points payoffs are drawn as planes over the lattice's cells. At resolution 1 there is
/// one cell, and the game is that of a matrix: the payoff of one against a population of another.
struct MixGame: Sendable {
  let lattice: MixLattice
  /// By point and behaviour, those that nobody follows included.
  let payoffs: [[Double]]

  /// The game of a matrix.
  ///
  /// - Parameter matrix: The payoff of the row's behaviour against the column's.
  init(matrix: [[Double]]) {
    lattice = MixLattice(behaviours: matrix.count, resolution: 1)
    let lattice = self.lattice
    payoffs = lattice.points.map { point in
      let column = point.firstIndex(of: 1) ?? 0
      return matrix.map { $0[column] }
    }
  }

  init(_ lattice: MixLattice, payoffs: [[Double]]) {
    self.lattice = lattice
    self.payoffs = payoffs
  }

  /// The payoff of one of each behaviour among a population of each: the pairwise contests.
  var matrix: [[Double]] {
    let columns = (0..<lattice.behaviours).map { payoffs[lattice.vertex($0)] }
    return (0..<lattice.behaviours).map { row in columns.map { $0[row] } }
  }

  /// The difference between the greatest and the least payoff, by which rounding is judged.
  var range: Double {
    let all = payoffs.joined()
    return max((all.max() ?? 0) - (all.min() ?? 0), .leastNormalMagnitude)
  }

  /// A mix that no behaviour does better against than those that make it up.
  struct Equilibrium: Hashable, Sendable {
    enum Stability: String, Sendable {
      /// Evolutionarily stable: what leaves it a little earns less than it does.
      case stable = "ess"
      case unstable = "not-ess"
      /// A behaviour outside earns as much, so that more than slopes would have to be known.
      case undetermined
    }

    let shares: [Double]
    let payoff: Double
    let stability: Stability

    /// The places of the behaviours that make it up.
    var support: [Int] { shares.indices.filter { shares[$0] > 0 } }
  }
}

/// A small system of linear equations.
enum LinearSystem {
  /// Solves rows of coefficients, each followed by its right side, by elimination with pivots.
  ///
  /// - Returns: `nil` if it has no single solution: a pivot is below 10⁻¹² of the largest entry.
  /// - Complexity: O(n³).
  static func solution(_ rows: [[Double]]) -> [Double]? {
    var rows = rows
    let count = rows.count
    let scale = rows.flatMap { $0.dropLast() }.map { $0.magnitude }.max() ?? 0
    for column in 0..<count {
      let pivot = (column..<count).max { rows[$0][column].magnitude < rows[$1][column].magnitude }
      guard let pivot, rows[pivot][column].magnitude > 1e-12 * scale else { return nil }
      rows.swapAt(column, pivot)
      for row in (column + 1)..<max(count, column + 1) {
        let factor = rows[row][column] / rows[column][column]
        guard factor != 0 else { continue }
        for place in column...count { rows[row][place] -= factor * rows[column][place] }
      }
    }
    var solution = [Double](repeating: 0, count: count)
    for row in (0..<count).reversed() {
      var value = rows[row][count]
      for place in (row + 1)..<max(count, row + 1) { value -= rows[row][place] * solution[place] }
      solution[row] = value / rows[row][row]
    }
    return solution
  }

  /// Whether xᵀMx is above 0 for every x but 0, by Cholesky's decomposition.
  static func isPositiveDefinite(_ matrix: [[Double]], tolerance: Double) -> Bool {
    var lower = matrix
    for row in matrix.indices {
      for column in 0...row {
        var value = matrix[row][column]
        for place in 0..<column { value -= lower[row][place] * lower[column][place] }
        if row == column {
          guard value > tolerance else { return false }
          lower[row][row] = value.squareRoot()
        } else {
          lower[row][column] = value / lower[column][column]
        }
      }
    }
    return true
  }
}
