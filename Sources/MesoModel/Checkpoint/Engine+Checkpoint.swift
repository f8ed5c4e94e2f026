import MesoPrimitives

extension Engine {
  /// The format of checkpoints: raised whenever what an epoch hands to the next changes.
  public static let checkpointFormat: Int64 = 10
  private static let magic: Int64 = 0x4D45_534F_434B_5054

  /// Everything that the epochs to come depend on beside the world, after a whole epoch.
  ///
  /// An engine opened on it continues with the same bytes; opened on a world with other levers,
  /// it shows what would have followed had the levers changed now.
  public func checkpoint() -> [UInt8] {
    var writer = StateWriter()
    writer.write(Self.magic)
    writer.write(Self.checkpointFormat)
    writer.write(Int64(bitPattern: seed))
    writer.write(Int64(replicate))
    writer.write(Int64(records.rawValue))
    writer.write(Int64(epoch))
    rules.write(to: &writer)
    for account in AccountClass.allCases { writer.write(ledger.balances[account]) }
    writer.write(ledger.minted)
    writer.write(ledger.burned)
    writer.write(ledger.initialSupply)
    earmarks.write(to: &writer)
    trading?.write(to: &writer)
    view.record.write(to: &writer)
    writer.write(use.weight)
    writer.write(use.weightedQuality)
    writer.write(use.weightedAge)
    writer.write(delivered)
    writer.write(view.lastAcceptanceRate ?? -1)
    writer.write(present.contributors)
    writer.write(present.validators)
    for memory in Stage.allCases.map({ memories[$0] ?? Memory() }) + roleMemories {
      writer.write(Int64(memory.integers.count))
      for value in memory.integers { writer.write(value) }
      writer.write(Int64(memory.numbers.count))
      for value in memory.numbers { writer.write(value) }
    }
    if ownEfforts != nil { writer.write(view.lastRewardPerAccepted?.units ?? -1) }
    docket?.write(to: &writer)
    works?.write(to: &writer)
    unbondings.write(to: &writer)
    delegation?.write(to: &writer)
    let columns = arena.contents
    writer.write(Int64(columns.count))
    for column in columns { writer.write(column) }
    return writer.bytes
  }

  /// Opens an engine where a checkpoint was made.
  ///
  /// - Parameters:
  ///   - world: The world to continue in; its counts must be those of the checkpoint's.
  ///   - checkpoint: What ``checkpoint()`` returned.
  ///   - threads: Threads to step with.
  ///   - luck: The seed to go on with; the checkpoint's if `nil`.
  /// - Throws: `CheckpointError` if it is foreign, damaged or of another population.
  public convenience init(
    world: World, checkpoint: [UInt8], threads: Int = 1, luck: UInt64? = nil
  ) throws {
    var reader = StateReader(checkpoint)
    guard try reader.integer() == Self.magic else { throw CheckpointError.foreign }
    let format = try reader.integer()
    guard format == Self.checkpointFormat else { throw CheckpointError.otherVersion(format) }
    let seed = UInt64(bitPattern: try reader.integer())
    let replicate = Int(try reader.integer())
    let records = OperatorRecords(
      rawValue: UInt8(truncatingIfNeeded: try reader.integer()))
    try self.init(
      world: world, seed: luck ?? seed, replicate: replicate, threads: threads, records: records)
    clock = Int(try reader.integer())
    try restoreRules(try RuleState(from: &reader))
    try restoreLedger(&reader)
    earmarks = try Earmarks(from: &reader)
    try trading?.read(from: &reader, world.treasuryTerms)
    view.record = try PublicRecord(from: &reader)
    use.weight = try reader.number()
    use.weightedQuality = try reader.number()
    use.weightedAge = try reader.number()
    delivered = try reader.optionalNumber()
    let rate = try reader.number()
    view.lastAcceptanceRate = rate < 0 ? nil : rate
    present.contributors = try reader.block()
    present.validators = try reader.block()
    for stage in Stage.allCases { memories[stage] = try Self.memory(&reader) }
    for index in roleMemories.indices { roleMemories[index] = try Self.memory(&reader) }
    if ownEfforts != nil {
      let reward = try reader.integer()
      view.lastRewardPerAccepted = reward < 0 ? nil : Amount(units: reward)
    }
    try docket?.read(from: &reader)
    try works?.read(from: &reader)
    try unbondings.read(from: &reader)
    try delegation?.read(from: &reader)
    var columns: [[UInt8]] = []
    for _ in 0..<(try reader.integer()) { columns.append(try reader.block()) }
    guard reader.isAtEnd else { throw CheckpointError.cutShort }
    guard
      present.contributors.count == world.contributors.count,
      present.validators.count == world.validators.count, arena.restore(columns)
    else { throw CheckpointError.otherPopulation }
  }

  private static func memory(_ reader: inout StateReader) throws -> Memory {
    var memory = Memory()
    for _ in 0..<(try reader.integer()) { memory.integers.append(try reader.integer()) }
    for _ in 0..<(try reader.integer()) { memory.numbers.append(try reader.number()) }
    return memory
  }

  private func restoreLedger(_ reader: inout StateReader) throws {
    var balances = ClassBalances()
    for account in AccountClass.allCases { balances[account] = try reader.integer() }
    let minted = try reader.integer()
    let burned = try reader.integer()
    ledger = Ledger(
      balances: balances, minted: minted, burned: burned, initialSupply: try reader.integer())
  }
}
