/// Calls a property's body for many seeds; put the seed in the message of every expectation.
///
/// - Parameter count: How many seeds, from 1.
public func withEverySeed(_ count: Int = 20, _ body: (UInt64) throws -> Void) rethrows {
  for seed in 1...UInt64(count) { try body(seed) }
}
