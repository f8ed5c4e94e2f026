import MesoPrimitives

/// How a block of a design spreads points over a unit cube.
enum Sampling: Sendable {
  /// Each coordinate on its own.
  case random
  /// One point in each of n equal slices of every coordinate.
  case latinHypercube
  /// A fixed sequence that fills the cube evenly.
  case sobol

  /// The points, each with one coordinate per stream, strictly between 0 and 1.
  ///
  /// - Parameters:
  ///   - count: The number of points.
  ///   - streams: Where each coordinate's luck comes from; a Sobol sequence needs none.
  /// - Throws: `GSLError` for a Sobol sequence of more than 40 coordinates.
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
    }
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
