import MesoModel

extension World {
  /// Base units as tokens.
  func tokens(_ units: Double) -> Double { units / token.unitsPerToken }

  /// Base units as tokens.
  func tokens(_ units: Int64) -> Double { tokens(Double(units)) }

  /// Epochs in a Julian year of 525 960 minutes.
  var epochsPerYear: Double { 525_960 / (epochDays * 1_440) }
}
