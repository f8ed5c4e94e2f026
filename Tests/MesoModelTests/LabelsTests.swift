import MesoModel
import Synchronization
import Testing

/// Items to label: who gets which, and what comes of it.
struct LabelsTests {
  private static let crowd = """
    scenario: crowd
    epochs: 4
    warm-up: 0
    replicates: 1
    treasury: {balance: 1_000_000}
    demand: {kind: constant, usage: 0, fee: 0}
    production: {kind: linear, skill-weight: 1, base: 0, noise: 0}
    contributors:
      crowd: {strategy: honest, operators: 500, contributions-per-epoch: 3, skill: {constant: 0.8}}
      few: {strategy: lazy, operators: 7, identities: 4, answer: random}
    mechanism:
      allocation: {kind: redundant, copies: 3, labels: 2, prior: 0.6}
      verification: {kind: majority-label}
      reward: {kind: per-task, amount: 1}
    """

  /// Every case that a verification hears.
  private static func cases(_ text: String = crowd, _ overrides: String...) throws -> [Case] {
    var network = try world(text, overrides: overrides)
    let recorder = Recorder()
    network.mechanism.verification = recorder
    _ = try frames(of: network)
    return recorder.heard
  }

  @Test func `every item is answered by as many different identities as it has copies`() throws {
    let cases = try Self.cases()
    #expect(cases.count == 4 * 1_528)
    // 1,528 answers are 509 items of three, and one of them has a fourth.
    let items = Dictionary(grouping: cases) { $0.item }
    #expect(items.count == 4 * 509)
    #expect(items.values.filter { $0.count == 4 }.count == 4)
    for answers in items.values {
      #expect(answers.count == 3 || answers.count == 4)
      #expect(Set(answers.map { $0.identity }).count == answers.count)
      #expect(Set(answers.map { $0.made }).count == 1)
    }
  }

  @Test(arguments: 1...40)
  func `identities with many answers never meet an item twice`(seed: Int) throws {
    let cases = try Self.cases(
      Self.crowd, "seed=\(seed)", "contributors.crowd.operators=\(3 + seed % 5)",
      "contributors.crowd.contributions-per-epoch=\(1 + seed % 9)", "epochs=2",
      "contributors.few.operators=\(seed % 3)")
    let items = Dictionary(grouping: cases.filter { $0.item >= 0 }) { $0.item }
    for answers in items.values {
      #expect(Set(answers.map { $0.identity }).count == answers.count)
    }
  }

  @Test func `an identity's answers beyond one per item go to none`() throws {
    // 3 identities × 9 answers and 3 copies: 9 items, one answer of each identity to each.
    let all = try Self.cases(
      Self.crowd, "contributors.crowd.operators=3", "contributors.few.operators=0", "epochs=1",
      "contributors.crowd.contributions-per-epoch=9")
    #expect(all.allSatisfy { $0.item >= 0 })
    // Two who answer 30 times and four who answer once: no more than 4 items have room for all.
    let cut = try Self.cases(
      Self.crowd, "contributors.crowd.operators=2", "epochs=1",
      "contributors.crowd.contributions-per-epoch=30", "contributors.few.operators=1",
      "contributors.few.identities=4")
    let items = Dictionary(grouping: cut.filter { $0.item >= 0 }) { $0.item }
    #expect(items.values.allSatisfy { Set($0.map { $0.identity }).count == $0.count })
    #expect(cut.contains { $0.item < 0 && $0.answer < 0 })
  }

  /// A binomial share p of n at 5σ: one false alarm in 1.7 million.
  @Test func `labels are as frequent as the prior says and answers as often right as quality`()
    throws
  {
    let network = try world(
      Self.crowd, "contributors.few.operators=0", "contributors.crowd.operators=2_000",
      "mechanism.verification={kind: majority-label, gold-share: 1, gold-threshold: 0}")
    var recording = network
    let recorder = Recorder(goldShare: 1)
    recording.mechanism.verification = recorder
    _ = try frames(of: recording)
    let items = Dictionary(grouping: recorder.heard) { $0.item }
    let first = items.values.filter { $0[0].known == 0 }.count
    let count = Double(items.count)
    #expect(abs(Double(first) - 0.6 * count) < 5 * (0.24 * count).squareRoot())
    let right = recorder.heard.filter { $0.answer == $0.known }.count
    let answers = Double(recorder.heard.count)
    #expect(abs(Double(right) - 0.8 * answers) < 5 * (0.16 * answers).squareRoot())

    // With gold everywhere, what is accepted is what is right, and that is its quality.
    let epochs = try frames(of: network)
    let accepted = epochs.reduce(0) { $0 + $1.contributors[0].accepted }
    #expect(accepted == right)
    #expect(epochs.reduce(0.0) { $0 + $1.contributors[0].quality } == Double(right))
  }

  @Test func `who gets what does not depend on the order in which cohorts are declared`() throws {
    let lines = Self.crowd.split(separator: "\n").map(String.init)
    let swapped = (lines[0..<8] + [lines[9], lines[8]] + lines[10...]).joined(separator: "\n")
    func sums(_ text: String) throws -> [String: [Int]] {
      let network = try world(text)
      let epochs = try frames(of: network)
      return Dictionary(
        uniqueKeysWithValues: network.contributors.enumerated().map { place, cohort in
          (cohort.terms.name, epochs.map { $0.contributors[place].accepted })
        })
    }
    #expect(try sums(Self.crowd) == sums(swapped))
  }

  @Test func `an item without a majority is posted again, before any new one`() throws {
    // Two copies and coin tosses: half of the items tie and get two more answers.
    let network = try world(
      Self.crowd, "contributors.crowd.operators=0", "contributors.few.operators=500",
      "mechanism.allocation.copies=2", "mechanism.verification.ties=re-post",
      "mechanism.verification.postings=2")
    let epochs = try frames(of: network)
    #expect(epochs[0].openCases > 0)
    // Of 1,000 fair items a mean of 500 tie; 5σ = 5 · √250.
    #expect(abs(Double(epochs[0].openCases) / 2 - 500) < 80)
    // A tied item is settled with the next posting, whatever comes of it.
    let settled = epochs.reduce(0) { $0 + $1.contributors[1].contributions }
    #expect(settled + epochs[3].openCases == 4 * 2_000)
    #expect(epochs.allSatisfy { $0.conservationError == 0 })

    let through = try Engine(world: network, seed: 1, replicate: 1)
    for _ in 0..<2 { try through.step() }
    let resumed = try Engine(world: network, checkpoint: through.checkpoint())
    for _ in 0..<2 {
      try through.step()
      try resumed.step()
    }
    #expect(through.checkpoint() == resumed.checkpoint())
  }

  @Test(arguments: ["majority-label", "dawid-skene", "peer-prediction"])
  func `labels come out the same on one thread and on four`(verification: String) throws {
    let network = try world(
      Self.crowd, "mechanism.verification={kind: \(verification)}",
      "mechanism.reward={kind: per-score}")
    let one = try frames(of: network)
    let four = try frames(of: network, threads: 4)
    #expect(one.map { $0.flows } == four.map { $0.flows })
    #expect(one[3].contributors[0].rewards > 0)
  }

  @Test func `a coalition that agrees says one thing of an item and another of the next`() throws {
    let cases = try Self.cases(
      Self.crowd, "contributors.crowd.operators=0", "contributors.few.operators=300",
      "contributors.few.coalition=pact", "contributors.few.answer=agreed")
    let items = Dictionary(grouping: cases) { $0.item }
    #expect(items.values.allSatisfy { Set($0.map { $0.answer }).count == 1 })
    let first = items.values.filter { $0[0].answer == 0 }.count
    let count = Double(items.count)
    #expect(abs(Double(first) - count / 2) < 5 * (count / 4).squareRoot())
  }
}

/// Accepts everything and keeps what it heard.
private final class Recorder: EpochVerification {
  private let cases = Mutex<[Case]>([])
  let goldShare: Double

  init(goldShare: Double = 0) { self.goldShare = goldShare }

  var heard: [Case] { cases.withLock { $0 } }
  var instrument: Instrument? { nil }
  var answersNeeded: Int? { 1 }

  func hear(_ docket: Docket, view: PublicView, memory: inout Memory) {
    cases.withLock { heard in
      for index in 0..<docket.count { heard.append(docket[index]) }
    }
  }
}
