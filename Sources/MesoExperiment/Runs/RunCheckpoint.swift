public import MesoModel

/// One run, stopped after a whole epoch: what the rest of it depends on beside its scenario.
///
/// Continued under the same scenario it gives the same bytes as if it had never stopped; under
/// other levers it shows what would have followed had they changed then.
public struct RunCheckpoint: Hashable, Sendable {
  private static let magic: Int64 = 0x4D45_534F_5255_4E31

  /// The name of the treatment.
  public let treatment: String
  /// The replicate, from 1.
  public let replicate: Int
  public let seed: UInt64
  /// The epoch after which the run was stopped.
  public let epoch: Int
  let engine: [UInt8]
  let collector: [UInt8]

  init(
    treatment: String, replicate: Int, seed: UInt64, epoch: Int, engine: [UInt8],
    collector: [UInt8]
  ) {
    self.treatment = treatment
    self.replicate = replicate
    self.seed = seed
    self.epoch = epoch
    self.engine = engine
    self.collector = collector
  }

  /// Reads a checkpoint from the bytes of its file.
  ///
  /// - Throws: `CheckpointError` if they are foreign or damaged.
  public init(bytes: [UInt8]) throws {
    var reader = StateReader(bytes)
    guard try reader.integer() == Self.magic else { throw CheckpointError.foreign }
    treatment = String(decoding: try reader.block(), as: UTF8.self)
    replicate = Int(try reader.integer())
    seed = UInt64(bitPattern: try reader.integer())
    epoch = Int(try reader.integer())
    engine = try reader.block()
    collector = try reader.block()
    guard reader.isAtEnd, replicate > 0, epoch > 0 else { throw CheckpointError.cutShort }
  }

  /// Checks that a world can go on from here.
  ///
  /// - Throws: `CheckpointError` if its population is another.
  /// - Complexity: As much as setting up a run.
  public func check(_ world: World) throws {
    _ = try Engine(world: world, checkpoint: engine)
  }

  /// The bytes of the checkpoint's file.
  public var bytes: [UInt8] {
    var writer = StateWriter()
    writer.write(Self.magic)
    writer.write(Array(treatment.utf8))
    writer.write(Int64(replicate))
    writer.write(Int64(bitPattern: seed))
    writer.write(Int64(epoch))
    writer.write(engine)
    writer.write(collector)
    return writer.bytes
  }

  /// The name of the checkpoint's file.
  public var fileName: String { "\(treatment)-\(replicate).checkpoint" }
}
