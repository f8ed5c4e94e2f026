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

  /// Returns whole numbers in increasing order.
  ///
  /// - Complexity: O(n) for each eight to eleven bits of the range.
  public static func ascending(_ numbers: [Int64]) -> [Int64] {
    guard numbers.count > few else { return numbers.sorted() }
    var (least, greatest) = (Int64.max, Int64.min)
    for number in numbers {
      least = number < least ? number : least
      greatest = number > greatest ? number : greatest
    }
    // Distances from the least number are at least 0, whatever the signs.
    let base = UInt64(bitPattern: least)
    let range = UInt64(bitPattern: greatest) &- base
    if range <= UInt32.max {
      return sorted(
        numbers, range: range,
        { UInt32(truncatingIfNeeded: UInt64(bitPattern: $0) &- base) },
        back: { Int64(bitPattern: UInt64($0) &+ base) })
    }
    return sorted(
      numbers, range: range, { UInt64(bitPattern: $0) &- base },
      back: { Int64(bitPattern: $0 &+ base) })
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
    return sorted(items, range: .max, { $0 }, back: { Int($0.place) })
  }

  private struct Item: RadixKeyed {
    let key: UInt64
    let place: UInt32

    var radixKey: UInt64 { key }
  }

  /// Sorts by keys from 0 to `range`; digits in which all keys agree are left out.
  @inline(__always)
  private static func sorted<Element, Stored: RadixKeyed, Result>(
    _ elements: [Element], range: UInt64, _ stored: (Element) -> Stored,
    back: (Stored) -> Result
  ) -> [Result] {
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
    return [Result](unsafeUninitializedCapacity: count) { results, filled in
      for place in 0..<count { results.initializeElement(at: place, to: back(source[place])) }
      filled = count
    }
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
