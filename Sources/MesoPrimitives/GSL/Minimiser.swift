@preconcurrency import CGSL

/// Finds where a function of several variables is least.
public enum Minimiser {
  /// Where a search ended.
  public struct Minimum: Equatable, Sendable {
    /// The point.
    public let point: [Double]
    /// The function's value there.
    public let value: Double
    /// How many steps the search took.
    public let iterations: Int
  }

  /// Searches for a local minimum with the simplex of Nelder and Mead, which needs no derivatives.
  ///
  /// The first simplex is the start and one corner a step away along each axis; nothing is drawn
  /// at random.
  ///
  /// - Parameters:
  ///   - start: The first point, at least one coordinate.
  ///   - steps: The size of the first simplex along each coordinate, none 0.
  ///   - tolerance: The simplex size (mean distance from its centre) at which to stop, above 0.
  ///   - maxIterations: The steps after which to give up.
  ///   - f: The function; infinite where the point is not allowed. An error it throws is thrown on.
  /// - Throws: `GSLError` when the iterations run out or the function returns NaN.
  /// - SeeAlso: J. A. Nelder, R. Mead, “A simplex method for function minimization”, The Computer
  ///   Journal 7 (1965); GSL's `nmsimplex2`.
  public static func nelderMead(
    from start: [Double], steps: [Double], tolerance: Double = 1e-6, maxIterations: Int = 1_000,
    _ f: ([Double]) throws -> Double
  ) throws -> Minimum {
    precondition(!start.isEmpty && start.count == steps.count, "one step for each coordinate")
    precondition(tolerance > 0, "a tolerance is above 0")
    let context = "looking for a minimum near \(start)"
    guard
      let solver = gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, start.count),
      let point = gsl_vector_alloc(start.count), let size = gsl_vector_alloc(start.count)
    else { throw GSLError(code: GSL_ENOMEM, context: context) }
    defer {
      gsl_multimin_fminimizer_free(solver)
      gsl_vector_free(point)
      gsl_vector_free(size)
    }
    for index in start.indices {
      gsl_vector_set(point, index, start[index])
      gsl_vector_set(size, index, steps[index])
    }
    return try withoutActuallyEscaping(f) { f in
      let callback = Callback(f)
      var function = gsl_multimin_function(
        f: { vector, box in Callback<[Double]>.from(box).value(at: coordinates(vector)) },
        n: start.count, params: callback.opaque)
      return try withExtendedLifetime(callback) {
        try withUnsafeMutablePointer(to: &function) { function in
          try callback.check(context) {
            gsl_multimin_fminimizer_set(solver, function, point, size)
          }
          for iteration in 1...max(1, maxIterations) {
            try callback.check(context) { gsl_multimin_fminimizer_iterate(solver) }
            if gsl_multimin_fminimizer_size(solver) <= tolerance {
              return Minimum(
                point: coordinates(gsl_multimin_fminimizer_x(solver)),
                value: gsl_multimin_fminimizer_minimum(solver), iterations: iteration)
            }
          }
          throw GSLError(code: GSL_EMAXITER, context: context)
        }
      }
    }
  }
}

/// The elements of a vector of the library. A free function, as a C callback captures nothing.
private func coordinates(_ vector: UnsafePointer<gsl_vector>?) -> [Double] {
  guard let vector else { return [] }
  return (0..<vector.pointee.size).map { gsl_vector_get(vector, $0) }
}
