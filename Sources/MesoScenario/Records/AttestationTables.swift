import MesoPrimitives

/// Attestations and stakes as tables, made into a record.
struct AttestationTables {
  private typealias Epoch = RecordedAttestations.Epoch
  private typealias Contribution = RecordedAttestations.Contribution

  private var attestations: RecordColumns
  private var stakes: RecordColumns
  private let decimals: Int
  private var identities: [String] = []
  private var places: [String: Int] = [:]
  /// Stakes by epoch and identity, with the line of each.
  private var held: [Int: [Int: (amount: Amount, line: Int)]] = [:]
  private var order: [Int] = []
  private var contributions: [Int: [Contribution]] = [:]

  init(attestations: RecordTable, stakes: RecordTable, decimals: Int) {
    self.attestations = RecordColumns(
      attestations, required: ["epoch", "contribution", "author", "validator", "judgement"],
      optional: ["score"])
    self.stakes = RecordColumns(stakes, required: ["epoch", "identity", "stake"])
    self.decimals = decimals
  }

  /// - Throws: `ScenarioErrors` with everything that is wrong with the two.
  mutating func record() throws(ScenarioErrors) -> RecordedAttestations {
    let (hasStakes, hasAttestations) = (stakes.isSound, attestations.isSound)
    if hasStakes { readStakes() }
    if hasStakes, hasAttestations { readAttestations() }
    let sources = [attestations.table.source, stakes.table.source]
    let issues = attestations.issues + stakes.issues
    guard issues.isEmpty else { throw ScenarioErrors(issues, sources: sources) }
    var digest = SHA256Digest()
    digest.update(attestations.table.bytes)
    digest.update(stakes.table.bytes)
    let file = sources[0].split(separator: "/").last.map(String.init) ?? sources[0]
    return RecordedAttestations(
      name: file.split(separator: ".").first.map(String.init) ?? file, identities: identities,
      epochs: order.map { number in
        Epoch(
          number: number,
          stakes: identities.indices.map { held[number]?[$0]?.amount ?? .zero },
          contributions: contributions[number] ?? [])
      }, hasScores: attestations.has("score"), digest: digest.finalize())
  }

  private mutating func readStakes() {
    var epochs = EpochOrder()
    for row in stakes.table.rows {
      let epoch = epochs.next(&stakes, row)
      let name = stakes.name("identity", row)
      let amount = stakes.amount("stake", row, decimals: decimals)
      guard let epoch, let name else { continue }
      if places[name] == nil {
        places[name] = identities.count
        identities.append(name)
      }
      guard let place = places[name] else { continue }
      if held[epoch] == nil { order.append(epoch) }
      if let first = held[epoch, default: [:]].updateValue(
        (amount ?? .zero, row.line), forKey: place)
      {
        stakes.report(
          row, column: "identity",
          "Epoch \(epoch) has the stake of '\(name.clipped)' twice; line \(first.line) has it "
            + "first.")
      }
    }
    if stakes.table.rows.isEmpty {
      stakes.report(stakes.table.header, nil, "The file has no stakes.")
    }
  }

  /// What the rows so far say of the contributions of an epoch.
  private struct Seen {
    var places: [String: Int] = [:]
    /// The line of each validator's judgement, by contribution.
    var judgements: [Int: [Int: Int]] = [:]
  }

  private mutating func readAttestations() {
    var epochs = EpochOrder()
    var seen: [Int: Seen] = [:]
    for row in attestations.table.rows {
      let epoch = epochs.next(&attestations, row)
      let name = attestations.name("contribution", row)
      let author = identity("author", row, epoch)
      let validator = identity("validator", row, epoch)
      let approves = attestations.judgement("judgement", row)
      let score = attestations.has("score") ? attestations.number("score", row) : 0
      guard let epoch, let name, let author, let validator, let approves, let score else {
        continue
      }
      add(
        RecordedAttestations.Attestation(validator: validator, approves: approves),
        to: Contribution(name: name, author: author, score: score, attestations: []), epoch, row,
        &seen[epoch, default: Seen()])
    }
    if attestations.table.rows.isEmpty {
      attestations.report(attestations.table.header, nil, "The file has no attestations.")
    }
  }

  private mutating func add(
    _ attestation: RecordedAttestations.Attestation, to contribution: Contribution, _ epoch: Int,
    _ row: RecordTable.Row, _ seen: inout Seen
  ) {
    let place = seen.places[contribution.name] ?? contributions[epoch]?.count ?? 0
    if seen.places.updateValue(place, forKey: contribution.name) == nil {
      contributions[epoch, default: []].append(contribution)
    }
    guard let first = contributions[epoch]?[place] else { return }
    if first.author != contribution.author {
      attestations.report(
        row, column: "author",
        "The author of '\(contribution.name.clipped)' is '\(identities[first.author].clipped)' "
          + "in an earlier row.")
    }
    if first.score != contribution.score {
      attestations.report(
        row, column: "score",
        "The score of '\(contribution.name.clipped)' is \(first.score.shortest) in an earlier row.")
    }
    let line = seen.judgements[place, default: [:]].updateValue(
      row.line, forKey: attestation.validator)
    if let line {
      attestations.report(
        row, column: "validator",
        "'\(identities[attestation.validator].clipped)' judges '\(contribution.name.clipped)' "
          + "twice in epoch \(epoch); line \(line) has it first.")
    }
    contributions[epoch]?[place].attestations.append(attestation)
  }

  /// The place of an identity that has a stake in the epoch.
  private mutating func identity(
    _ column: String, _ row: RecordTable.Row, _ epoch: Int?
  ) -> Int? {
    guard let name = attestations.name(column, row), let epoch else { return nil }
    guard let place = places[name] else {
      attestations.report(
        row, column: column,
        "There is no identity '\(name.clipped)': the stakes do not name it."
          + Resolver.hint(name, identities))
      return nil
    }
    guard held[epoch]?[place] != nil else {
      attestations.report(
        row, column: column,
        "The stake of '\(name.clipped)' in epoch \(epoch) is missing.")
      return nil
    }
    return place
  }
}

extension RecordColumns {
  /// Tokens, at least 0, with no more decimals than the token has.
  mutating func amount(_ column: String, _ row: RecordTable.Row, decimals: Int) -> Amount? {
    guard let text = text(column, row) else { return nil }
    if let amount = try? Amount.parse(text, decimals: decimals), amount >= .zero { return amount }
    report(
      row, column: column,
      "'\(column)' is \(Self.quoted(text)); it must be an amount of tokens, at least 0, with at "
        + "most \(decimals) decimals.")
    return nil
  }

  /// Whether a judgement approves.
  mutating func judgement(_ column: String, _ row: RecordTable.Row) -> Bool? {
    guard let text = text(column, row) else { return nil }
    switch text {
    case "approve", "1", "true": return true
    case "reject", "0", "false": return false
    default:
      report(
        row, column: column,
        "'\(column)' is \(Self.quoted(text)); it must be approve or reject (1 or 0).")
      return nil
    }
  }
}
