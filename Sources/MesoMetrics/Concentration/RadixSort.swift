/// Returns whole numbers in increasing order.
///
/// Balances are sorted every time a concentration is measured, and there may be millions of
/// them: digits of eight bits, least significant first, with the digits that all numbers share
/// left out. A few hundred go to the standard sort, which is faster there and gives the same.
///
/// - Complexity: O(n) for each digit that varies.
/// - SeeAlso: D. E. Knuth, “The Art of Computer Programming”, volume 3, 5.2.5.
func ascending(_ numbers: [Int64]) -> [Int64] {
  guard numbers.count > 512 else { return numbers.sorted() }
  // With the sign bit turned over, negative numbers come first as unsigned ones.
  let sign: UInt64 = 1 << 63
  var source = numbers.map { UInt64(bitPattern: $0) ^ sign }
  var target = source
  for shift in stride(from: UInt64(0), to: 64, by: 8) {
    var starts = [Int](repeating: 0, count: 257)
    for number in source { starts[Int((number >> shift) & 255) + 1] += 1 }
    if starts.contains(numbers.count) { continue }
    for digit in 1..<257 { starts[digit] += starts[digit - 1] }
    for number in source {
      let digit = Int((number >> shift) & 255)
      target[starts[digit]] = number
      starts[digit] += 1
    }
    swap(&source, &target)
  }
  return source.map { Int64(bitPattern: $0 ^ sign) }
}
