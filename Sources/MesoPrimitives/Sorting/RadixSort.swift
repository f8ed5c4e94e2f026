/// Sorting by digits, least significant first.
///
/// Balances and incomes are sorted whenever a concentration or a rank is measured, and there may be
/// millions of them. Digits have no more bits than the numbers' range asks for. A few hundred
/// numbers go to the standard sort, which is faster there and gives the same.
///
/// - SeeAlso: D. E. Knuth, “The Art of Computer Programming”, volume 3, 5.2.5.
public enum RadixSort {
  private static let few = 512
  private static let several = 8192

  /// Calls the body with whole numbers in increasing order, some at a time.
  ///
  /// What is sorted needs less room than the numbers do, and is never all turned back into them.
  ///
  /// - Complexity: O(n) for each eight to eleven bits of the range.
  public static func forEachAscending(
    _ numbers: [Int64], _ body: (UnsafeBufferPointer<Int64>) -> Void
  ) {
    guard numbers.count > few else { return numbers.sorted().withUnsafeBufferPointer(body) }
    var (least, greatest) = (Int64.max, Int64.min)
    for number in numbers {
      least = number < least ? number : least
      greatest = number > greatest ? number : greatest
    }
    // Distances from the least number are at least 0, whatever the signs.
    let base = UInt64(bitPattern: least)
    let range = UInt64(bitPattern: greatest) &- base
    if range <= UInt32.max {
      withSorted(
        numbers, range: range,
        stored: { UInt32(truncatingIfNeeded: UInt64(bitPattern: $0) &- base) },
        { giveBack($0, count: numbers.count, base, body) })
    } else {
      withSorted(
        numbers, range: range, stored: { UInt64(bitPattern: $0) &- base },
        { giveBack($0, count: numbers.count, base, body) })
    }
  }

  /// Returns whole numbers in increasing order.
  ///
  /// - Complexity: As of ``forEachAscending(_:_:)``.
  public static func ascending(_ numbers: [Int64]) -> [Int64] {
    [Int64](unsafeUninitializedCapacity: numbers.count) { sorted, filled in
      forEachAscending(numbers) { some in
        _ = sorted[filled...].initialize(fromContentsOf: some)
        filled += some.count
      }
    }
  }

  /// Returns the places of numbers in their increasing order; equal ones stay in the order of their
  /// places.
  ///
  /// - Parameter numbers: None of them NaN. Both zeros are equal.
  /// - Complexity: O(n) for each eight to eleven bits in which the numbers differ.
  public static func order(of numbers: [Double]) -> [Int] {
    guard numbers.count > few else {
      return numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    }
    // Bits that grow as numbers do: negative ones have all of theirs turned over.
    let sign: UInt64 = 1 << 63
    let items = numbers.enumerated().map { place, number in
      let bits = (number + 0).bitPattern
      return Item(key: bits & sign == 0 ? bits | sign : ~bits, place: UInt32(place))
    }
    return withSorted(
      items, range: .max, stored: { $0 },
      { sorted in items.indices.map { Int(sorted[$0].place) } })
  }

  private struct Item: RadixKeyed {
    let key: UInt64
    let place: UInt32

    var radixKey: UInt64 { key }
  }

  /// Turns distances back into numbers and hands them on.
  @inline(__always)
  private static func giveBack(
    _ distances: UnsafePointer<some RadixKeyed>, count: Int, _ base: UInt64,
    _ body: (UnsafeBufferPointer<Int64>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Int64.self, capacity: few) { some in
      for first in stride(from: 0, to: count, by: few) {
        let size = min(few, count - first)
        for row in 0..<size {
          some[row] = Int64(bitPattern: distances[first &+ row].radixKey &+ base)
        }
        body(UnsafeBufferPointer(rebasing: some[..<size]))
      }
    }
  }

  /// Sorts by keys from 0 to `range`; digits in which all keys agree are left out.
  @inline(__always)
  private static func withSorted<Element, Stored: RadixKeyed, Result>(
    _ elements: [Element], range: UInt64, stored: (Element) -> Stored,
    _ body: (UnsafePointer<Stored>) -> Result
  ) -> Result {
    let count = elements.count
    let width = UInt64.bitWidth - range.leadingZeroBitCount
    // Counting a digit's values takes a pass over them all, which a few thousand numbers do not pay.
    let most = count < several ? 8 : 11
    let digits = max(1, (width + most - 1) / most)
    let bits = (width + digits - 1) / digits
    let (values, mask) = (1 << bits, UInt64(1) << UInt64(bits) - 1)
    var source = UnsafeMutablePointer<Stored>.allocate(capacity: count)
    var target = UnsafeMutablePointer<Stored>.allocate(capacity: count)
    let places = UnsafeMutablePointer<UInt32>.allocate(capacity: values)
    defer {
      source.deallocate()
      target.deallocate()
      places.deallocate()
    }
    for (place, element) in elements.enumerated() { source[place] = stored(element) }
    for digit in 0..<digits {
      let shift = UInt64(digit &* bits)
      // One digit is counted at a time: a loop over digits within the loop over numbers takes longer than
      // to read the numbers again.
      places.update(repeating: 0, count: values)
      for place in 0..<count { places[Int(source[place].radixKey &>> shift & mask)] &+= 1 }
      if places[Int(source[0].radixKey &>> shift & mask)] == count { continue }
      var next: UInt32 = 0
      for value in 0..<values { (places[value], next) = (next, next &+ places[value]) }
      for place in 0..<count {
        let value = Int(source[place].radixKey &>> shift & mask)
        target[Int(places[value])] = source[place]
        places[value] &+= 1
      }
      swap(&source, &target)
    }
    return body(source)
  }
}

/// Something that is sorted by a number.
private protocol RadixKeyed: BitwiseCopyable {
  var radixKey: UInt64 { get }
}

extension UInt32: RadixKeyed {
  fileprivate var radixKey: UInt64 { UInt64(self) }
}

extension UInt64: RadixKeyed {
  fileprivate var radixKey: UInt64 { self }
}
