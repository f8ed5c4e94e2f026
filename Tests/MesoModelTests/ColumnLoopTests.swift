import MesoPrimitives
import Testing

@testable import MesoModel

/// The loops over columns against what they stand for, row by row.
@Suite struct ColumnLoopTests {
  private static let rows = 777

  private func stream(_ entity: UInt64) -> RandomStream {
    RandomStream(
      key: StreamKey(seed: 5, replicate: 1), entity: entity, epoch: 0, purpose: .experiment)
  }

  @Test func `sums by behaviour are those of the rows that have it`() {
    var draws = stream(1)
    let behaviours = (0..<Self.rows).map { _ in UInt8(draws.below(5)) }
    let values = (0..<Self.rows).map { _ in Int64(draws.below(7)) - 2 }

    let arena = Arena()
    defer { withExtendedLifetime(arena) {} }
    let sums = BehaviourSums(behaviours: 6, arena)
    let squares = values.map { $0 * $0 }
    for _ in 0..<2 { sums.add(behaviours, values, squares, count: Self.rows) }
    for behaviour in UInt8(0)..<6 {
      let own = behaviours.indices.filter { behaviours[$0] == behaviour }.map { values[$0] }
      let (sum, sumOfSquares) = sums.sums(of: Int(behaviour))
      #expect(sum == own.reduce(0, +))
      #expect(sumOfSquares == own.reduce(0) { $0 + $1 * $1 })
      #expect(
        Int(BehaviourSums.count(of: behaviour, in: behaviours, count: Self.rows)) == own.count)
    }
    #expect(
      Int(BehaviourSums.positive(values, count: Self.rows)) == values.filter { $0 > 0 }.count)
  }

  @Test(arguments: [1, 4, 8, 9, 200])
  func `a short table is looked up as a long one is`(entries: Int) {
    var draws = stream(5)
    let arena = Arena()
    defer { withExtendedLifetime(arena) {} }
    let table = arena.column(entries, of: 0.0)
    for entry in 0..<entries { table[entry] = draws.uniform() }
    let places = (0..<Self.rows).map { _ in UInt8(draws.below(entries)) }

    for count in [0, 7, 8, 9, Self.rows] {
      var values = [Double](repeating: -1, count: Self.rows)
      table.lookUp(places, count: count, into: &values)
      #expect(values.prefix(count).elementsEqual(places.prefix(count).map { table[Int($0)] }))
      #expect(values.dropFirst(count).allSatisfy { $0 == -1 })
    }
  }

  @Test func `numbers are picked by flags, and added back to where they were`() {
    var draws = stream(6)
    let numbers = (0..<Self.rows).map { _ in draws.word64() }
    let flags = (0..<Self.rows).map { _ in UInt8(draws.below(2)) }

    for count in [0, 7, 8, 9, Self.rows] {
      let chosen = (0..<count).filter { flags[$0] == 1 }
      flags.withUnsafeBufferPointer { buffer in
        let some = RowFlags(base: buffer.baseAddress!, count: count)
        var picked = [UInt64](repeating: 0, count: Self.rows)
        #expect(some.pick(numbers, into: &picked) == chosen.count)
        #expect(picked.prefix(chosen.count).elementsEqual(chosen.map { numbers[$0] }))
        #expect(picked.dropFirst(count).allSatisfy { $0 == 0 })

        let amounts = picked.map { Int64(bitPattern: $0 >> 1) }
        var sums = [Int64](repeating: 5, count: Self.rows)
        some.add(amounts, to: &sums)
        var expected = [Int64](repeating: 5, count: Self.rows)
        for row in chosen { expected[row] += Int64(bitPattern: numbers[row] >> 1) }
        #expect(sums == expected)
      }
    }
  }

  @Test func `what a behaviour leaves unpaid is added up, and who pays nothing counted`() {
    var draws = stream(4)
    let behaviours = (0..<Self.rows).map { _ in UInt8(draws.below(3)) }
    let paid = (0..<Self.rows).map { _ in Int64(draws.below(4)) }

    for behaviour in UInt8(0)..<3 {
      let own = behaviours.indices.filter { behaviours[$0] == behaviour }.map { paid[$0] }
      let short = BehaviourSums.shortfall(
        of: behaviour, due: 3, in: behaviours, paid: paid, count: Self.rows)

      #expect(short.units == own.reduce(0) { $0 + 3 - $1 })
      #expect(Int(short.unpaid) == own.filter { $0 == 0 }.count)
    }
  }

  @Test func `outcomes are counted by behaviour, verdict and quality`() {
    var draws = stream(2)
    let behaviours = (0..<Self.rows).map { _ in UInt8(draws.below(3)) }
    let verdicts = (0..<Self.rows).map { _ in UInt8(draws.below(3)) }
    let quality = (0..<Self.rows).map { _ in Double(draws.below(101)) / 100 }

    let arena = Arena()
    defer { withExtendedLifetime(arena) {} }
    let all = BehaviourSums(behaviours: 3, arena)
    var outcomes = [UInt16](repeating: 0, count: Self.rows)
    for _ in 0..<2 {
      all.addOutcomes(
        behaviours, verdict: verdicts, quality: quality, threshold: 0.5, count: Self.rows,
        outcome: &outcomes)
    }
    for behaviour in UInt8(0)..<3 {
      let own = behaviours.indices.filter { behaviours[$0] == behaviour }
      let accepted = own.filter { verdicts[$0] == Verdict.accepted.rawValue }
      let both = accepted.filter { quality[$0] >= 0.5 }
      let sums = all.outcome(of: Int(behaviour))

      #expect(sums.made == own.count)
      #expect(sums.accepted == accepted.count)
      #expect(sums.good == own.filter { quality[$0] >= 0.5 }.count)
      #expect(sums.goodAccepted == both.count)
      // Each is off by at most half of 2⁻⁴⁰.
      let bound = Double(Self.rows) * 0x1p-41
      for (fixed, rows) in [
        (sums.quality, own), (sums.acceptedQuality, accepted), (sums.goodAcceptedQuality, both),
      ] {
        let exact = rows.reduce(0.0) { $0 + quality[$1] }
        #expect(abs(Outcome.number(fixed) - exact) <= bound + 1e-12)
      }
    }
  }

  @Test func `a dot product adds up every row`() {
    var draws = stream(3)
    let weights = (0..<Self.rows).map { _ in Int64(draws.below(1_000)) }
    let values = (0..<Self.rows).map { _ in Double(draws.below(1_000)) }

    for count in [0, 1, 3, 4, 5, Self.rows] {
      let exact = (0..<count).reduce(0.0) { $0 + Double(weights[$1]) * values[$1] }
      #expect(FixedOrder.dot(weights, values, count: count) == exact)
    }
  }

  @Test func `who revises is the same whether it is found for one epoch or for four`() {
    let operators = 1_003
    let arena = Arena()
    defer { withExtendedLifetime(arena) {} }
    let key = StreamKey(seed: 11, replicate: 1)
    let keys = arena.column(operators, of: UInt64(0))
    for place in 0..<operators { keys[place] = EntityKey.mixed(UInt64(place)) }
    let revisions = Revisions(operators: operators, arena)
    let bounds = Revisions.Bounds(revision: 1 << 30, mutation: 1 << 28)
    let words = FourColumns(
      arena.column(operators, of: 0).base, arena.column(operators, of: 0).base,
      arena.column(operators, of: 0).base, arena.column(operators, of: 0).base)

    for epoch in 4..<12 {
      if !revisions.hold(epoch: epoch, bounds) {
        #expect(epoch.isMultiple(of: 4))
        revisions.fill(0..<operators, keys: keys, epoch: epoch, bounds, key: key, words: words)
        revisions.note(epoch: epoch, bounds)
      }
      var found: [[Int]] = []
      revisions.forEach(in: 0..<operators, epoch: epoch) { found.append([$0, $1 ? 1 : 0]) }

      let expected = (0..<operators).compactMap { place -> [Int]? in
        var stream = RandomStream(
          key: key, entity: keys[place], epoch: epoch / 4, purpose: .adaptation)
        let u = (0...(epoch % 4)).map { _ in stream.word() }.last ?? 0
        return u < 1 << 30 ? [place, u < 1 << 28 ? 1 : 0] : nil
      }
      #expect(found == expected)
    }
    #expect(!revisions.hold(epoch: 11, Revisions.Bounds(revision: 1 << 29, mutation: 1 << 28)))
  }

  @Test func `births are the same on one thread and on four`() throws {
    let many = try world(busy, "contributors.honest.operators=9000", "epochs=2", "warm-up=0")

    let engines = try [1, 4].map { try Engine(world: many, seed: 3, replicate: 1, threads: $0) }

    let (one, four) = (engines[0].contributors, engines[1].contributors)
    #expect(one.key.array == four.key.array)
    #expect(one.skill.array == four.skill.array)
    #expect(one.scoreBias.array == four.scoreBias.array && one.scoreBias.count > 0)
    #expect(one.firstIdentity.array == four.firstIdentity.array)
    #expect(one.accounts.stakes == four.accounts.stakes)
  }

  @Test func `columns do not overlap, and come back from their bytes`() {
    let arena = Arena()
    defer { withExtendedLifetime(arena) {} }
    let columns = (0..<300).map { arena.column(40 + 97 * $0, of: UInt64($0)) }

    for (value, column) in columns.enumerated() {
      #expect(column.array.allSatisfy { $0 == UInt64(value) })
    }
    let saved = arena.contents
    for column in columns { column.fill(.max) }
    #expect(arena.restore(saved))
    #expect(columns.enumerated().allSatisfy { place, column in column[0] == UInt64(place) })
  }
}
