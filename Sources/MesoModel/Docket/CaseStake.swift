/// What somebody has put on one side of a case: a juror's vote with what it locks, or money that
/// backs a side's appeal.
///
/// A component keeps these in the case's note until the ruling that decides who was right.
public struct CaseStake: Hashable, Sendable {
  public enum Kind: Int, Sendable { case vote, backing }

  public var kind: Kind
  /// The round of the case in which it was put there.
  public var round: Int
  /// The validator identity that put it there; ``author`` for the author.
  public var identity: Int
  /// The side: whether it says that the work is good; `nil` for a juror that said nothing.
  public var approves: Bool?
  /// Base units at stake.
  public var units: Int64

  /// Stands for the author where an identity is asked for.
  public static let author = -1

  public init(kind: Kind, round: Int, identity: Int, approves: Bool?, units: Int64) {
    self.kind = kind
    self.round = round
    self.identity = identity
    self.approves = approves
    self.units = units
  }

  /// Whose it is.
  public var party: Party { identity == Self.author ? .author : .validator(identity) }
}

extension CaseStake {
  func write(to writer: inout StateWriter) {
    let side: Int64 = approves.map { $0 ? 1 : 0 } ?? -1
    for value in [Int64(kind.rawValue), Int64(round), Int64(identity), side, units] {
      writer.write(value)
    }
  }

  init(from reader: inout StateReader) throws {
    guard let kind = Kind(rawValue: Int(try reader.integer())) else {
      throw CheckpointError.cutShort
    }
    let (round, identity) = (Int(try reader.integer()), Int(try reader.integer()))
    let side = try reader.integer()
    self.init(
      kind: kind, round: round, identity: identity, approves: side < 0 ? nil : side == 1,
      units: try reader.integer())
  }
}
