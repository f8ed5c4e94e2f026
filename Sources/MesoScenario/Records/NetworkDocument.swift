import MesoMechanisms

/// A network as a JSON document: weight matrices and stakes over ranges of epochs, as the
/// published simulators of Yuma consensus write them; or sixteen-bit weights epoch by epoch, as
/// the chain's tests have them.
struct NetworkDocument {
  private let source: String
  private var issues: [ScenarioIssue] = []

  /// - Throws: `ScenarioErrors` with everything that is wrong.
  static func network(
    _ bytes: [UInt8], source: String, named name: String?
  ) throws(ScenarioErrors) -> RecordedNetwork {
    let tree = try JSONTree.read(bytes, source: source)
    var reader = NetworkDocument(source: source)
    let network = reader.network(tree, named: name)
    guard let network, reader.issues.isEmpty else {
      throw ScenarioErrors(reader.issues, sources: [source])
    }
    return network
  }

  private init(source: String) { self.source = source }

  private mutating func report(_ tree: JSONTree, _ sentence: String) {
    issues.append(ScenarioIssue(tree.place, sentence))
  }

  private var name: String {
    let file = source.split(separator: "/").last.map(String.init) ?? source
    return file.split(separator: ".").first.map(String.init) ?? file
  }

  private mutating func network(_ tree: JSONTree, named wanted: String?) -> RecordedNetwork? {
    let all = tree.list ?? [tree]
    let names = all.compactMap { $0["name"]?.text }
    let chosen = wanted.map { name in all.filter { $0["name"]?.text == name } } ?? all
    guard let network = chosen.first, chosen.count == 1 else {
      report(
        tree,
        wanted.map { Messages.unknown("network", $0, names) }
          ?? "The file has \(all.count) networks; choose one with --network: "
          + "\(Resolver.list(names)).")
      return nil
    }
    return network["per_epoch"] == nil ? ranges(network) : epochs(network)
  }

  // MARK: Ranges of epochs

  private mutating func ranges(_ tree: JSONTree) -> RecordedNetwork? {
    let validators = names(tree, "validators")
    let servers = names(tree, "servers")
    guard let count = required(tree, "num_epochs"), let epochs = count.count, epochs > 0 else {
      if let count = tree["num_epochs"] {
        report(count, "'num_epochs' must be a whole number, at least 1.")
      }
      return nil
    }
    guard let validators, let servers else { return nil }
    // A name on both lists is one identity that validates and serves.
    let identities = validators + servers.filter { !validators.contains($0) }
    let columns = servers.compactMap { identities.firstIndex(of: $0) }
    var weights = Array(repeating: SparseRows<Double>?.none, count: epochs)
    var stakes = Array(repeating: [Double]?.none, count: epochs)
    for (range, part) in ranges(tree, "weights", epochs: epochs) {
      guard let matrix = required(part, "W") else { continue }
      let rows = self.rows(
        matrix, count: validators.count, columns: columns, identities: identities.count)
      for epoch in range { weights[epoch] = rows ?? SparseRows(rows: identities.count) }
    }
    for (range, part) in ranges(tree, "stakes", epochs: epochs) {
      guard let list = required(part, "S") else { continue }
      let held = numbers(list, count: validators.count, noun: "stake", of: "validator")
      let others = Array(repeating: 0.0, count: identities.count - validators.count)
      for epoch in range { stakes[epoch] = (held ?? []) + others }
    }
    reportGaps(weights.map { $0 == nil }, in: tree, "weights")
    reportGaps(stakes.map { $0 == nil }, in: tree, "stakes")
    let reset = reset(tree, epochs: epochs, columns: columns)
    guard issues.isEmpty else { return nil }
    return RecordedNetwork(
      name: name, identities: identities,
      epochs: (0..<epochs).compactMap { epoch in
        guard let weights = weights[epoch], let stakes = stakes[epoch] else { return nil }
        var evidence = YumaEpoch(stakes: stakes, weights: weights)
        if let reset, reset.epoch == epoch { evidence.resets = [reset.identity] }
        return RecordedNetwork.Epoch(number: epoch, evidence: evidence)
      })
  }

  /// The parts of a list with the epochs that each is for, which must ascend.
  private mutating func ranges(
    _ tree: JSONTree, _ key: String, epochs: Int
  ) -> [(ClosedRange<Int>, JSONTree)] {
    guard let list = required(tree, key) else { return [] }
    guard let parts = list.list else {
      report(list, "'\(key)' must be a list.")
      return []
    }
    var next = 0
    var ranges: [(ClosedRange<Int>, JSONTree)] = []
    for part in parts {
      guard let first = required(part, "first"), let last = required(part, "last") else { continue }
      guard let low = first.count, let high = last.count, low <= high, high < epochs else {
        report(
          part,
          "'first' and 'last' must be epochs from 0 to \(epochs - 1), 'first' not after 'last'.")
        continue
      }
      if low < next {
        report(
          first,
          "Epoch \(low) comes after epoch \(next - 1); '\(key)' must be in the order of epochs.")
      }
      next = high + 1
      ranges.append((low...high, part))
    }
    return ranges
  }

  private mutating func reportGaps(_ isMissing: [Bool], in tree: JSONTree, _ key: String) {
    guard issues.isEmpty, let epoch = isMissing.firstIndex(of: true) else { return }
    report(tree[key] ?? tree, "The \(key) of epoch \(epoch) are missing.")
  }

  private mutating func reset(
    _ tree: JSONTree, epochs: Int, columns: [Int]
  ) -> (epoch: Int, identity: Int)? {
    guard let reset = tree["reset_server_bonds"], !reset.isNull else { return nil }
    guard let server = reset["server_index"]?.count, let epoch = reset["epoch"]?.count,
      columns.indices.contains(server), epoch < epochs
    else {
      report(reset, "'reset_server_bonds' must name a 'server_index' and an 'epoch' that exist.")
      return nil
    }
    return (epoch, columns[server])
  }

  // MARK: Epoch by epoch

  private mutating func epochs(_ tree: JSONTree) -> RecordedNetwork? {
    guard let list = required(tree, "stakes"), let epochs = required(tree, "per_epoch") else {
      return nil
    }
    let stakes = numbers(list, count: nil, noun: "stake", of: "identity") ?? []
    guard let parts = epochs.list, !parts.isEmpty else {
      report(epochs, "'per_epoch' must be a list with at least one epoch.")
      return nil
    }
    var read: [RecordedNetwork.Epoch] = []
    for (number, part) in parts.enumerated() {
      guard let matrix = required(part, "weights_u16") else { continue }
      let validators = matrix.list?.count ?? 0
      guard validators <= stakes.count else {
        report(
          matrix, "There are \(validators) rows of weights and \(stakes.count) stakes.")
        continue
      }
      let rows = rows(
        matrix, count: validators, columns: Array(validators..<stakes.count),
        identities: stakes.count)
      guard let rows else { continue }
      read.append(
        RecordedNetwork.Epoch(number: number, evidence: YumaEpoch(stakes: stakes, weights: rows)))
    }
    guard issues.isEmpty else { return nil }
    return RecordedNetwork(
      name: name, identities: stakes.indices.map { "\($0)" }, epochs: read)
  }

  // MARK: Parts

  private mutating func required(_ tree: JSONTree, _ key: String) -> JSONTree? {
    guard case .map = tree.content else {
      report(tree, "A map with the key '\(key)' must stand here.")
      return nil
    }
    if let value = tree[key] { return value }
    report(tree, "The key '\(key)' is missing.")
    return nil
  }

  private mutating func names(_ tree: JSONTree, _ key: String) -> [String]? {
    guard let list = required(tree, key) else { return nil }
    guard let items = list.list, !items.isEmpty, items.allSatisfy({ $0.text != nil }) else {
      report(list, "'\(key)' must be a list of names.")
      return nil
    }
    var seen: Set<String> = []
    for item in items {
      if let name = item.text, !seen.insert(name).inserted {
        report(item, "'\(name.clipped)' is there twice.")
      }
    }
    return items.compactMap { $0.text }
  }

  private mutating func numbers(
    _ tree: JSONTree, count: Int?, noun: String, of whose: String
  ) -> [Double]? {
    guard let items = tree.list else {
      report(tree, "A list of numbers must stand here, one \(noun) for each \(whose).")
      return nil
    }
    if let count, items.count != count {
      report(
        tree,
        "The number of \(noun)s is \(items.count); it must be \(count), one for each \(whose).")
      return nil
    }
    var numbers: [Double] = []
    for item in items {
      guard let number = item.number, number >= 0 else {
        report(item, "A \(noun) must be a number, at least 0.")
        continue
      }
      guard number <= RecordText.greatestNumber else {
        report(item, "A \(noun) must be at most 1e15.")
        continue
      }
      numbers.append(number)
    }
    return numbers.count == items.count ? numbers : nil
  }

  /// Rows of weights; an entry of null was not set.
  private mutating func rows(
    _ tree: JSONTree, count: Int, columns: [Int], identities: Int
  ) -> SparseRows<Double>? {
    guard let rows = tree.list, rows.count == count else {
      report(tree, "The weights must have a row for each of the \(count) validators.")
      return nil
    }
    let order = columns.enumerated().sorted { $0.element < $1.element }
    var read = SparseRows<Double>(rows: 0)
    let known = issues.count
    for row in rows {
      guard let items = row.list, items.count == columns.count else {
        report(row, "A row of weights must have a number for each of the \(columns.count) servers.")
        continue
      }
      for (place, column) in order where !items[place].isNull {
        guard let weight = items[place].number, weight >= 0 else {
          report(items[place], "A weight must be a number, at least 0, or null where none was set.")
          continue
        }
        guard weight <= RecordText.greatestNumber else {
          report(items[place], "A weight must be at most 1e15.")
          continue
        }
        read.append(weight, column: Int32(column))
      }
      read.endRow()
    }
    while read.rowCount < identities { read.endRow() }
    return issues.count == known ? read : nil
  }
}
