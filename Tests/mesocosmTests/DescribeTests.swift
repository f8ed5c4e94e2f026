import MesoModel
import MesoScenario
import Testing

@Suite struct DescribeTests {
  @Test func `the overview lists every component of the catalogue`() throws {
    try withProgram { program in
      let ending = try program.run("describe", "--format", "csv")

      let rows = ending.output.split(separator: "\n")
      for (stage, descriptors) in Catalog.standard.stages {
        for descriptor in descriptors {
          #expect(rows.contains { $0.hasPrefix("\(stage.rawValue),\(descriptor.name),") })
        }
      }
    }
  }

  @Test func `every name that the overview lists can be described, in every format`() throws {
    try withProgram { program in
      let overview = try program.run("describe", "--format", "csv").output
      let names = overview.split(separator: "\n").dropFirst().map { row in
        row.split(separator: ",")[..<2].joined(separator: "/")
      }

      #expect(names.count > 90)
      for (place, name) in names.enumerated() {
        let format = ["text", "markdown", "csv"][place % 3]
        let ending = try program.run("describe", name, "--format", format)
        #expect(ending.code == 0, "\(name)")
        #expect(!ending.output.isEmpty, "\(name)")
      }
    }
  }

  @Test func `a component shows its parameters with unit, range and default`() throws {
    try withProgram { program in
      let ending = try program.run("describe", "slashing/fraction")

      #expect(ending.output.hasPrefix("slashing/fraction\n\n"))
      #expect(ending.output.contains("burn | treasury | redistribute"))
      #expect(ending.output.contains("designer (lever)"))
    }
  }

  @Test func `a reading without error is marked as an idealisation`() throws {
    try withProgram { program in
      let ending = try program.run("describe", "oracle")

      #expect(ending.output.contains("Instrument: "))
      #expect(ending.output.contains("idealisation"))
    }
  }

  @Test func `a name of several stages shows them all`() throws {
    try withProgram { program in
      let ending = try program.run("describe", "colluding")

      #expect(ending.output.contains("contributor-strategy/colluding"))
      #expect(ending.output.contains("validator-strategy/colluding"))
    }
  }
}
