/// The Shapley value: each player's mean contribution over all orders of joining.
enum ShapleyValue {
  /// Up to so many players the value is computed exactly.
  static let exactLimit = 12

  /// The exact values by the sum over subsets: Σ |S|!(n − |S| − 1)! ⁄ n! · (v(S + i) − v(S)).
  ///
  /// - Parameters:
  ///   - players: How many there are, at most 20.
  ///   - worth: The worth of a set, whose members are the bits that are 1.
  /// - Complexity: O(n·2ⁿ).
  static func exact(players: Int, worth: (UInt32) -> Double) -> [Double] {
    precondition(players <= 20, "exact Shapley values are for 20 players at the most")
    let worths = (0..<(UInt32(1) << UInt32(players))).map(worth)
    // |S|!(n − |S| − 1)! ⁄ n! = 1 ⁄ (n · C(n − 1, |S|)).
    var factors: [Double] = []
    var choices = 1.0
    for size in 0..<players {
      factors.append(1 / (Double(players) * choices))
      choices = choices * Double(players - 1 - size) / Double(size + 1)
    }
    return (0..<players).map { player in
      var sum = 0.0
      for set in worths.indices where set & (1 << player) == 0 {
        sum += factors[set.nonzeroBitCount] * (worths[set | (1 << player)] - worths[set])
      }
      return sum
    }
  }

  /// Estimates by permutations, each cut short where what is left adds less than the tolerance.
  ///
  /// - Parameters:
  ///   - order: A random order of the players.
  ///   - whole: The worth of all players.
  ///   - add: The worth after a player joins a set of some worth.
  /// - Returns: The means, and their standard errors.
  /// - Complexity: O(n × permutations).
  /// - SeeAlso: A. Ghorbani, J. Zou, Data Shapley, ICML 2019 (truncated Monte Carlo).
  static func sampled(
    players: Int, permutations: Int, tolerance: Double, whole: Double,
    order: (_ pass: Int) -> [Int], add: (_ worth: Double, _ player: Int) -> Double
  ) -> (values: [Double], errors: [Double]) {
    var means = [Double](repeating: 0, count: players)
    var squares = means
    for pass in 0..<permutations {
      var gains = [Double](repeating: 0, count: players)
      var worth = 0.0
      for player in order(pass) where (whole - worth).magnitude >= tolerance {
        let next = add(worth, player)
        gains[player] = next - worth
        worth = next
      }
      for player in 0..<players {
        let deviation = gains[player] - means[player]
        means[player] += deviation / Double(pass + 1)
        squares[player] += deviation * (gains[player] - means[player])
      }
    }
    let count = Double(permutations)
    let errors = squares.map { permutations > 1 ? ($0 / (count - 1) / count).squareRoot() : 0 }
    return (means, errors)
  }
}
