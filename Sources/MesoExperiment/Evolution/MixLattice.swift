/// The mixes of some behaviours whose shares are multiples of one over a resolution.
///
/// The lattice cuts the simplex of mixes into cells, each a smaller simplex of lattice points, so
/// that what is known at the points can be drawn as planes over the cells.
///
/// - SeeAlso: H. Freudenthal, “Simplizialzerlegungen von beschränkter Flachheit”, Annals of
///   Mathematics 43(3), 1942: the cells, resolution^(behaviours − 1) of them.
struct MixLattice: Hashable, Sendable {
  let behaviours: Int
  /// The steps that an edge of the simplex is cut into.
  let resolution: Int
  /// Every mix as whole numbers that add up to the resolution; the first behaviour's falls.
  let points: [[Int]]
  /// The mixes of some behaviours alone, small sets first, and the cells that they are cut into.
  private(set) var faces: [Face] = []
  private let places: [[Int]: Int]

  /// The mixes of some behaviours alone.
  struct Face: Hashable, Sendable {
    /// Places of behaviours, rising.
    let support: [Int]
    /// The corners of each cell, as places of points, one more than the dimension.
    let cells: [[Int]]
  }

  init(behaviours: Int, resolution: Int) {
    self.behaviours = behaviours
    self.resolution = resolution
    points = Self.compositions(of: resolution, into: behaviours)
    places = Dictionary(
      uniqueKeysWithValues: points.enumerated().map { ($0.element, $0.offset) })
    faces = Self.supports(of: behaviours).map { Face(support: $0, cells: cells(of: $0)) }
  }

  /// Every set of behaviours, small ones first.
  private static func supports(of behaviours: Int) -> [[Int]] {
    let all = (1..<(1 << behaviours)).map { bits in
      (0..<behaviours).filter { bits >> $0 & 1 == 1 }
    }
    return all.sorted { ($0.count, $0.description) < ($1.count, $1.description) }
  }

  /// The number of cells of all faces: ((resolution + 1)^behaviours − 1) ⁄ resolution; `nil` if it
  /// does not fit.
  static func cellCount(behaviours: Int, resolution: Int) -> Int? {
    var power = 1
    for _ in 0..<behaviours {
      let (product, overflow) = power.multipliedReportingOverflow(by: resolution + 1)
      guard !overflow else { return nil }
      power = product
    }
    return (power - 1) / resolution
  }

  /// The number of mixes, C(resolution + behaviours − 1, behaviours − 1); `nil` if it does not fit.
  static func count(behaviours: Int, resolution: Int) -> Int? {
    var count = 1
    for step in 1..<max(1, behaviours) {
      let (product, overflow) = count.multipliedReportingOverflow(by: resolution + step)
      guard !overflow else { return nil }
      count = product / step
    }
    return count
  }

  /// The place of a mix among the points.
  subscript(point: [Int]) -> Int {
    guard let place = places[point] else { preconditionFailure("\(point) is no lattice point") }
    return place
  }

  /// The point at which everybody follows one behaviour.
  func vertex(_ behaviour: Int) -> Int {
    self[(0..<behaviours).map { $0 == behaviour ? resolution : 0 }]
  }

  /// A point's shares.
  func shares(_ point: Int) -> [Double] {
    points[point].map { Double($0) / Double(resolution) }
  }

  /// The cells of the mixes of some behaviours alone.
  ///
  /// - Complexity: O(resolution^(s − 1) · s!) for s behaviours.
  private func cells(of support: [Int]) -> [[Int]] {
    let dimensions = support.count - 1
    var cells: [[Int]] = []
    // Partial sums turn the simplex into resolution ≥ y₁ ≥ … ≥ y_d ≥ 0, where a cell is a corner and
    // an order in which its coordinates step up.
    let orders = Self.permutations(of: dimensions)
    for corner in Self.falling(dimensions, from: resolution) {
      for order in orders {
        var sums = corner
        var corners = [sums]
        for axis in order {
          sums[axis] += 1
          corners.append(sums)
        }
        guard corners.allSatisfy({ isFalling($0) }) else { continue }
        cells.append(corners.map { self[point(ofSums: $0, support)] })
      }
    }
    return cells
  }

  private func isFalling(_ sums: [Int]) -> Bool {
    guard let first = sums.first, let last = sums.last else { return true }
    return first <= resolution && last >= 0 && zip(sums, sums.dropFirst()).allSatisfy { $0 >= $1 }
  }

  private func point(ofSums sums: [Int], _ support: [Int]) -> [Int] {
    var point = [Int](repeating: 0, count: behaviours)
    let ends = [resolution] + sums + [0]
    for (place, behaviour) in support.enumerated() {
      point[behaviour] = ends[place] - ends[place + 1]
    }
    return point
  }

  /// Every way to write a number as a sum of so many, the first part falling.
  private static func compositions(of total: Int, into parts: Int) -> [[Int]] {
    guard parts > 1 else { return [[total]] }
    return (0...total).reversed().flatMap { first in
      compositions(of: total - first, into: parts - 1).map { [first] + $0 }
    }
  }

  /// Every list of so many numbers that do not rise, from a number down to 0.
  private static func falling(_ count: Int, from most: Int) -> [[Int]] {
    guard count > 0 else { return [[]] }
    return (0...most).flatMap { first in falling(count - 1, from: first).map { [first] + $0 } }
  }

  private static func permutations(of count: Int) -> [[Int]] {
    guard count > 0 else { return [[]] }
    return permutations(of: count - 1).flatMap { order in
      (0...order.count).map { place in
        Array(order[..<place]) + [count - 1] + Array(order[place...])
      }
    }
  }
}
