import MesoPrimitives

/// One block of a design: some paths, and the rows of values that they take together.
struct DesignBlock: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case grid, zip, list, random
    case latinHypercube = "latin-hypercube"
    case sobol, saltelli, morris
  }

  /// A path with the values that a grid or a zip lists for it.
  struct Axis: Sendable {
    var path: DesignPath
    var values: [Tree]
  }

  /// A path with the distribution that samples draw from.
  struct Factor: Sendable {
    var path: DesignPath
    var distribution: Distribution
  }

  enum Content: Sendable {
    case grid([Axis])
    case zip([Axis])
    case list([DesignPath], rows: [[Tree]])
    case sample(Sampling, points: Int, [Factor])
  }

  let place: Place
  let content: Content

  var paths: [DesignPath] {
    switch content {
    case .grid(let axes), .zip(let axes): axes.map(\.path)
    case .list(let paths, _): paths
    case .sample(_, _, let factors): factors.map(\.path)
    }
  }

  /// The number of rows; `nil` if it does not fit.
  var count: Int? {
    switch content {
    case .grid(let axes):
      axes.reduce(1 as Int?) { count, axis in
        let (product, overflow) = (count ?? 0).multipliedReportingOverflow(by: axis.values.count)
        return count == nil || overflow ? nil : product
      }
    case .zip(let axes): axes.first?.values.count ?? 0
    case .list(_, let rows): rows.count
    case .sample(let sampling, let points, let factors):
      sampling.rows(of: points, paths: factors.count)
    }
  }

  /// What an analysis of sensitivity needs to know of the block; `nil` for one that none goes with.
  func analysis(seed: UInt64, index: Int) throws(GSLError) -> (AnalysisDesign.Kind, [[Double]])? {
    guard case .sample(let sampling, let points, let factors) = content else { return nil }
    switch sampling {
    case .random, .latinHypercube, .sobol: return nil
    case .saltelli(let secondOrder):
      return (.saltelli(base: points, secondOrder: secondOrder), [])
    case .morris(let levels):
      let kind = AnalysisDesign.Kind.morris(trajectories: points, levels: levels)
      return (kind, try sampling.points(points, streams: Self.streams(factors, seed, index)))
    }
  }

  private static func streams(
    _ factors: [Factor], _ seed: UInt64, _ index: Int
  ) -> [RandomStream] {
    factors.map {
      RandomStream(
        key: StreamKey(seed: seed, replicate: 0),
        entity: EntityKey.operator(side: "design", cohort: $0.path.text, ordinal: index),
        epoch: 0, purpose: .experiment)
    }
  }

  /// The rows, each with a value for every path; in a grid the last path varies fastest.
  ///
  /// - Parameters:
  ///   - seed: The plan's seed.
  ///   - index: The block's place in the design, from 0, which sets its luck apart from others'.
  func rows(seed: UInt64, index: Int) throws(GSLError) -> [[Tree]] {
    switch content {
    case .grid(let axes):
      return axes.reduce([[]]) { rows, axis in
        rows.flatMap { row in axis.values.map { row + [$0] } }
      }
    case .zip(let axes):
      return (0..<(axes.first?.values.count ?? 0)).map { row in axes.map { $0.values[row] } }
    case .list(_, let rows):
      return rows
    case .sample(let sampling, let points, let factors):
      let unit = try sampling.points(points, streams: Self.streams(factors, seed, index))
      return unit.map { row in
        zip(row, factors).map { $1.distribution.value(at: $0) }
      }
    }
  }
}

/// A path that a design varies, and where the plan names it.
struct DesignPath: Sendable {
  let keys: [String]
  let place: Place

  var text: String { keys.joined(separator: ".") }
}
