@preconcurrency import CGSL

/// Points that fill a unit cube more evenly than random ones, always the same.
///
/// Used to lay out experiments over many parameters. The first point is the centre of the cube.
///
/// - SeeAlso: P. Bratley, B. L. Fox, “Algorithm 659: implementing Sobol's quasirandom sequence
///   generator”, ACM Transactions on Mathematical Software 14(1), 1988.
public struct SobolSequence: ~Copyable {
  /// The most dimensions the library has direction numbers for.
  public static let maximumDimensions = 40

  /// The number of coordinates of each point.
  public let dimensions: Int
  private let generator: UnsafeMutablePointer<gsl_qrng>

  /// Starts the sequence.
  ///
  /// - Parameter dimensions: The number of coordinates, 1 to 40.
  /// - Throws: `GSLError` for another number. (The library itself would go on and return zeros.)
  public init(dimensions: Int) throws(GSLError) {
    _ = GSL.isReady
    let context = "starting a Sobol sequence of \(dimensions) dimensions (1 to 40 are possible)"
    guard (1...SobolSequence.maximumDimensions).contains(dimensions) else {
      throw GSLError(code: GSL_EINVAL, context: context)
    }
    guard let generator = gsl_qrng_alloc(gsl_qrng_sobol, UInt32(dimensions)) else {
      throw GSLError(code: GSL_ENOMEM, context: context)
    }
    self.dimensions = dimensions
    self.generator = generator
  }

  deinit { gsl_qrng_free(generator) }

  /// Returns the next point, each coordinate in (0, 1).
  ///
  /// - Precondition: Fewer than 2^30 points are taken.
  public mutating func next() -> [Double] {
    var point = [Double](repeating: 0, count: dimensions)
    let status = Int(gsl_qrng_get(generator, &point))
    precondition(status == GSL_SUCCESS, "a Sobol sequence has 2^30 points at most")
    return point
  }
}
