@preconcurrency import CGSL

/// Solves f(x) = 0 for one unknown.
public enum RootFinder {
  /// Finds a root between two points at which the function has opposite signs, by Brent's method.
  ///
  /// - Parameters:
  ///   - range: The two points.
  ///   - tolerance: The width of the bracket at which to stop, in units of x, above 0.
  ///   - maxIterations: The evaluations after which to give up.
  ///   - f: The function. An error it throws is thrown on.
  /// - Returns: A point within `tolerance` of a root.
  /// - Throws: `GSLError` when the signs are not opposite, the function is not finite, or the
  ///   iterations run out.
  /// - SeeAlso: R. P. Brent, “Algorithms for minimization without derivatives”, 1973.
  public static func brent(
    in range: ClosedRange<Double>, tolerance: Double = 1e-12, maxIterations: Int = 200,
    _ f: (Double) throws -> Double
  ) throws -> Double {
    precondition(tolerance > 0, "a tolerance is above 0")
    let context = "looking for a root between \(range.lowerBound) and \(range.upperBound)"
    guard let solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent) else {
      throw GSLError(code: GSL_ENOMEM, context: context)
    }
    defer { gsl_root_fsolver_free(solver) }
    return try withoutActuallyEscaping(f) { f in
      let callback = Callback(f)
      var function = gsl_function(
        function: { x, box in Callback<Double>.from(box).value(at: x) },
        params: callback.opaque)
      // The library keeps the pointer for the whole solution.
      return try withExtendedLifetime(callback) {
        try withUnsafeMutablePointer(to: &function) { function in
          try callback.check(context) {
            gsl_root_fsolver_set(solver, function, range.lowerBound, range.upperBound)
          }
          for _ in 0..<maxIterations {
            try callback.check(context) { gsl_root_fsolver_iterate(solver) }
            let lower = gsl_root_fsolver_x_lower(solver)
            let upper = gsl_root_fsolver_x_upper(solver)
            if upper - lower <= tolerance { return gsl_root_fsolver_root(solver) }
          }
          throw GSLError(code: GSL_EMAXITER, context: context)
        }
      }
    }
  }
}
