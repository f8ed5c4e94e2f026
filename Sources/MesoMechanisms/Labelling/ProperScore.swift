import MesoPrimitives

/// Proper scores of a forecast: a forecaster does best to state what it believes.
public enum ProperScore {
  /// 2 p(y) − Σ p²: for two outcomes 1 − 2 (1 − p(y))².
  public static func quadratic(_ forecast: [Double], outcome: Int) -> Double {
    2 * forecast[outcome] - forecast.reduce(0.0) { $0 + $1 * $1 }
  }

  /// ln p(y).
  public static func logarithmic(_ forecast: [Double], outcome: Int) -> Double {
    Elementary.log(forecast[outcome])
  }
}
