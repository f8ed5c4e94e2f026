import MesoModel

/// Where a dispute sends what neither side gets.
enum DisputeSink {
  static let names = ["burn", "treasury"]

  static func party(_ name: String) -> Party { name == "treasury" ? .treasury : .burn }
}
