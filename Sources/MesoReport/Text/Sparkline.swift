/// A row of small bars, one for each value, on a scale that several rows can share.
public enum Sparkline {
  private static let bars = Array("▁▂▃▄▅▆▇█")

  /// - Parameters:
  ///   - values: The values; a missing one leaves a gap.
  ///   - scale: The least and the greatest value of all rows that are to be read together.
  public static func text(_ values: [Double?], scale: ClosedRange<Double>) -> String {
    let size = scale.upperBound - scale.lowerBound
    return String(
      values.map { value -> Character in
        guard let value, value.isFinite else { return " " }
        guard size > 0 else { return bars[bars.count / 2 - 1] }
        let share = (value - scale.lowerBound) / size
        return bars[max(0, min(bars.count - 1, Int(share * Double(bars.count))))]
      })
  }
}
