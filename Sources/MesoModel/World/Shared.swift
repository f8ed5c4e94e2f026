/// A value that many read and nobody changes.
///
/// It is handed on without a copy, where a large struct takes hundreds of counted references along
/// whenever it is passed from a place that might change meanwhile.
public final class Shared<Value: Sendable>: Sendable {
  public let value: Value

  public init(_ value: Value) { self.value = value }
}
