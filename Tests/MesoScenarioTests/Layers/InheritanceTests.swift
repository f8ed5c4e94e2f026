import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

@Suite struct `Extending a base file` {
  @Test func `a file overrides its base, and the base its own`() throws {
    let folder = try Folder([
      "base.yaml": smallest + "seed: 1\nepochs: 11\n",
      "middle.yaml": "extends: base.yaml\nseed: 2\nwarm-up: 3\n",
      "sub/top.yaml": "extends: ../middle.yaml\nwarm-up: 4\n",
    ])
    let scenario = try ScenarioLoader().load(file: folder.path + "/sub/top.yaml")
    #expect(scenario.seed == 2)
    #expect(scenario.treatments[0].world.epochs == 11)
    #expect(scenario.treatments[0].world.warmUp == 4)
  }

  @Test func `null removes a cohort of the base, and only one that is there`() throws {
    let folder = try Folder([
      "base.yaml": smallest,
      "less.yaml": """
      extends: base.yaml
      contributors:
        honest: null
        lazy: {strategy: lazy, operators: 4}
      """,
      "wrong.yaml": "extends: base.yaml\ncontributors: {honst: null}\n",
    ])
    let scenario = try ScenarioLoader().load(file: folder.path + "/less.yaml")
    #expect(scenario.treatments[0].world.contributors.map { $0.terms.name } == ["lazy"])
    #expect(
      folder.problems("wrong.yaml")
        == "wrong.yaml:2:16: There is no cohort 'honst' to remove. Did you mean 'honest'?")
  }

  @Test func `a circle is refused with the chain that makes it`() throws {
    let folder = try Folder([
      "a.yaml": "extends: b.yaml\n", "b.yaml": "extends: ./sub/../c.yaml\n",
      "c.yaml": "seed: 1\nextends: a.yaml\n", "self.yaml": "extends: self.yaml\n",
    ])
    #expect(
      folder.problems("a.yaml")
        == "c.yaml:2:10: 'extends' goes in a circle: a.yaml → b.yaml → c.yaml → a.yaml.")
    #expect(
      folder.problems("self.yaml")
        == "self.yaml:1:10: 'extends' goes in a circle: self.yaml → self.yaml.")
  }

  @Test func `a base that cannot be read is reported where it is named`() throws {
    let folder = try Folder(["a.yaml": "extends: none.yaml\n", "b.yaml": "extends: [x]\n"])
    #expect(
      folder.problems("a.yaml")
        == "a.yaml:1:10: The base file 'none.yaml' cannot be used. There is no such file.")
    #expect(
      folder.problems("b.yaml")
        == "b.yaml:1:10: 'extends' must be the path of a file, not a list.")
  }

  @Test func `a chain of bases has a limit`() throws {
    var files = ["0.yaml": smallest]
    for index in 1...40 { files["\(index).yaml"] = "extends: \(index - 1).yaml\n" }
    let folder = try Folder(files)
    #expect(folder.problems("31.yaml") == "")
    #expect(
      folder.problems("40.yaml") == "9.yaml:1:10: 'extends' is more than 32 files deep.")
  }

  @Test func `an error in a base names the base`() throws {
    let folder = try Folder([
      "base.yaml": smallest + "epochs: none\n", "a.yaml": "extends: base.yaml\nseed: x\n",
    ])
    #expect(
      folder.problems("a.yaml") == """
        a.yaml:2:7: 'seed' must be a whole number, not 'x'.
        base.yaml:7:9: 'epochs' must be a whole number, not 'none'.
        """)
  }
}
