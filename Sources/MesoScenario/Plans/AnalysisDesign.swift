/// A design that an analysis of sensitivity goes with, and which point each of its rows became.
///
/// Rows that repeat others share a point, and rows that constraints leave out have none.
public struct AnalysisDesign: Sendable {
  public enum Kind: Hashable, Sendable {
    /// Base points, each followed by those that mix its two halves; for Sobol' indices.
    case saltelli(base: Int, secondOrder: Bool)
    /// Walks over a grid, in which every path moves once; for elementary effects.
    case morris(trajectories: Int, levels: Int)
  }

  public let kind: Kind
  /// The number of the point of each row, from 1.
  public let points: [Int?]
  /// For walks, the place of each row between the ends of every path, from 0 to 1; empty otherwise.
  public let unit: [[Double]]
}
