/// Elementary effects from the rows of a Morris design: how far a metric moves when one parameter
/// does, at many places.
///
/// - SeeAlso: M. D. Morris, Technometrics 33(2), 1991; F. Campolongo, J. Cariboni, A. Saltelli, “An
///   effective screening design for sensitivity analysis of large models”, Environmental Modelling
///   & Software 22, 2007, for µ*.
struct MorrisEffects: Hashable {
  /// By walk, then parameter: change of the metric over the whole range of the parameter.
  let effects: [[Double]]

  /// - Parameters:
  ///   - values: One for each row of the design; walks that lack one are left out.
  ///   - unit: The places of the rows, from 0 to 1.
  init(_ values: [Double?], unit: [[Double]]) {
    let parameters = unit.first?.count ?? 0
    let step = parameters + 1
    effects = stride(from: 0, to: unit.count - step + 1, by: step).compactMap { start in
      let walk = values[start..<(start + step)].compactMap { $0 }
      guard walk.count == step else { return nil }
      var own = [Double](repeating: 0, count: parameters)
      for row in 1..<step {
        let (before, after) = (unit[start + row - 1], unit[start + row])
        guard let moved = before.indices.first(where: { before[$0] != after[$0] }) else {
          continue
        }
        own[moved] = (walk[row] - walk[row - 1]) / (after[moved] - before[moved])
      }
      return own
    }
  }

  /// The mean effect of a parameter over walks, taken as often as they are listed.
  func mean(_ parameter: Int, picks: [Int]) -> Double {
    picks.reduce(0) { $0 + effects[$1][parameter] } / Double(picks.count)
  }

  /// The mean size of the effect, µ*.
  func meanSize(_ parameter: Int, picks: [Int]) -> Double {
    picks.reduce(0) { $0 + effects[$1][parameter].magnitude } / Double(picks.count)
  }

  /// How much the effect differs from place to place, σ: by interaction or curvature.
  func spread(_ parameter: Int, picks: [Int]) -> Double {
    guard picks.count > 1 else { return 0 }
    let mean = mean(parameter, picks: picks)
    let squares = picks.reduce(0) {
      $0 + (effects[$1][parameter] - mean) * (effects[$1][parameter] - mean)
    }
    return (squares / Double(picks.count - 1)).squareRoot()
  }
}
