import MesoPrimitives

/// How a block of a design spreads points over a unit cube.
enum Sampling: Sendable {
  /// Each coordinate on its own.
  case random
  /// One point in each of n equal slices of every coordinate.
  case latinHypercube
  /// A fixed sequence that fills the cube evenly.
  case sobol
  /// Pairs of base points, each with the points that mix them: what Sobol' indices are estimated
  /// from.
  case saltelli(secondOrder: Bool)
  /// Walks over a grid of so many levels in which every coordinate moves once.
  case morris(levels: Int)

  /// The points, each with one coordinate per stream, strictly between 0 and 1.
  ///
  /// - Parameters:
  ///   - count: The number of points.
  ///   - streams: Where each coordinate's luck comes from; a Sobol sequence needs none.
  /// - Throws: `GSLError` for a Sobol sequence of more than 40 coordinates, or a Saltelli design of
  ///   more than 20.
  func points(_ count: Int, streams: [RandomStream]) throws(GSLError) -> [[Double]] {
    switch self {
    case .random:
      return Self.transposed(streams.map { Self.uniforms(count, $0) }, count)
    case .latinHypercube:
      return Self.transposed(streams.map { Self.slices(count, $0) }, count)
    case .sobol:
      var sequence = try SobolSequence(dimensions: streams.count)
      var points: [[Double]] = []
      for _ in 0..<count { points.append(sequence.next()) }
      return points
    case .saltelli(let secondOrder):
      return try Self.saltelli(count, streams.count, secondOrder: secondOrder)
    case .morris(let levels):
      return Self.morris(count, levels, streams)
    }
  }

  /// The points of a design that is asked for `count` base points or walks.
  ///
  /// - Returns: `nil` if they do not fit.
  func rows(of count: Int, paths: Int) -> Int? {
    let each =
      switch self {
      case .random, .latinHypercube, .sobol: 1
      case .saltelli(let secondOrder): (secondOrder ? 2 : 1) * paths + 2
      case .morris: paths + 1
      }
    let (rows, overflow) = count.multipliedReportingOverflow(by: each)
    return overflow ? nil : rows
  }

  private static func uniforms(_ count: Int, _ stream: RandomStream) -> [Double] {
    var stream = stream
    return (0..<count).map { _ in stream.uniform() }
  }

  /// A number in each slice of width 1/n, the slices in random order.
  private static func slices(_ count: Int, _ stream: RandomStream) -> [Double] {
    var stream = stream
    var order = Array(0..<count)
    for last in order.indices.reversed().dropLast() {
      order.swapAt(last, stream.below(last + 1))
    }
    return order.map { (Double($0) + stream.uniform()) / Double(count) }
  }

  private static func transposed(_ columns: [[Double]], _ count: Int) -> [[Double]] {
    (0..<count).map { row in columns.map { $0[row] } }
  }
}
