import MesoPrimitives

extension PublicRecord {
  init(from reader: inout StateReader) throws {
    uses = try reader.number()
    fees = Amount(units: try reader.integer())
    burned = Amount(units: try reader.integer())
    burnedForUse = Amount(units: try reader.integer())
    accepted = Int(try reader.integer())
    bestScore = try reader.optionalNumber()
  }

  func write(to writer: inout StateWriter) {
    writer.write(uses)
    writer.write(fees.units)
    writer.write(burned.units)
    writer.write(burnedForUse.units)
    writer.write(Int64(accepted))
    writer.write(bestScore)
  }
}
