extension DrawColumns {
  /// Rows that are drawn at a time: their words stay in the nearest cache.
  private static let stretch = 128

  /// Fills a column with the first beta draw of each entity's stream, the same as
  /// ``RandomStream/beta(_:_:)`` gives.
  ///
  /// Most gamma draws are sure after their first round and without a logarithm; these are made many at
  /// a time, and the others one by one.
  ///
  /// - Parameters:
  ///   - a: The weight of 1, above 0.
  ///   - b: The weight of 0, above 0.
  ///   - entities: The keys of the entities.
  ///   - count: The number of entities.
  ///   - epoch: The epoch of the draws.
  ///   - purpose: What the draws are for.
  ///   - numbers: Room for `count` values, filled with numbers from 0 to 1.
  /// - Complexity: O(count).
  public static func fillBetas(
    _ a: Double, _ b: Double, _ entities: UnsafePointer<UInt64>, count: Int, key: StreamKey,
    epoch: Int, purpose: Purpose, into numbers: UnsafeMutablePointer<Double>
  ) {
    var done = 0
    if a >= 1 && b >= 1 {
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 12 * stretch) { room in
        let blocks = (0..<3).map { block in
          let first = room.baseAddress! + 4 * block * stretch
          return FourColumns(
            first, first + stretch, first + 2 * stretch, first + 3 * stretch)
        }
        while done < count {
          let rows = min(stretch, count - done)
          for (place, words) in blocks.enumerated() {
            fillBlock(
              entities + done, count: rows, key: key, epoch: epoch, purpose: purpose, block: place,
              words: words)
          }
          fillSureBetas(
            GammaShape(a), GammaShape(b), (blocks[0], blocks[1], blocks[2]), count: rows,
            into: numbers + done)
          done += rows
        }
      }
    } else {
      numbers.update(repeating: .nan, count: count)
    }
    for row in 0..<count where numbers[row].isNaN {
      var stream = RandomStream(
        key: key, entity: entities[row], epoch: epoch, purpose: purpose)
      numbers[row] = stream.beta(a, b)
    }
  }

  /// Makes the draws of which the first round is sure, from the twelve words that such a draw takes;
  /// the others become NaN.
  @inline(__always)
  private static func fillSureBetas(
    _ first: GammaShape, _ second: GammaShape,
    _ blocks: (FourColumns, FourColumns, FourColumns), count: Int,
    into numbers: UnsafeMutablePointer<Double>
  ) {
    @inline(__always) func both(
      _ low: UnsafeMutablePointer<UInt32>, _ high: UnsafeMutablePointer<UInt32>, _ row: Int
    ) -> UInt64 { UInt64(low[row]) | UInt64(high[row]) &<< 32 }

    var row = 0
    while row < count {
      let x = RandomStream.normal(
        of: both(blocks.0.w0, blocks.0.w1, row), both(blocks.0.w2, blocks.0.w3, row))
      let u = RandomStream.uniform(of: both(blocks.1.w0, blocks.1.w1, row))
      let y = RandomStream.normal(
        of: both(blocks.1.w2, blocks.1.w3, row), both(blocks.2.w0, blocks.2.w1, row))
      let v = RandomStream.uniform(of: both(blocks.2.w2, blocks.2.w3, row))
      let one = first.sureDraw(x, u)
      let other = second.sureDraw(y, v)
      numbers[row] = one / (one + other)
      row &+= 1
    }
  }
}
