import MesoModel
import MesoPrimitives

/// Makes the points of a design: combines the blocks, drops what constraints exclude, checks the
/// rest.
struct PointReader {
  /// Different mistakes after which checking stops.
  private static let maximumMistakes = 100
  /// Points checked at a time.
  private static let groupSize = 512

  let source: SweepSource
  let constraints: [Constraint]
  private(set) var points: [SweepPoint] = []
  /// What an analysis of sensitivity needs to know of the design, if one goes with it.
  private(set) var analysis: AnalysisDesign?
  private(set) var dropped = 0
  private(set) var warnings: [ScenarioIssue] = []
  /// Operators × epochs of one replicate of all points.
  private(set) var agentEpochs = 0.0
  /// The number of the point that takes most memory.
  private(set) var largestPoint = 1
  private var largestBytes = -1
  private var mistakes = PointMessages()
  private var advice = PointMessages()
  /// Constraints that some point gave something to compare.
  private var decided: Set<Int> = []

  init(source: SweepSource, constraints: [Constraint]) {
    self.source = source
    self.constraints = constraints
  }

  /// Reads all points.
  ///
  /// - Throws: `ScenarioErrors` if a point is wrong or none is left.
  mutating func read(
    _ blocks: [DesignBlock], seed: UInt64, sources: [String]
  ) throws(ScenarioErrors) {
    let (candidates, places) = distinct(try rows(of: blocks, seed: seed), blocks)
    var numbers: [Int?] = []
    for start in stride(from: 0, to: candidates.count, by: Self.groupSize) {
      let group = Array(candidates[start..<min(start + Self.groupSize, candidates.count)])
      let checks = PointCheck.all(group, of: source, constraints)
      for (changes, check) in zip(group, checks) {
        add(changes, check)
        numbers.append(check.isDropped ? nil : points.count)
      }
      if mistakes.count >= Self.maximumMistakes { break }
    }
    let issues = mistakes.issues
    guard issues.isEmpty else { throw ScenarioErrors(issues, sources: sources) }
    let place = blocks.first?.place ?? Place("")
    guard !points.isEmpty else {
      throw ScenarioErrors(
        constraints.first?.place ?? place, "'where' leaves none of the \(dropped) points.")
    }
    analysis = try analysis(of: blocks, seed: seed, places.map { numbers[$0] })
    // Rows of an analysis stand for themselves, and share the runs of a point.
    if analysis == nil { warn(ofRepeated: places.count - candidates.count, at: place) }
    warnAboutConstraints()
    warnings += advice.issues
  }

  private func analysis(
    of blocks: [DesignBlock], seed: UInt64, _ numbers: [Int?]
  ) throws(ScenarioErrors) -> AnalysisDesign? {
    guard let block = blocks.first else { return nil }
    do {
      return try block.analysis(seed: seed, index: 0).map {
        AnalysisDesign(kind: $0.0, points: numbers, unit: $0.1)
      }
    } catch {
      throw ScenarioErrors(block.place, error.description)
    }
  }

  /// The changes of each row, each once, and for every row the place of its changes.
  private func distinct(
    _ rows: [[Tree]], _ blocks: [DesignBlock]
  ) -> (changes: [[Override]], places: [Int]) {
    let paths = blocks.flatMap(\.paths)
    var places: [String: Int] = [:]
    var changes: [[Override]] = []
    let placed = rows.map { row -> Int in
      let text = row.map(\.bareText).joined(separator: "\u{0}")
      if let place = places[text] { return place }
      places[text] = changes.count
      changes.append(
        zip(paths, row).map { Override(path: $0.keys, value: $1, place: $1.place) })
      return changes.count - 1
    }
    return (changes, placed)
  }

  /// The rows of all blocks, combined; the last block varies fastest.
  private func rows(
    of blocks: [DesignBlock], seed: UInt64
  ) throws(ScenarioErrors) -> [[Tree]] {
    var count = 1
    for block in blocks {
      let (product, overflow) = count.multipliedReportingOverflow(by: block.count ?? .max)
      guard !overflow, product <= SweepReader.maximumPoints else {
        throw ScenarioErrors(
          block.place,
          "The design has more than \(SweepReader.maximumPoints) points; a sweep has at most that "
            + "many.")
      }
      count = product
    }
    var rows: [[Tree]] = [[]]
    for (index, block) in blocks.enumerated() {
      let own: [[Tree]]
      do { own = try block.rows(seed: seed, index: index) } catch {
        throw ScenarioErrors(block.place, error.description)
      }
      rows = rows.flatMap { row in own.map { row + $0 } }
    }
    return rows
  }

  /// Keeps a point that the constraints leave in.
  private mutating func add(_ changes: [Override], _ check: PointCheck) {
    for (index, holds) in check.constraints.enumerated() where holds != nil {
      decided.insert(index)
    }
    guard !check.isDropped else {
      dropped += 1
      return
    }
    let point = SweepPoint(number: points.count + 1, changes: changes)
    points.append(point)
    mistakes.add(check.issues, at: point)
    advice.add(check.warnings, at: point)
    agentEpochs += check.agentEpochs
    if check.bytes > largestBytes { (largestBytes, largestPoint) = (check.bytes, point.number) }
  }

  private mutating func warn(ofRepeated repeated: Int, at place: Place) {
    guard repeated > 0 else { return }
    let sentence =
      repeated == 1
      ? "1 point of the design is dropped: it repeats another."
      : "\(repeated) points of the design are dropped: they repeat others."
    warnings.append(ScenarioIssue(place, sentence))
  }

  private mutating func warnAboutConstraints() {
    for (index, constraint) in constraints.enumerated() where !decided.contains(index) {
      warnings.append(
        ScenarioIssue(
          constraint.place,
          "'\(constraint.text)' never applies: no point has values of one kind on both sides."))
    }
  }
}
