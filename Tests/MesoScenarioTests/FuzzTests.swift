import Foundation
import MesoScenario
import Testing

/// Damaged scenarios must be refused in words: no trap, no hang.
@Suite struct `Damaged files` {
  /// A fixed sequence of numbers (xorshift64*), so that a failure can be repeated.
  private struct Sequence {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state ^= state >> 12
      state ^= state << 25
      state ^= state >> 27
      return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % bound
    }
  }

  private var bytes: [UInt8] {
    get throws {
      let file = `Scenario files`.folder.appending(path: "quickstart.yaml")
      return Array(try Data(contentsOf: file))
    }
  }

  /// Loads bytes as the loader would from a file; every error must be a list of issues.
  private func load(_ bytes: [UInt8], _ what: String) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    do {
      _ = try ScenarioLoader().load(text: text, file: "s.yaml")
    } catch {
      #expect(error is ScenarioErrors, "\(what)")
      #expect(!"\(error)".isEmpty, "\(what)")
    }
  }

  @Test func `a file cut anywhere is refused or loads`() throws {
    let bytes = try bytes
    for length in stride(from: 0, to: bytes.count, by: 7) {
      load(Array(bytes.prefix(length)), "cut at \(length)")
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `a file with wrong bytes is refused or loads`(seed: UInt64) throws {
    let original = try bytes
    var random = Sequence(state: seed)
    let alphabet = Array("&*!|>{}[],:?-#'\"%@`~\n\t 0._eax\\".utf8)
    for run in 0..<150 {
      var bytes = original
      for _ in 0...random.below(3) {
        bytes[random.below(bytes.count)] = alphabet[random.below(alphabet.count)]
      }
      load(bytes, "seed \(seed), run \(run)")
    }
  }

  @Test(arguments: 5...6 as ClosedRange<UInt64>)
  func `a file with lines lost, doubled or moved is refused or loads`(seed: UInt64) throws {
    let lines = String(decoding: try bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    var random = Sequence(state: seed)
    for run in 0..<150 {
      var lines = lines
      let (from, to) = (random.below(lines.count), random.below(lines.count))
      switch random.below(3) {
      case 0: lines.remove(at: from)
      case 1: lines.insert(lines[from], at: to)
      default: lines.swapAt(from, to)
      }
      load(Array(lines.joined(separator: "\n").utf8), "seed \(seed), run \(run)")
    }
  }
}
