/// Sobol' indices from the rows of a Saltelli design.
///
/// Values are centred on the mean of all and scaled by their spread, which takes nothing from the
/// indices and much from their error. First-order indices are Saltelli's (2010, table 2 b), total
/// ones Jansen's, second-order ones Saltelli's (2002): the same estimators as SALib's.
///
/// - SeeAlso: A. Saltelli et al., Computer Physics Communications 181(2), 2010; A. Saltelli,
///   Computer Physics Communications 145(2), 2002; M. J. W. Jansen, Computer Physics
///   Communications 117, 1999.
struct SobolIndices: Hashable {
  /// One value per parameter.
  let first: [Double]
  let total: [Double]
  /// By two parameters, the lower first; empty unless the design has the rows for it.
  let second: [[Double]]

  /// One base point's rows.
  struct Group: Hashable {
    var a: Double
    /// The first half with one coordinate of the second, for each.
    var ab: [Double]
    /// The second half with one coordinate of the first; empty without second-order rows.
    var ba: [Double]
    var b: Double

    var all: [Double] { [a] + ab + ba + [b] }
  }

  /// Cuts the values of a design's rows into groups; those that lack a value are left out.
  static func groups(_ values: [Double?], parameters: Int, secondOrder: Bool) -> [Group] {
    let step = (secondOrder ? 2 : 1) * parameters + 2
    return stride(from: 0, to: values.count - step + 1, by: step).compactMap { start in
      let rows = values[start..<(start + step)].compactMap { $0 }
      guard rows.count == step else { return nil }
      return Group(
        a: rows[0], ab: Array(rows[1...parameters]),
        ba: secondOrder ? Array(rows[(parameters + 1)...(2 * parameters)]) : [],
        b: rows[step - 1])
    }
  }

  /// Centres and scales values as the estimators want them.
  ///
  /// - Returns: `nil` where all values are the same.
  static func standardised(_ groups: [Group]) -> [Group]? {
    let all = groups.flatMap { $0.all }
    guard let one = all.first, all.contains(where: { $0 != one }) else { return nil }
    let mean = all.reduce(0, +) / Double(all.count)
    let variance =
      all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(all.count)
    let spread = variance.squareRoot()
    func scaled(_ value: Double) -> Double { (value - mean) / spread }
    return groups.map {
      Group(a: scaled($0.a), ab: $0.ab.map(scaled), ba: $0.ba.map(scaled), b: scaled($0.b))
    }
  }

  /// The indices of standardised groups, taken as often as they are listed.
  ///
  /// - Parameter picks: The places of the groups; all of them once, or a resample.
  /// - Returns: `nil` where the base points do not vary.
  init?(_ groups: [Group], picks: [Int]) {
    guard let parameters = groups.first?.ab.count, !picks.isEmpty else { return nil }
    let count = Double(picks.count)
    let base = picks.flatMap { [groups[$0].a, groups[$0].b] }
    let mean = base.reduce(0, +) / (2 * count)
    let variance = base.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (2 * count)
    guard variance > 0 else { return nil }
    func average(_ term: (Group) -> Double) -> Double {
      picks.reduce(0) { $0 + term(groups[$1]) } / count / variance
    }
    let first = (0..<parameters).map { i in average { $0.b * ($0.ab[i] - $0.a) } }
    self.first = first
    total = (0..<parameters).map { i in
      average { ($0.a - $0.ab[i]) * ($0.a - $0.ab[i]) } / 2
    }
    guard !groups[0].ba.isEmpty else {
      second = []
      return
    }
    second = (0..<parameters).map { i in
      (0..<parameters).map { j in
        j > i
          ? average { $0.ba[i] * $0.ab[j] - $0.a * $0.b } - first[i] - first[j] : 0
      }
    }
  }
}
