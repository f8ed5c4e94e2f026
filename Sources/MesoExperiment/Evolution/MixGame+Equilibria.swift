extension MixGame {
  /// Payoffs this near to each other, as a share of the range, count as equal.
  private static let tolerance = 1e-9

  /// The symmetric Nash equilibria: support by support and cell by cell, the mixes at which all that
  /// are played earn the same and no other earns more.
  ///
  /// Where a whole stretch of mixes is in equilibrium, its ends may be found and the rest is not; see
  /// ``isDegenerate``.
  ///
  /// - Returns: In the order of the sizes of their supports.
  /// - Complexity: O(c · k³) for c cells over all supports of k behaviours.
  func equilibria() -> [Equilibrium] {
    var found: [(shares: [Double], payoff: Double, stabilities: [Equilibrium.Stability])] = []
    let range = self.range
    for face in lattice.faces {
      for cell in face.cells {
        guard let (shares, payoff) = solution(face.support, cell, range) else { continue }
        let stability = stability(shares, payoff, face.support, cell, range)
        let same = found.firstIndex { Self.distance($0.shares, shares) < 1e-7 }
        if let same {
          found[same].stabilities.append(stability)
        } else {
          found.append((shares, payoff, [stability]))
        }
      }
    }
    return found.map { equilibrium in
      let all = equilibrium.stabilities
      return Equilibrium(
        shares: equilibrium.shares, payoff: equilibrium.payoff,
        stability: all.contains(.unstable)
          ? .unstable : all.contains(.undetermined) ? .undetermined : .stable)
    }
  }

  /// Whether some cell has no single mix at which its behaviours earn the same because they earn the
  /// same all along a line of it.
  var isDegenerate: Bool {
    let range = self.range
    return lattice.faces.contains { face in
      face.support.count > 1
        && face.cells.contains { cell in
          cell.allSatisfy { point in
            let own = face.support.map { payoffs[point][$0] }
            return (own.max() ?? 0) - (own.min() ?? 0) <= Self.tolerance * range
          }
        }
    }
  }

  /// The mix of a cell at which the behaviours of a support earn the same, if there is one inside and
  /// it is an equilibrium.
  private func solution(
    _ support: [Int], _ cell: [Int], _ scale: Double
  ) -> (shares: [Double], payoff: Double)? {
    let first = support[0]
    let equal = support.dropFirst().map { behaviour in
      cell.map { (payoffs[$0][behaviour] - payoffs[$0][first]) / scale } + [0]
    }
    guard let weights = LinearSystem.solution(equal + [cell.map { _ in 1 } + [1]]),
      weights.allSatisfy({ $0 >= -Self.tolerance })
    else { return nil }
    var shares = [Double](repeating: 0, count: lattice.behaviours)
    var earned = shares
    for (weight, point) in zip(weights, cell) {
      for (behaviour, share) in lattice.shares(point).enumerated() {
        shares[behaviour] += weight * share
      }
      for behaviour in earned.indices { earned[behaviour] += weight * payoffs[point][behaviour] }
    }
    guard support.allSatisfy({ shares[$0] > Self.tolerance }) else { return nil }
    let most = earned[first] + Self.tolerance * scale
    guard earned.allSatisfy({ $0 <= most }) else { return nil }
    return (shares, earned[first])
  }

  /// Whether payoffs fall against what is added, along every direction within the support.
  ///
  /// - SeeAlso: J. Haigh, “Game theory and evolution”, Advances in Applied Probability 7(1), 1975: an
  ///   equilibrium that nothing outside does as well against is evolutionarily stable if and only if
  ///   this quadratic form is negative.
  private func stability(
    _ shares: [Double], _ payoff: Double, _ support: [Int], _ cell: [Int], _ range: Double
  ) -> Equilibrium.Stability {
    let steps = cell.dropFirst().map { point in
      support.map { lattice.shares(point)[$0] - lattice.shares(cell[0])[$0] }
    }
    let changes = cell.dropFirst().map { point in
      support.map { payoffs[point][$0] - payoffs[cell[0]][$0] }
    }
    let form = steps.indices.map { row in
      steps.indices.map { column in
        -zip(steps[row], changes[column]).reduce(0) { $0 + $1.0 * $1.1 } / 2
          - zip(steps[column], changes[row]).reduce(0) { $0 + $1.0 * $1.1 } / 2
      }
    }
    guard LinearSystem.isPositiveDefinite(form, tolerance: Self.tolerance * range) else {
      return .unstable
    }
    return isTied(shares, payoff, support, cell, range) ? .undetermined : .stable
  }

  /// Whether a behaviour outside the support earns as much as those within.
  private func isTied(
    _ shares: [Double], _ payoff: Double, _ support: [Int], _ cell: [Int], _ range: Double
  ) -> Bool {
    let rows = cell.map { lattice.shares($0) }
    // The weights of the corners: the shares again, over the support.
    let equations = support.map { behaviour in
      rows.map { $0[behaviour] } + [shares[behaviour]]
    }
    guard let weights = LinearSystem.solution(equations) else { return false }
    return payoffs[0].indices.contains { behaviour in
      guard !support.contains(behaviour) else { return false }
      let earned = zip(weights, cell).reduce(0) { $0 + $1.0 * payoffs[$1.1][behaviour] }
      return earned >= payoff - Self.tolerance * range
    }
  }

  private static func distance(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).map { ($0 - $1).magnitude }.max() ?? 0
  }
}
