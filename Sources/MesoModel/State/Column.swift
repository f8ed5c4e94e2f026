/// A column of the engine's state: one value per row, at a fixed place in memory.
///
/// The engine's loops run over columns without bounds checks; columns never leave this module.
struct Column<Element: BitwiseCopyable> {
  let base: UnsafeMutablePointer<Element>
  let count: Int

  @inline(__always)
  subscript(row: Int) -> Element {
    get {
      assert(row >= 0 && row < count)
      return base[row]
    }
    nonmutating _modify {
      assert(row >= 0 && row < count)
      yield &base[row]
    }
  }

  /// The part of the column from one row on, for a component to read.
  func reading(from row: Int, count: Int) -> ReadColumn<Element> {
    ReadColumn(UnsafePointer(base + row), count: count)
  }

  /// The part of the column from one row on, for a component to fill.
  func writing(from row: Int, count: Int) -> WriteColumn<Element> {
    WriteColumn(base + row, count: count)
  }

  func fill(_ value: Element) { base.update(repeating: value, count: count) }

  var array: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}

/// The memory of a run's columns: allocated at the start, freed together at the end.
final class Arena {
  private var blocks: [UnsafeMutableRawBufferPointer] = []

  func column<Element: BitwiseCopyable>(
    _ count: Int, of value: Element
  ) -> Column<Element> {
    let size = max(count, 1) * MemoryLayout<Element>.stride
    let block = UnsafeMutableRawPointer.allocate(byteCount: size + 64, alignment: 64)
    blocks.append(UnsafeMutableRawBufferPointer(start: block, count: size))
    let base = block.bindMemory(to: Element.self, capacity: max(count, 1))
    base.initialize(repeating: value, count: max(count, 1))
    return Column(base: base, count: count)
  }

  /// The bytes of every column, in the order of allocation.
  var contents: [[UInt8]] { blocks.map { Array($0) } }

  /// Replaces the bytes of every column.
  ///
  /// - Returns: Whether the columns have the same sizes; if not, nothing is replaced.
  func restore(_ contents: [[UInt8]]) -> Bool {
    guard contents.map({ $0.count }) == blocks.map({ $0.count }) else { return false }
    for (block, bytes) in zip(blocks, contents) { block.copyBytes(from: bytes) }
    return true
  }

  deinit {
    for block in blocks { block.deallocate() }
  }
}
