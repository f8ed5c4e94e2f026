internal import CIntrinsics

/// How many blocks of four random words were drawn.
///
/// The number only grows; whoever reads it twice knows what was drawn in between. Every thread has
/// its own, so that counting costs nothing and says who drew.
public enum DrawCount {
  /// The blocks that the calling thread has drawn so far.
  ///
  /// Not inlined, nor is ``add(_:)``: the count is the C function's own and has to stay one.
  @inline(never)
  public static var blocks: Int { meso_blocks_drawn(0) }

  /// Counts blocks that the calling thread draws.
  @inline(never) @usableFromInline
  static func add(_ blocks: Int) { _ = meso_blocks_drawn(blocks) }
}
