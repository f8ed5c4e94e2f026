import MesoMechanisms

/// Weights and stakes as tables, made into a network.
struct NetworkTables {
  private var weights: RecordColumns
  private var stakes: RecordColumns
  private var order: [Int] = []
  private var held: [Int: [String: Stake]] = [:]
  private var set: [Int: [Weight]] = [:]
  /// Names in the order in which they were first seen; those of the stakes first.
  private var names: [String] = []
  private var known: Set<String> = []
  /// The names that the stakes have.
  private var stakers: [String] = []
  /// Whether the stakes name servers too, and so are a register of all identities.
  private var isRegister = false

  private struct Stake {
    let row: RecordTable.Row
    let tokens: Double
    let registered: Int?
    let updated: Int?
    let committed: Int?
    let isReset: Bool
  }

  private struct Weight {
    let row: RecordTable.Row
    let validator: String
    let server: String
    let weight: Double
  }

  init(weights: RecordTable, stakes: RecordTable) {
    self.weights = RecordColumns(weights, required: ["epoch", "validator", "server", "weight"])
    self.stakes = RecordColumns(
      stakes, required: ["epoch", "identity", "stake"],
      optional: ["registered", "updated", "committed", "reset"])
  }

  /// - Throws: `ScenarioErrors` with everything that is wrong with the two.
  mutating func network() throws(ScenarioErrors) -> RecordedNetwork {
    let (hasStakes, hasWeights) = (stakes.isSound, weights.isSound)
    if hasStakes { readStakes() }
    if hasWeights { readWeights() }
    if hasStakes, hasWeights { checkIdentities() }
    let issues = stakes.issues + weights.issues
    guard issues.isEmpty else {
      throw ScenarioErrors(issues, sources: [weights.table.source, stakes.table.source])
    }
    let identities = orderedIdentities
    let source = weights.table.source
    let file = source.split(separator: "/").last.map(String.init) ?? source
    return RecordedNetwork(
      name: file.split(separator: ".").first.map(String.init) ?? file, identities: identities,
      epochs: order.sorted().map { epoch($0, identities) }, warnings: warnings)
  }

  private mutating func readStakes() {
    var epochs = EpochOrder()
    for row in stakes.table.rows {
      let epoch = epochs.next(&stakes, row)
      let identity = stakes.name("identity", row)
      let tokens = stakes.number("stake", row)
      let stake = Stake(
        row: row, tokens: tokens ?? 0, registered: stakes.count("registered", row),
        updated: stakes.count("updated", row), committed: commitment(row),
        isReset: stakes.flag("reset", row) ?? false)
      guard let epoch, let identity else { continue }
      note(identity)
      if held[epoch] == nil { order.append(epoch) }
      if let first = held[epoch, default: [:]].updateValue(stake, forKey: identity) {
        stakes.report(
          row, column: "identity",
          "Epoch \(epoch) has the stake of '\(identity.clipped)' twice; line \(first.row.line) has "
            + "it first.")
      }
    }
    if stakes.table.rows.isEmpty {
      stakes.report(stakes.table.header, nil, "The file has no stakes.")
    }
  }

  /// The block of a commitment; an empty cell says that there is none.
  private mutating func commitment(_ row: RecordTable.Row) -> Int? {
    guard let cell = stakes.table.header.cells.firstIndex(of: "committed"),
      !row.cells[cell].isEmpty
    else { return nil }
    return stakes.count("committed", row)
  }

  private mutating func readWeights() {
    var epochs = EpochOrder()
    var pairs: [Int: [String: [String: Int]]] = [:]
    for row in weights.table.rows {
      let epoch = epochs.next(&weights, row)
      let validator = weights.name("validator", row)
      let server = weights.name("server", row)
      let weight = weights.number("weight", row)
      guard let epoch, let validator, let server, let weight else { continue }
      let first = pairs[epoch, default: [:]][validator, default: [:]].updateValue(
        row.line, forKey: server)
      if let first {
        weights.report(
          row, nil,
          "Epoch \(epoch) has the weight of '\(validator.clipped)' on '\(server.clipped)' twice; "
            + "line \(first) has it first.")
      }
      set[epoch, default: []].append(
        Weight(row: row, validator: validator, server: server, weight: weight))
    }
    if weights.table.rows.isEmpty {
      weights.report(weights.table.header, nil, "The file has no weights.")
    }
  }

  private mutating func checkIdentities() {
    stakers = names
    let validators = Set(set.values.joined().map { $0.validator })
    isRegister = set.values.joined().contains {
      known.contains($0.server) && !validators.contains($0.server)
    }
    let hasStake = known
    var reported: Set<String> = []
    for (epoch, weights) in set.sorted(by: { $0.key < $1.key }) {
      for weight in weights {
        if held[epoch] == nil {
          if reported.insert("\(epoch)").inserted {
            self.weights.report(
              weight.row, column: "epoch", "Epoch \(epoch) has weights but no stakes.")
          }
          continue
        }
        check(weight.validator, "validator", weight.row, epoch, &reported)
        if isRegister || hasStake.contains(weight.server) {
          check(weight.server, "server", weight.row, epoch, &reported)
        } else {
          note(weight.server)
        }
      }
    }
  }

  private mutating func check(
    _ name: String, _ column: String, _ row: RecordTable.Row, _ epoch: Int,
    _ reported: inout Set<String>
  ) {
    guard held[epoch]?[name] == nil, reported.insert("\(epoch) \(name)").inserted else { return }
    if known.contains(name) {
      weights.report(
        row, column: column, "The stake of '\(name.clipped)' in epoch \(epoch) is missing.")
    } else {
      weights.report(
        row, column: column,
        "There is no identity '\(name.clipped)': the stakes do not name it."
          + Resolver.hint(name, stakers))
    }
  }

  private mutating func note(_ name: String) {
    if known.insert(name).inserted { names.append(name) }
  }

  /// By number where all are numbers; otherwise as they were first seen.
  private var orderedIdentities: [String] {
    let numbers = names.compactMap { Int($0) }
    guard numbers.count == names.count, Set(numbers).count == names.count else { return names }
    return zip(numbers, names).sorted { $0.0 < $1.0 }.map { $0.1 }
  }

  private func epoch(_ number: Int, _ identities: [String]) -> RecordedNetwork.Epoch {
    let places = Dictionary(uniqueKeysWithValues: identities.enumerated().map { ($1, $0) })
    let stakes = held[number] ?? [:]
    var rows = identities.map { _ in [(Int32, Double)]() }
    for weight in set[number] ?? [] {
      guard let row = places[weight.validator], let column = places[weight.server] else { continue }
      rows[row].append((Int32(column), weight.weight))
    }
    var weights = SparseRows<Double>(rows: 0)
    for row in rows {
      for (column, weight) in row.sorted(by: { $0.0 < $1.0 }) {
        weights.append(weight, column: column)
      }
      weights.endRow()
    }
    var epoch = YumaEpoch(stakes: identities.map { stakes[$0]?.tokens ?? 0 }, weights: weights)
    if self.stakes.has("registered") {
      epoch.blocks.registered = identities.map { stakes[$0]?.registered ?? 0 }
    }
    if self.stakes.has("updated") {
      epoch.blocks.updated = identities.map { stakes[$0]?.updated ?? 0 }
    }
    if self.stakes.has("committed") {
      epoch.blocks.committed = identities.map { stakes[$0]?.committed ?? .max }
    }
    epoch.resets = identities.indices.filter { stakes[identities[$0]]?.isReset ?? false }
    return RecordedNetwork.Epoch(number: number, evidence: epoch)
  }

  private var warnings: [String] {
    let epochs = order.sorted()
    let gaps = zip(epochs, epochs.dropFirst()).filter { $1 > $0 + 1 }
    var warnings = gaps.prefix(3).map {
      "Between epochs \($0) and \($1) nothing is recorded; bonds go from one to the other in one "
        + "step."
    }
    if gaps.count > 3 { warnings.append("There are \(gaps.count - 3) more such gaps.") }
    if !isRegister {
      warnings.append("The stakes name validators alone; servers are those that weights name.")
    }
    return warnings
  }
}
