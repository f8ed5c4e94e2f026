internal import CIntrinsics

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

/// The memory of a run's columns: taken chunk by chunk, freed together at the end.
///
/// Columns stand one after the other in large chunks. Loops run over many columns at once; were
/// each at the start of a page, as the system hands out large blocks, their rows would compete
/// for the same places in the cache. Large chunks are asked for in huge pages, and columns of zeros
/// in them are not written: what a scenario never uses takes no room.
final class Arena {
  private var columns: [UnsafeMutableRawBufferPointer] = []
  private var chunks: [Chunk] = []
  private var next = UnsafeMutableRawPointer(bitPattern: 64)!
  private var left = 0
  private var chunkSize = 1 << 16
  private static let hugePage = 1 << 21

  private struct Chunk {
    let start: UnsafeMutableRawPointer
    let bytes: Int
    /// Whether it was mapped, so that it is all zeros at first.
    let isMapped: Bool
  }

  func column<Element: BitwiseCopyable>(
    _ count: Int, of value: Element
  ) -> Column<Element> {
    let size = max(count, 1) * MemoryLayout<Element>.stride
    // An odd number of cache lines, so that no power of two brings columns back in step.
    let lines = (size + 63) / 64 | 1
    let start = take(lines * 64)
    columns.append(UnsafeMutableRawBufferPointer(start: start, count: size))
    let base = start.bindMemory(to: Element.self, capacity: max(count, 1))
    let isZero = withUnsafeBytes(of: value) { $0.allSatisfy { $0 == 0 } }
    if !isZero || chunks.last?.isMapped != true {
      base.initialize(repeating: value, count: max(count, 1))
    }
    return Column(base: base, count: count)
  }

  private func take(_ bytes: Int) -> UnsafeMutableRawPointer {
    if bytes > left {
      chunkSize = max(2 * chunkSize, bytes)
      let chunk = Self.chunk(of: chunkSize)
      chunks.append(chunk)
      next = chunk.start.alignedUp(toMultipleOf: chunk.isMapped ? Self.hugePage : 64)
      left = chunkSize
    }
    defer {
      next += bytes
      left -= bytes
    }
    return next
  }

  /// Memory for so many bytes and, if it is mapped, for starting at a huge page.
  private static func chunk(of size: Int) -> Chunk {
    let bytes = size + hugePage
    if size >= 2 * hugePage, let start = meso_map(bytes) {
      return Chunk(start: start, bytes: bytes, isMapped: true)
    }
    return Chunk(
      start: .allocate(byteCount: size, alignment: 64), bytes: size, isMapped: false)
  }

  /// The bytes of every column, in the order of allocation.
  var contents: [[UInt8]] { columns.map { Array($0) } }

  /// Replaces the bytes of every column.
  ///
  /// - Returns: Whether the columns have the same sizes; if not, nothing is replaced.
  func restore(_ contents: [[UInt8]]) -> Bool {
    guard contents.map({ $0.count }) == columns.map({ $0.count }) else { return false }
    for (column, bytes) in zip(columns, contents) { column.copyBytes(from: bytes) }
    return true
  }

  deinit {
    for chunk in chunks {
      if chunk.isMapped {
        meso_unmap(chunk.start, chunk.bytes)
      } else {
        chunk.start.deallocate()
      }
    }
  }
}
