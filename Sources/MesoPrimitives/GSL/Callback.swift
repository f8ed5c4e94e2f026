@preconcurrency import CGSL

/// A Swift closure that the library calls through a C function and an opaque pointer.
///
/// C cannot pass a Swift error on: the first one is kept, the library gets NaN, and `check` throws
/// the error once the library has returned.
final class Callback<Input> {
  private let closure: (Input) throws -> Double
  private var error: (any Error)?

  init(_ closure: @escaping (Input) throws -> Double) { self.closure = closure }

  /// The pointer to hand over. The callback must outlive its use.
  var opaque: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static func from(_ pointer: UnsafeMutableRawPointer?) -> Callback {
    guard let pointer else { preconditionFailure("the library lost the callback's pointer") }
    return Unmanaged<Callback>.fromOpaque(pointer).takeUnretainedValue()
  }

  func value(at input: Input) -> Double {
    guard error == nil else { return .nan }
    do {
      return try closure(input)
    } catch {
      self.error = error
      return .nan
    }
  }

  /// Runs a call of the library; throws the closure's error first, then the library's.
  func check(_ context: String, _ call: () -> Int32) throws {
    _ = GSL.isReady
    let status = Int(call())
    if let error { throw error }
    if status != GSL_SUCCESS { throw GSLError(code: status, context: context) }
  }
}
