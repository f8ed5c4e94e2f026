import Testing

@testable import MesoReport

@Suite struct ContourGridTests {
  /// The value at column x and row y, both from 1, is x + 2 y − 5.
  private let plane = ContourGrid(
    columns: 4, rows: 3,
    cells: (0..<12).map { place in
      let (column, row) = (place % 4, place / 4)
      return HeatMap.Cell(
        column: column, row: row, value: Double(column + 1) + 2 * Double(row + 1) - 5,
        isUndecided: false)
    })

  @Test func `the line of a plane lies where the plane has that value`() {
    let segments = plane.segments(at: 0.5)

    // x + 2 y = 5.5 enters the grid at (3.5, 1) and leaves it at (1, 2.25).
    #expect(!segments.isEmpty)
    for place in segments.flatMap({ [$0.from, $0.to] }) {
      #expect(abs(place.x + 2 * place.y - 5.5) < 1e-12)
    }
    let ends = segments.flatMap { [$0.from, $0.to] }.sorted { $0.x < $1.x }
    #expect(ends.first == ContourGrid.Place(x: 1, y: 2.25))
    #expect(ends.last == ContourGrid.Place(x: 3.5, y: 1))
  }

  @Test func `a value outside of the grid has no line`() {
    #expect(plane.segments(at: 100).isEmpty)
  }

  @Test func `levels are round and lie within the values`() {
    // Values run from −2 to 5.
    #expect(plane.levels == [-2, 0, 2, 4])
  }

  @Test func `where a cell is missing there is no line`() {
    let torn = ContourGrid(
      columns: 2, rows: 2,
      cells: [(0, 0, -1.0), (1, 0, 1), (0, 1, -1)].map {
        HeatMap.Cell(column: $0, row: $1, value: $2, isUndecided: false)
      })

    #expect(torn.segments(at: 0).isEmpty)
  }
}
