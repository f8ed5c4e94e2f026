/// What the docket hands from one epoch to the next: the cases that were kept open.
extension Docket {
  func write(to writer: inout StateWriter) {
    for open in [waiting.verification, waiting.dispute, reverted] {
      writer.write(Int64(open.count))
      for item in open { item.write(to: &writer) }
    }
  }

  func read(from reader: inout StateReader) throws {
    waiting.verification = try Self.cases(from: &reader)
    waiting.dispute = try Self.cases(from: &reader)
    reverted = try Self.cases(from: &reader)
  }

  private static func cases(from reader: inout StateReader) throws -> [Case] {
    var cases: [Case] = []
    for _ in 0..<(try reader.integer()) { cases.append(try Case(from: &reader)) }
    return cases
  }
}

extension Case {
  fileprivate func write(to writer: inout StateWriter) {
    for value in [made, identity, examined ? 1 : 0, approvals, attestations] {
      writer.write(Int64(value))
    }
    writer.write(score)
    writer.write(Int64(verdict.rawValue))
    for value in [note.stage, note.due, note.round, note.challenger] {
      writer.write(Int64(value))
    }
    for value in [note.bond, note.counterBond, held, deposit] { writer.write(value) }
    writer.write(Int64(note.stakes.count))
    for stake in note.stakes { stake.write(to: &writer) }
    writer.write(Int64(bitPattern: key))
    writer.write(Int64(author))
    writer.write(quality)
    writer.write(Int64(readings.count))
    for reading in readings { writer.write(reading) }
    writer.write(Int64(parents.count))
    for parent in parents { writer.write(Int64(parent)) }
    for value in [item, answer, known, isRepeat ? 1 : 0] { writer.write(Int64(value)) }
  }

  fileprivate init(from reader: inout StateReader) throws {
    func integer() throws -> Int { Int(try reader.integer()) }
    let (made, identity, examined) = (try integer(), try integer(), try integer() == 1)
    let (approvals, attestations) = (try integer(), try integer())
    let score = try reader.number()
    guard let verdict = Verdict(rawValue: UInt8(truncatingIfNeeded: try integer())) else {
      throw CheckpointError.cutShort
    }
    var note = CaseNote()
    note.stage = try integer()
    note.due = try integer()
    note.round = try integer()
    note.challenger = try integer()
    note.bond = try reader.integer()
    note.counterBond = try reader.integer()
    let (held, deposit) = (try reader.integer(), try reader.integer())
    for _ in 0..<(try reader.integer()) { note.stakes.append(try CaseStake(from: &reader)) }
    let key = UInt64(bitPattern: try reader.integer())
    let author = Int32(truncatingIfNeeded: try reader.integer())
    let quality = try reader.number()
    let readings = try (0..<max(0, try reader.integer())).map { _ in try reader.number() }
    let parents = try (0..<max(0, try reader.integer())).map { _ in
      Int32(truncatingIfNeeded: try reader.integer())
    }
    self.init(
      made: made, identity: identity, examined: examined, approvals: approvals,
      attestations: attestations, score: score, verdict: verdict, isOpen: true, note: note,
      held: held, deposit: deposit, readings: readings, parents: parents, key: key, author: author,
      quality: quality, row: -1)
    item = try integer()
    answer = try integer()
    known = try integer()
    isRepeat = try integer() == 1
  }
}
