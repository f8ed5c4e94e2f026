import Foundation
import Testing

/// What guides say of four live networks against what runs measure.
@Suite struct LiveNetworksStudyTests {
  private static let folder = "Results/studies/live-networks"

  @Test func `measuring the networks again gives the committed table byte for byte`() throws {
    let block = try #require(
      try Document("\(Self.folder)/README.md").blocks.first { $0.language == "sh" })
    let bench = try Workbench()
    defer { bench.remove() }

    let ending = try bench.run(block.text)

    #expect(ending.code == 0, "\(ending.errors)")
    let fresh = try Data(contentsOf: bench.folder.appending(path: "fresh/networks.csv"))
    let committed = try Data(contentsOf: Clone.file("\(Self.folder)/networks.csv"))
    #expect(fresh == committed, "run scripts/record-study live-networks")
  }

  /// Validators' return under what guides say of Akash and Bittensor: 15 to 20 % and 50 % or more.
  @Test func `returns lie where guides put them`() throws {
    let rows = try Clone.text(of: "\(Self.folder)/networks.csv").split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    for (network, range) in [("akash", 15.0...20), ("bittensor", 50...1_000)] {
      for name in [network, "\(network)-chain"] {
        let cell = try #require(rows.first { $0[1] == name }?.last)
        let found = try #require(cell.firstMatch(of: /validators ([0-9.]+) %/))
        #expect(range.contains(try #require(Double(found.1))), "\(name): \(cell)")
      }
    }
  }

  /// The tables of the README have the cells of `networks.csv`: what is said, then what is measured of the
  /// preset and of its twin.
  @Test func `the tables that people read are the table that was measured`() throws {
    let words = try Clone.text(of: "\(Self.folder)/README.md").split(separator: "\n")
    let rows = try Clone.text(of: "\(Self.folder)/networks.csv").split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(rows.count == 13)
    for place in stride(from: 1, to: rows.count - 2, by: 3) {
      let (said, own, chain) = (rows[place], rows[place + 1], rows[place + 2])
      #expect(said[1] == "guide" && own[1] == said[0] && chain[1] == "\(said[0])-chain")
      for cell in 2..<rows[0].count {
        let line = "| \(rows[0][cell]) | \(said[cell]) | \(own[cell]) | \(chain[cell]) |"
        #expect(words.contains { $0 == line }, "\(line)")
      }
    }
  }
}
