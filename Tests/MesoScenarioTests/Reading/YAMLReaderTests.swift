import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

@Suite struct `Reading YAML` {
  @Test(arguments: [
    ("- a", "1:1: A scenario is a map of keys, not a list."),
    ("scenario", "1:1: A scenario is a map of keys, not 'scenario'."),
    (
      "a: [1",
      "2:1: The YAML does not parse: did not find expected ',' or ']' while parsing a "
        + "flow sequence."
    ),
    (
      "a: \"\\q\"",
      "1:5: The YAML does not parse: found unknown escape character while parsing a "
        + "quoted scalar."
    ),
    ("a: x\u{0}y", "1:5: The YAML does not parse: control characters are not allowed."),
    ("a: 1\nb:\n\tc: 1", "3:1: A tab cannot indent YAML; use spaces."),
    ("a: 1\n---\na: 2", "2:1: A second document starts here; a scenario file holds one."),
    ("a: 1\nb: {c: 1, c: 2}", "2:5: The key 'c' occurs more than once in one map."),
    ("seed: 1\n5: 1", "2:1: A key must be a name such as 'epochs', not '5'."),
    ("seed: 1\ntrue: 1", "2:1: A key must be a name such as 'epochs', not 'true'."),
    ("? [a]\n: 1", "1:3: A key must be a name, not a list or a map."),
    ("seed: !!int 5", "1:7: The YAML tag '!!int' has no use here; leave it out."),
    ("seed: *one", "1:7: This alias has no anchor before it."),
    ("a: &x [*x]", "1:8: This alias has no anchor before it."),
  ])
  func `what a scenario has no use for is refused with its place`(text: String, problem: String) {
    #expect(problems(text) == "s.yaml:\(problem)")
  }

  @Test func `an alias repeats what its anchor holds`() throws {
    let scenario = try load(
      """
      scenario: twins
      contributors:
        honest: &terms {strategy: honest, operators: 3, capital: 1}
        others: *terms
      mechanism: {verification: {kind: none}, reward: {kind: per-task}}
      """)
    let world = try #require(scenario.treatments.first?.world)
    #expect(world.contributors.map { $0.terms.operators } == [3, 3])
  }

  @Test func `aliases of aliases are refused before they fill the memory`() {
    var lines = ["scenario: bomb", "a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for level in 1...12 {
      let aliases = [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      lines.append("a\(level): &a\(level) [\(aliases)]")
    }
    let bomb = lines.joined(separator: "\n") + "\n"
    #expect(
      problems(bomb)
        == "s.yaml: The file has more than 100000 values, counting what aliases repeat.")
    let sentence =
      "In a file with aliases, a key must be a plain name: no alias, list, map or '?'."
    #expect(problems(bomb + "*a12 : 1") == "s.yaml:15:1: \(sentence)")
    #expect(problems(bomb + "? *a12\n: 1") == "s.yaml:15:1: \(sentence)")
    #expect(problems(bomb + "[*a12]: 1") == "s.yaml:15:6: \(sentence)")
    #expect(problems(bomb + "b: {{c: *a12} : 1}") == "s.yaml:15:13: \(sentence)")
  }

  @Test func `nesting, keys and values have limits`() {
    let tooDeep = "Maps and lists are nested deeper than 50 levels."
    #expect(problems(String(repeating: "[", count: 100_000)) == "s.yaml:1:1: \(tooDeep)")
    let maps = String(repeating: "{a: ", count: 60) + "1" + String(repeating: "}", count: 60)
    #expect(problems(maps) == "s.yaml:1:205: \(tooDeep)")
    let keys = (1...2_001).map { "k\($0): 1\n" }.joined()
    #expect(problems(keys) == "s.yaml:1:1: A map has more than 2000 keys.")
    let values = "a: [" + [String](repeating: "1", count: 100_001).joined(separator: ",") + "]"
    #expect(
      problems(values)
        == "s.yaml: The file has more than 100000 values, counting what aliases repeat.")
  }

  @Test func `JSON is YAML`() throws {
    let scenario = try load(
      """
      {"scenario": "json", "seed": 7,
       "contributors": {"honest": {"strategy": "honest", "operators": 3, "capital": 1.5}},
       "mechanism": {"verification": {"kind": "none"}, "reward": {"kind": "per-task"}}}
      """)
    #expect(scenario.name == "json")
    #expect(scenario.seed == 7)
    #expect(scenario.treatments[0].world.contributors[0].terms.capital.units == 1_500_000_000)
  }
}
