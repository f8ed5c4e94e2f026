import MesoPrimitives
import Testing

@Suite struct SolverTests {
  private struct Refusal: Error, Equatable {}

  @Test func `Brent finds the square root of two`() throws {
    let root = try RootFinder.brent(in: 0...2, tolerance: 1e-14) { $0 * $0 - 2 }

    #expect(abs(root - 2.0.squareRoot()) < 1e-13)
  }

  @Test func `Brent refuses a range without a change of sign`() {
    let error = #expect(throws: GSLError.self) {
      try RootFinder.brent(in: 2...3, tolerance: 1e-9) { $0 * $0 - 2 }
    }

    #expect(error?.code == 4)
    let text = error.map { "\($0)" } ?? ""
    #expect(text.hasPrefix("The numerical library failed while looking for a root between 2.0"))
  }

  @Test func `Brent gives up after the iterations allowed`() {
    #expect(throws: GSLError.self) {
      try RootFinder.brent(in: 0...2, tolerance: 1e-14, maxIterations: 2) { $0 * $0 - 2 }
    }
  }

  @Test func `an error of the function is thrown on`() {
    #expect(throws: Refusal()) {
      try RootFinder.brent(in: 0...2, tolerance: 1e-9) { x in
        if x > 0.1, x < 1.9 { throw Refusal() }
        return x - 1
      }
    }
    #expect(throws: Refusal()) {
      try Minimiser.nelderMead(from: [1], steps: [1]) { _ in throw Refusal() }
    }
  }

  @Test func `Nelder and Mead find the bottom of Rosenbrock's valley`() throws {
    let minimum = try Minimiser.nelderMead(from: [-1.2, 1], steps: [0.5, 0.5], tolerance: 1e-9) {
      let (a, b) = (1 - $0[0], $0[1] - $0[0] * $0[0])
      return a * a + 100 * b * b
    }

    #expect(abs(minimum.point[0] - 1) < 1e-6)
    #expect(abs(minimum.point[1] - 1) < 1e-6)
    #expect(minimum.value < 1e-12)
    #expect(minimum.iterations > 10)
  }

  @Test func `Sobol points of two dimensions are the published ones`() throws {
    var sequence = try SobolSequence(dimensions: 2)

    let points = (0..<4).map { _ in sequence.next() }

    #expect(points == [[0.5, 0.5], [0.75, 0.25], [0.25, 0.75], [0.375, 0.375]])
  }

  @Test func `forty dimensions are the most`() throws {
    var greatest = try SobolSequence(dimensions: 40)
    let first = greatest.next()

    #expect(first == [Double](repeating: 0.5, count: 40))
    #expect(throws: GSLError.self) { _ = try SobolSequence(dimensions: 41) }
    #expect(throws: GSLError.self) { _ = try SobolSequence(dimensions: 0) }
  }
}
