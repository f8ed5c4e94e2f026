/// Values collected under keys, which keep the order in which they first appear.
struct Groups<Key: Hashable, Value> {
  private(set) var keys: [Key] = []
  private var values: [Value] = []
  private var places: [Key: Int] = [:]

  /// Changes the value of a key, which starts as given.
  mutating func update(
    _ key: Key, from start: @autoclosure () -> Value, _ change: (inout Value) -> Void
  ) {
    if let place = places[key] { return change(&values[place]) }
    places[key] = keys.count
    keys.append(key)
    values.append(start())
    change(&values[values.count - 1])
  }

  subscript(key: Key) -> Value? { places[key].map { values[$0] } }

  /// Keys with their values.
  var pairs: [(key: Key, value: Value)] { Array(zip(keys, values)).map { ($0.0, $0.1) } }
}
