/// Elementary functions whose results are the same bytes on every processor.
///
/// The C library's `exp`, `log`, `sin` and `cos` differ in the last bit between versions and
/// processors, and so would the results of a seed. These use the five operations that IEEE 754
/// defines exactly (+ − × ÷ √), in a fixed order and without fused multiply-add.
///
/// The functions whose name ends in `Core`, and `logOfUnit`, are straight-line code for a
/// restricted range: LLVM turns a loop that calls them into vector instructions. Their results
/// equal those of the general functions.
///
/// - SeeAlso: IEEE 754-2019, table 9.1; FDLIBM 5.3 (Sun Microsystems), whose kernels for `log`,
///   `sin` and `cos` are used here.
public enum Elementary {}

extension Elementary {
  /// 3 × 2^51: adding it to a number below 2^50 in size rounds that number to an integer, which
  /// then stands in the low bits of the sum.
  @usableFromInline static let integerShift = 0x1.8p52
}
