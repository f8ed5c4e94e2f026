/// What of the treasury is set aside for one purpose: no other payment touches it. Base units.
struct Earmarks: Hashable {
  /// For contributors' rewards, by the emission.
  var contributors: Int64 = 0
  /// For validators' rewards, by the emission.
  var validators: Int64 = 0

  init() {}

  init(from reader: inout StateReader) throws {
    contributors = try reader.integer()
    validators = try reader.integer()
  }

  func write(to writer: inout StateWriter) {
    writer.write(contributors)
    writer.write(validators)
  }

  var total: Int64 { contributors + validators }
}

extension Engine {
  /// What of the treasury is not set aside.
  var freeTreasury: Int64 { ledger.balances[.treasury] - earmarks.total }
}
