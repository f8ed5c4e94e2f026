import Foundation
import Testing

/// Another package adds a reward and edits nothing here.
@Suite struct OutsidePackageEndToEndTests {
  @Test func `the command of the how-to builds and runs a reward from another package`() throws {
    let document = try Document("Sources/MesoMechanisms/MesoMechanisms.docc/WriteAComponent.md")
    let command = try #require(document.commands.first?.block.text)

    let ending = try shell(command, in: Clone.root)

    #expect(ending.code == 0, "\(ending.errors)")
    let lines = ending.output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(!ending.output.contains("fault:"), "\(ending.output)")
    func value(_ treatment: String, _ metric: String) throws -> Double {
      let line = lines.first { $0.count == 3 && $0[0] == treatment && $0[1] == metric }
      return try #require(line.flatMap { Double($0[2]) }, "\(treatment) \(metric)")
    }
    // A purse of 30 tokens over 50 epochs, less what rounding leaves with the treasury.
    for treatment in ["proportional", "square-root"] {
      let paid = try value(treatment, "rewards_tokens")
      #expect(paid <= 1_500 && paid > 1_500 - 0.001, "\(treatment) pays \(paid)")
      #expect(try value(treatment, "conservation_error_units") == 0)
    }
    // A square root is flatter than a proportion, so that better work gains less.
    let premium = try value("square-root", "honest_premium_tokens")
    #expect(try value("proportional", "honest_premium_tokens") > premium)
  }
}
