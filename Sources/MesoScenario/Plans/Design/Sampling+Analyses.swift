import MesoPrimitives

/// Designs that an analysis of sensitivity goes with.
extension Sampling {
  /// The paths of a Saltelli design: it takes two dimensions of the sequence for each.
  static let maximumSaltelliPaths = SobolSequence.maximumDimensions / 2

  /// For each base point, with coordinates A and B: A; A with one coordinate of B, for each; B with
  /// one coordinate of A, for each, if second-order indices are wanted; B.
  ///
  /// The points of the sequence before the `count`-th are left out: the first are too regular, and
  /// those from a power of two to the next fill the cube evenly.
  ///
  /// - SeeAlso: A. Saltelli et al., “Variance based sensitivity analysis of model output”, Computer
  ///   Physics Communications 181(2), 2010.
  static func saltelli(
    _ count: Int, _ paths: Int, secondOrder: Bool
  ) throws(GSLError) -> [[Double]] {
    var sequence = try SobolSequence(dimensions: 2 * paths)
    for _ in 1..<max(2, count) { _ = sequence.next() }
    var points: [[Double]] = []
    for _ in 0..<count {
      let base = sequence.next()
      let (a, b) = (Array(base[..<paths]), Array(base[paths...]))
      points.append(a)
      points += (0..<paths).map { Self.mixed(a, b, at: $0) }
      if secondOrder { points += (0..<paths).map { Self.mixed(b, a, at: $0) } }
      points.append(b)
    }
    return points
  }

  /// Walks that start at random on a grid of p levels; in random order each coordinate moves once,
  /// by p ⁄ 2 levels up or down.
  ///
  /// - SeeAlso: M. D. Morris, “Factorial sampling plans for preliminary computational experiments”,
  ///   Technometrics 33(2), 1991.
  static func morris(_ count: Int, _ levels: Int, _ streams: [RandomStream]) -> [[Double]] {
    var streams = streams
    var points: [[Double]] = []
    for _ in 0..<count {
      var point: [Double] = []
      var moves: [(order: Double, to: Double)] = []
      for place in streams.indices {
        let low = streams[place].below(levels / 2)
        let ends = [low, low + levels / 2].map { Double($0) / Double(levels - 1) }
        let rises = streams[place].below(2) == 0
        point.append(ends[rises ? 0 : 1])
        moves.append((streams[place].uniform(), ends[rises ? 1 : 0]))
      }
      points.append(point)
      for place in moves.indices.sorted(by: { moves[$0].order < moves[$1].order }) {
        point[place] = moves[place].to
        points.append(point)
      }
    }
    return points
  }

  private static func mixed(_ point: [Double], _ other: [Double], at place: Int) -> [Double] {
    var point = point
    point[place] = other[place]
    return point
  }
}
