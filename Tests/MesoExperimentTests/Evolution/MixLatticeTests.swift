import Testing

@testable import MesoExperiment

@Suite struct MixLatticeTests {
  @Test func `a lattice has every mix once, the vertices among them`() {
    let lattice = MixLattice(behaviours: 3, resolution: 4)

    #expect(lattice.points.count == 15)
    #expect(MixLattice.count(behaviours: 3, resolution: 4) == 15)
    #expect(Set(lattice.points).count == 15)
    #expect(lattice.points.allSatisfy { $0.reduce(0, +) == 4 })
    #expect(lattice.points[lattice.vertex(2)] == [0, 0, 4])
    #expect(lattice.shares(lattice[[1, 2, 1]]) == [0.25, 0.5, 0.25])
  }

  @Test(arguments: [(2, 5), (3, 4), (4, 3), (5, 2)])
  func `cells fill the simplex: their volumes are alike and add up`(size: (Int, Int)) {
    let (behaviours, resolution) = size
    let lattice = MixLattice(behaviours: behaviours, resolution: resolution)
    let whole = lattice.faces[lattice.faces.count - 1]
    var power = 1
    for _ in 1..<behaviours { power *= resolution }

    // resolution^(k − 1) cells of equal volume: a cell's edges have determinant ±1 in lattice steps.
    #expect(whole.cells.count == power)
    #expect(Set(whole.cells.map { Set($0) }).count == power)
    for cell in whole.cells {
      let edges = cell.dropFirst().map { corner in
        zip(lattice.points[corner], lattice.points[cell[0]]).dropLast().map { Double($0 - $1) }
      }
      #expect((determinant(edges).magnitude - 1).magnitude < 1e-9)
    }
    #expect(
      lattice.faces.reduce(0) { $0 + $1.cells.count }
        == MixLattice.cellCount(behaviours: behaviours, resolution: resolution))
  }

  @Test func `numbers that do not fit are nil`() {
    #expect(MixLattice.count(behaviours: 60, resolution: 1_000) == nil)
    #expect(MixLattice.cellCount(behaviours: 60, resolution: 1_000) == nil)
  }

  private func determinant(_ rows: [[Double]]) -> Double {
    guard rows.count > 1 else { return rows[0][0] }
    return rows[0].indices.reduce(0) { sum, column in
      let rest = rows.dropFirst().map { row in
        row.indices.filter { $0 != column }.map { row[$0] }
      }
      return sum + (column % 2 == 0 ? 1 : -1) * rows[0][column] * determinant(rest)
    }
  }
}
