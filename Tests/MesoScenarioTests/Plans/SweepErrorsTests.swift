import MesoScenario
import Testing

@Suite struct `Mistakes in sweep plans` {
  @Test(arguments: [
    (
      "epochs: 9",
      "1:1: A sweep needs 'design', a list of blocks such as '- grid: {demand.fee: "
        + "[0.05, 0.1]}'."
    ),
    (
      "design: []",
      "10:9: 'design' must be a list of blocks such as '- grid: {demand.fee: [0.05, "
        + "0.1]}', not a list."
    ),
    (
      "design: [gird: {epochs: [1]}]",
      "10:10: There is no design 'gird'. Did you mean 'grid'? "
        + "Known: grid, zip, list, random, latin-hypercube, sobol, saltelli, morris."
    ),
    (
      "design: [grid: {epochs: [1], warm-up: [2]}, zip: {}]",
      "10:50: 'zip' must be a map from paths to values, not a map."
    ),
    (
      "design: [grid: {epochs: 5}]",
      "10:25: The values of 'epochs' must be a list or {from, to, "
        + "steps, scale}, not '5'."
    ),
    (
      "design: [grid: {epoch: [5]}]",
      "10:17: There is no path 'epoch': the scenario has no "
        + "'epoch'. Did you mean 'epochs'?"
    ),
    (
      "design: [grid: {contributors.honst.operators: [5]}]",
      "10:17: There is no path "
        + "'contributors.honst.operators': 'contributors' has no 'honst'. Did you mean "
        + "'contributors.honest.operators'?"
    ),
    (
      "design: [grid: {slashing.fraction: [0.5]}]",
      "10:17: There is no path 'slashing.fraction': "
        + "the scenario has no 'slashing'. Did you mean 'mechanism.slashing.fraction'?"
    ),
    (
      "design: [grid: {seed: [5]}]",
      "10:17: 'seed' cannot vary: 'seed' is the same at every point."
    ),
    (
      "design: [grid: {epochs: [5]}, zip: {epochs: [6]}]",
      "10:37: The design varies 'epochs' twice."
    ),
    (
      "design: [zip: {epochs: [5, 6], demand.fee: [0]}]",
      "10:32: 'demand.fee' has 1 values and "
        + "'epochs' has 2; a zip takes one of each at a time."
    ),
    (
      "design: [grid: {epochs: {from: 1, to: 2, step: 3}}]",
      "10:25: 'steps' is missing; it is a whole number.\n"
        + "p.yaml:10:42: Unknown key 'step'. Did you mean 'steps'? Known: from, to, steps, scale."
    ),
    (
      "design: [grid: {epochs: {from: 0, to: 2, steps: 3, scale: log}}]",
      "10:25: A log scale needs 'from' and 'to' above 0."
    ),
    (
      "design: [grid: {demand.kind: {from: 1, to: 2, steps: 3}}]",
      "10:30: 'demand.kind' takes no numbers; list its values, such as [a, b]."
    ),
    (
      "design: [random: {points: 0, over: {epochs: {unifrom: [1, 2]}}}]",
      "10:27: 'points' is '0'; it must be a whole number between 1 and 100000.\n"
        + "p.yaml:10:46: There is no distribution 'unifrom'. Did you mean 'uniform'? Known: uniform, "
        + "log-uniform, normal, beta, integer, choice."
    ),
    (
      "design: [random: {points: 5, over: {epochs: {uniform: [2, 1]}}}]",
      "10:55: 'uniform' is [2, 1]; the first must be less than the second."
    ),
    (
      "design: [list: [{epochs: 1}, {epoch: 2}]]",
      "10:30: Point 2 of the list lacks 'epochs'; all points of a list name the same paths.\n"
        + "p.yaml:10:31: Point 2 of the list names 'epoch', which the first does not. Did you mean "
        + "'epochs'?"
    ),
    (
      "design: [grid: {epochs: [5]}]\nwher: []",
      "11:1: Unknown key 'wher' at the top level. Did "
        + "you mean 'where'? Known: sweep, question, expectation, base, replicates, seed, epochs, "
        + "set, design, where, epoch-tables, headline, measure, criteria, overrides."
    ),
    (
      "design: [grid: {epochs: {from: 1, to: 100_000, steps: 1000}, warm-up: {from: 1, to: 1000, "
        + "steps: 999}}]",
      "10:10: The design has more than 100000 points; a sweep has at most that many."
    ),
  ])
  func `a mistake is reported at its place with the remedy`(lines: String, problem: String) {
    #expect(sweepProblems(adding: lines) == "p.yaml:" + problem)
  }

  @Test func `a point that is impossible is named with its values`() {
    #expect(
      sweepProblems(
        adding: "design: [grid: {demand.fee: [0, 0.1], quality-threshold: [0.5, 1.5]}]")
        == "p.yaml:10:64: Point 2 and 1 other (demand.fee = 0, quality-threshold = 1.5): "
        + "'quality-threshold' is 1.5; it must be between 0 and 1 (share).")
  }

  @Test func `mistakes of the plan, its base and its constraints are reported at once`() {
    let problems = sweepProblems(
      adding: """
        set: {demand.feee: 1}
        quality-threshold: 0.5
        design: [grid: {epoch: [5]}]
        where: ["epochs <"]
        """, "warm-upp=3")
    #expect(
      problems == """
        p.yaml:10:7: There is no path 'demand.feee': 'demand' has no 'feee'. Did you mean \
        'demand.fee'?
        p.yaml:10:7: Unknown key 'feee' in 'demand' (kind constant). Did you mean 'fee'? Known: \
        kind, tasks, budget, usage, fee.
        p.yaml:11:1: Unknown key 'quality-threshold' at the top level. It is a key of scenarios; \
        change it under 'set'. Known: sweep, question, expectation, base, replicates, seed, \
        epochs, set, design, where, epoch-tables, headline, measure, criteria, overrides.
        p.yaml:12:17: There is no path 'epoch': the scenario has no 'epoch'. Did you mean \
        'epochs'?
        p.yaml:13:18: Expected a path, a number or a name here.
        --set warm-upp=3: There is no path 'warm-upp': the scenario has no 'warm-upp'. Did you mean 'warm-up'?
        """)
  }

  @Test func `--set of what the plan varies is refused`() {
    #expect(
      sweepProblems(adding: "design: [grid: {demand.fee: [0, 1]}]", "demand={fee: 2}")
        == "--set demand={fee: 2}: The plan varies 'demand.fee'; take it out of the design before "
        + "setting it.")
  }

  @Test func `a base that cannot be read says where it is named`() throws {
    let folder = try Folder(["p.yaml": "sweep: p\nbase: none.yaml\ndesign: []\n"])
    #expect(throws: ScenarioErrors.self) {
      try PlanLoader().sweep(file: "\(folder.path)/p.yaml")
    }
  }
}
