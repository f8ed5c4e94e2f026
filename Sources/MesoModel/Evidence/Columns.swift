public import MesoPrimitives

/// A column that a component may read: one value per row of a tile.
///
/// A column is valid only during the call that hands it over.
public struct ReadColumn<Element: BitwiseCopyable> {
  @usableFromInline let base: UnsafePointer<Element>
  public let count: Int

  @inlinable
  public init(_ base: UnsafePointer<Element>, count: Int) {
    self.base = base
    self.count = count
  }

  @inlinable
  public subscript(row: Int) -> Element {
    precondition(UInt(bitPattern: row) < UInt(bitPattern: count), "row outside the tile")
    return base[row]
  }
}

/// A column that a component fills: one value per row of a tile.
///
/// A column is valid only during the call that hands it over.
public struct WriteColumn<Element: BitwiseCopyable> {
  @usableFromInline let base: UnsafeMutablePointer<Element>
  public let count: Int

  @inlinable
  public init(_ base: UnsafeMutablePointer<Element>, count: Int) {
    self.base = base
    self.count = count
  }

  @inlinable
  public subscript(row: Int) -> Element {
    get {
      precondition(UInt(bitPattern: row) < UInt(bitPattern: count), "row outside the tile")
      return base[row]
    }
    nonmutating set {
      precondition(UInt(bitPattern: row) < UInt(bitPattern: count), "row outside the tile")
      base[row] = newValue
    }
  }
}

extension WriteColumn where Element == Int64 {
  /// Fills the column with a share of each amount, rounded down.
  public func fill(_ share: Proportion, of amounts: ReadColumn<Int64>) {
    precondition(amounts.count >= count, "a column of amounts is too short")
    share.fill(base, of: amounts.base, count: count)
  }
}
