import Foundation
import MesoPrimitives
import Testing

@Suite struct DrawColumnsTests {
  private static let key = StreamKey(seed: 20_240_607, replicate: 1)

  /// Columns of words from one block of so many entities.
  private func words(_ count: Int, block: Int = 0) -> [[UInt32]] {
    let entities = (0..<count).map { EntityKey.mixed(UInt64($0)) }
    var columns = (0..<4).map { _ in [UInt32](repeating: 0, count: count) }
    let room = (0..<4).map { _ in UnsafeMutablePointer<UInt32>.allocate(capacity: count) }
    defer { for column in room { column.deallocate() } }
    DrawColumns.fillBlock(
      entities, count: count, key: Self.key, epoch: 9, purpose: .panel, block: block,
      words: FourColumns(room[0], room[1], room[2], room[3]))
    for place in 0..<4 {
      columns[place] = Array(UnsafeBufferPointer(start: room[place], count: count))
    }
    return columns
  }

  private func normals(_ count: Int) -> (words: [[UInt32]], first: [Float], second: [Float]) {
    let words = words(count)
    var first = [Float](repeating: 0, count: count)
    var second = first
    DrawColumns.fillNormals(words[0], words[1], count: count, into: &first, and: &second)
    return (words, first, second)
  }

  @Test(arguments: [0, 3])
  func `the words of a block are those of the entity's own stream`(block: Int) {
    let columns = words(37, block: block)

    for entity in 0..<37 {
      var stream = RandomStream(
        key: Self.key, entity: EntityKey.mixed(UInt64(entity)), epoch: 9, purpose: .panel,
        block: UInt32(block))
      #expect(columns.map { $0[entity] } == (0..<4).map { _ in stream.word() })
    }
  }

  @Test func `few or many, entities get the same words`() {
    let all = words(64)

    // Where sixteen are drawn at a time: fewer than those, whole sixteens, and some that are left over.
    for count in [1, 15, 16, 17, 31, 32, 33, 50] {
      #expect(words(count) == all.map { Array($0.prefix(count)) })
    }
  }

  @Test(arguments: [(5.0, 2.0), (1, 1), (1, 30), (0.5, 2), (3, 0.25)])
  func `beta draws are those of the entity's own stream`(a: Double, b: Double) {
    let entities = (0..<300).map { EntityKey.mixed(UInt64($0)) }
    for count in [0, 1, 128, 300] {
      var drawn = [Double](repeating: -1, count: entities.count)
      DrawColumns.fillBetas(
        a, b, entities, count: count, key: Self.key, epoch: 4, purpose: .birth, into: &drawn)

      for (place, entity) in entities.enumerated() {
        var stream = RandomStream(key: Self.key, entity: entity, epoch: 4, purpose: .birth)
        #expect(drawn[place] == (place < count ? stream.beta(a, b) : -1))
      }
    }
  }

  @Test func `normals are the transform of Box and Muller to the bits of a Float`() {
    let (words, first, second) = normals(4_096)

    for row in first.indices {
      let u = (Double(words[0][row] >> 1) + 0.5) * 0x1p-31
      let angle = 2 * Double.pi * ((Double(words[1][row]) + 0.5) * 0x1p-32 - 0.125)
      let length = (-2 * Foundation.log(u)).squareRoot()
      // The logarithm near 1 and the angle each lose a few bits of 24.
      #expect(abs(Double(first[row]) - length * cos(angle)) < 4e-6)
      #expect(abs(Double(second[row]) - length * sin(angle)) < 4e-6)
    }
  }

  @Test func `both normals of a pair are standard normal, and independent`() {
    let count = 100_000
    let (_, first, second) = normals(count)
    func cdf(_ x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }

    #expect(
      Distances.scaledDistance(first.map { Double($0) }, cdf) < Distances.greatestScaledDistance)
    #expect(
      Distances.scaledDistance(second.map { Double($0) }, cdf) < Distances.greatestScaledDistance)
    // The mean of n products of independent normals has a standard deviation of 1 ⁄ √n.
    for power in [1.0, 2] {
      let product = zip(first, second).reduce(0.0) {
        $0 + centred($1.0, power) * centred($1.1, power)
      }
      #expect(abs(product / Double(count).squareRoot()) < 5)
    }
  }

  /// A normal, or its square less 1 over √2: both have mean 0 and variance 1.
  private func centred(_ normal: Float, _ power: Double) -> Double {
    let z = Double(normal)
    return power == 1 ? z : (z * z - 1) / 2.0.squareRoot()
  }

  @Test func `the farthest words give finite normals`() {
    let extremes: [UInt32] = [0, 1, .max - 1, .max]
    var (first, second) = ([Float](repeating: 0, count: 4), [Float](repeating: 0, count: 4))

    DrawColumns.fillNormals(extremes, extremes, count: 4, into: &first, and: &second)

    #expect((first + second).allSatisfy { $0.magnitude < 6.67 })
  }
}
