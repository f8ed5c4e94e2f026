/// Writes numbers and columns one after another, least significant byte first.
public struct StateWriter {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public mutating func write(_ value: Int64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  public mutating func write(_ value: Double) { write(Int64(bitPattern: value.bitPattern)) }

  public mutating func write(_ value: Double?) {
    write(Int64(value == nil ? 0 : 1))
    write(value ?? 0)
  }

  /// Writes bytes behind their number.
  public mutating func write(_ block: [UInt8]) {
    write(Int64(block.count))
    bytes.append(contentsOf: block)
  }
}

/// Reads what ``StateWriter`` wrote. Reading past the end throws and never traps.
public struct StateReader {
  private let bytes: [UInt8]
  private var place = 0

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether everything has been read.
  public var isAtEnd: Bool { place == bytes.count }

  public mutating func integer() throws -> Int64 {
    let part = try take(8)
    return Int64(
      bitPattern: part.enumerated().reduce(UInt64(0)) { $0 | UInt64($1.element) << (8 * $1.offset) }
    )
  }

  public mutating func number() throws -> Double {
    Double(bitPattern: UInt64(bitPattern: try integer()))
  }

  public mutating func optionalNumber() throws -> Double? {
    let isThere = try integer()
    let value = try number()
    return isThere == 1 ? value : nil
  }

  /// Reads bytes behind their number.
  public mutating func block() throws -> [UInt8] {
    let count = try integer()
    guard count >= 0, count <= bytes.count else { throw CheckpointError.cutShort }
    return Array(try take(Int(count)))
  }

  private mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
    guard count <= bytes.count - place else { throw CheckpointError.cutShort }
    defer { place += count }
    return bytes[place..<(place + count)]
  }
}

/// Why a checkpoint cannot be continued.
public enum CheckpointError: Error, Hashable, CustomStringConvertible {
  case foreign
  case otherVersion(Int64)
  case cutShort
  case otherPopulation

  public var description: String {
    switch self {
    case .foreign: "This is not a checkpoint of mesocosm."
    case .otherVersion(let version):
      "The checkpoint has format \(version); this program reads format \(Engine.checkpointFormat)."
    case .cutShort: "The checkpoint is cut short or damaged."
    case .otherPopulation:
      "The checkpoint is of another population or payout schedule; counts of operators, "
        + "identities and payout epochs must be those it was made with."
    }
  }
}
