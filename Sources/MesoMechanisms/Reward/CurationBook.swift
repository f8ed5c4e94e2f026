import MesoModel

/// Curated works and who holds signal on them, kept in a component's memory as integers.
struct CurationBook {
  struct Work {
    var author: Int64
    var accepted: Int64
    /// The weight of its use.
    var use: Int64
    var curve: BancorCurve
  }

  struct Position {
    var work: Int
    var curator: Int64
    var signal: Int64
    /// What was put there, less tax.
    var principal: Int64
  }

  var works: [Work] = []
  /// In the order in which they were taken.
  var positions: [Position] = []

  init(_ memory: Memory, ratio: Double) {
    let numbers = memory.integers
    guard let count = numbers.first else { return }
    for start in stride(from: 1, to: 1 + 5 * Int(count), by: 5) {
      works.append(
        Work(
          author: numbers[start], accepted: numbers[start + 1], use: numbers[start + 2],
          curve: BancorCurve(
            reserve: numbers[start + 3], supply: numbers[start + 4], ratio: ratio)))
    }
    for start in stride(from: 1 + 5 * Int(count), to: numbers.count, by: 4) {
      positions.append(
        Position(
          work: Int(numbers[start]), curator: numbers[start + 1], signal: numbers[start + 2],
          principal: numbers[start + 3]))
    }
  }

  /// The book as integers: the number of works, five each, then four a position.
  var memory: Memory {
    var memory = Memory()
    memory.integers = [Int64(works.count)]
    for work in works {
      memory.integers += [
        work.author, work.accepted, work.use, work.curve.reserve, work.curve.supply,
      ]
    }
    for position in positions {
      memory.integers += [
        Int64(position.work), position.curator, position.signal, position.principal,
      ]
    }
    return memory
  }

  /// Drops works that are over; no position may be on them.
  mutating func drop(where isOver: (Work) -> Bool) {
    var place: [Int?] = []
    var kept: [Work] = []
    for work in works {
      place.append(isOver(work) ? nil : kept.count)
      if !isOver(work) { kept.append(work) }
    }
    works = kept
    positions = positions.compactMap { position in
      place[position.work].map {
        Position(
          work: $0, curator: position.curator, signal: position.signal,
          principal: position.principal)
      }
    }
  }
}
