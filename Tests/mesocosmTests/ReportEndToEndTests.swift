import Foundation
import Testing

/// The pages of every kind of result, in a browser.
@Suite struct ReportEndToEndTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Runs a script of the clone; `nil`, with a warning that says so, where what it needs cannot be
  /// installed here.
  private func script(_ command: String, in program: Program) throws -> Program.Ending? {
    let ending = try program.shell("bash '\(Self.root)'/scripts/\(command)")
    guard ending.code == 77 else { return ending }
    Issue.record(
      "Skipped: what scripts/\(command.prefix { $0 != " " }) needs cannot be installed here. \(ending.errors)",
      severity: .warning)
    return nil
  }

  @Test func `the pages of every kind draw, sort, save, fit and ask for nothing`() throws {
    try withInspection { program in
      guard try script("check-pages --install", in: program) != nil else { return }
      let folders = try everyKind(program)

      let report = try program.run("report", "--quiet", "--no-pictures").code
      #expect(report != 0, "a report needs a folder")
      let written = try program.shell(
        "$mesocosm report --no-pictures \(folders.joined(separator: " "))")
      #expect(written.code == 0, "\(written.errors)")
      let pages = folders.map { "\($0)/report.html" }.joined(separator: " ")
      let ending = try #require(try script("check-pages \(pages)", in: program))

      #expect(ending.code == 0, "\(ending.errors)")
      // Every page was opened at three widths.
      #expect(ending.output.matches(of: /"width"/).count == 3 * folders.count)
    }
  }

  @Test func `pictures are written as SVG and PNG`() throws {
    try withInspection { program in
      guard try script("check-pages --install", in: program) != nil else { return }
      _ = try program.run("deviate", "inspected.yaml", "--quiet", "--out", "audit")
      let ending = try program.run("report", "audit")

      #expect(ending.code == 0, "\(ending.errors)")
      #expect(ending.errors.contains("as SVG and PNG too"))
      #expect(try program.text(of: "audit/charts/gain-contributors-custom.svg").hasPrefix("<svg"))
      let picture = try Data(
        contentsOf: program.folder.appending(path: "audit/charts/gain-contributors-custom.png"))
      #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    }
  }

  @Test func `the page of a hundred thousand rows is small and opens soon`() throws {
    try withProgram { program in
      guard try script("check-pages --install", in: program) != nil else { return }
      try writeLargeRun(program)
      try writeLargeSweep(program)

      let written = try program.run("report", "--no-pictures", "run", "sweep")
      #expect(written.code == 0, "\(written.errors)")
      for folder in ["run", "sweep"] {
        let page = try program.text(of: "\(folder)/report.html")
        #expect(page.utf8.count < 5_000_000)
        #expect(page.matches(of: /<figure/).count > 1)
      }
      // A page that takes more than three seconds to open fails the check.
      let ending = try #require(
        try script("check-pages run/report.html sweep/report.html", in: program))
      #expect(ending.code == 0, "\(ending.errors)")
    }
  }

  @Test func `the notebook module reads results with their types`() throws {
    try withProgram { program in
      guard let ending = try script("check-notebook \"$mesocosm\"", in: program) else { return }
      #expect(ending.code == 0, "\(ending.errors)")
    }
  }

  /// A folder of each kind of result; a question and a name in one of them try to be markup.
  private func everyKind(_ program: Program) throws -> [String] {
    let attack = "</script><img src=x onerror=alert(1)>=1+1"
    try program.write(
      tinyScenario.replacing("Does it run?", with: "'\(attack)'"), to: "tiny.yaml")
    for (name, design) in [
      ("sweep", "grid: {mechanism.slashing.fraction: [0.1, 0.5], demand.budget: [10, 20, 30]}"),
      ("lever", "grid: {demand.budget: [10, 20, 30]}"),
      (
        "screening",
        "morris: {trajectories: 4, over: {mechanism.validator-reward.fee: {uniform: [0.01, 0.2]}, popularity.item-sd: {uniform: [0, 1]}}}"
      ),
      (
        "shares",
        "saltelli: {base: 4, over: {mechanism.validator-reward.fee: {uniform: [0.01, 0.2]}, popularity.item-sd: {uniform: [0, 1]}}}"
      ),
    ] {
      let base = name == "sweep" ? "slashed.yaml" : "tiny.yaml"
      try program.write(
        "sweep: \(name)\nbase: \(base)\nreplicates: 2\ndesign:\n  - \(design)\n"
          + "headline: [attack_profit_tokens, validator_rewards_tokens, slashed_tokens]\n",
        to: "\(name).yaml"
      )
    }
    let slashed = tinyScenario.split(separator: "treatments:")[0]
    try program.write(
      slashed + "headline: [attack_profit_tokens, useful_quality_per_token, slashed_tokens]\n",
      to: "base.yaml")
    try program.write(
      "extends: base.yaml\nscenario: slashed\nmechanism: {slashing: {kind: fraction}}\n",
      to: "slashed.yaml")
    try program.write(
      "epoch,validator,server,weight\n1,a,s,1\n1,b,t,1\n2,a,t,1\n2,b,t,1\n3,a,s,1\n3,b,s,1\n",
      to: "weights.csv")
    try program.write(
      "epoch,identity,stake\n1,a,8\n1,b,2\n2,a,8\n2,b,2\n3,a,8\n3,b,2\n", to: "stakes.csv")
    try program.write(
      "epoch,contribution,author,validator,judgement\n"
        + "1,=w1,@alice,v1,approve\n1,=w1,@alice,v2,approve\n1,=w1,@alice,v3,reject\n"
        + "2,<i>w2,-bob,v1,reject\n2,<i>w2,-bob,v2,reject\n2,<i>w2,-bob,v3,approve\n",
      to: "att.csv")
    try program.write(
      "epoch,identity,stake\n"
        + (1...2).map { "\($0),@alice,20\n\($0),-bob,10\n\($0),v1,100\n\($0),v2,100\n\($0),v3,9\n" }
        .joined(), to: "attstakes.csv")
    let commands = [
      ("run", "run tiny.yaml --operators"), ("compare", "compare tiny.yaml"),
      ("sweep", "sweep sweep.yaml"), ("lever", "sweep lever.yaml"),
      ("deviate", "deviate inspected.yaml"),
      (
        "breakeven",
        "breakeven inspected.yaml --parameter mechanism.verification.rate --alternative lazy "
          + "--coalition 1 --points 4 --tolerance 0.1"
      ),
      ("screening", "sensitivity screening.yaml"), ("shares", "sensitivity shares.yaml"),
      ("weights", "replay weights.csv stakes.csv --variant chain-original --variant chain-yuma3"),
      ("attestations", "replay att.csv attstakes.csv --scenario tiny.yaml"),
    ]
    for (folder, command) in commands {
      let ending = try program.shell("$mesocosm \(command) --quiet --out \(folder)")
      #expect(ending.code == 0, "\(command): \(ending.errors)")
    }
    return commands.map { $0.0 }
  }

  private func manifest(_ kind: String, _ more: String) -> String {
    """
    {"kind": "\(kind)", "schema_version": 1, "version": "0", "command": ["\(kind)"], "scenario": "large",
    "scenario_digest": "", "seed": 1, "treatments": ["a"], "replicates": [1], "runs_planned": 1,
    "runs_finished": 1, "runs_failed": 0, "failures": [], "status": "finished", "files": [],
    "result_digest": ""\(more)}
    """
  }

  /// A hundred thousand rows of epochs.csv.
  private func writeLargeRun(_ program: Program) throws {
    try FileManager.default.createDirectory(
      at: program.folder.appending(path: "run"), withIntermediateDirectories: true)
    var rows = "mechanism,replicate,epoch,acceptance_rate,slashed_tokens\n"
    for replicate in 1...20 {
      for epoch in 1...5_000 {
        rows += "a,\(replicate),\(epoch),0.\((replicate * epoch) % 97),\(epoch % 13)\n"
      }
    }
    try program.write(rows, to: "run/epochs.csv")
    try program.write(
      "mechanism,point,metric,unit,n,mean,ci_low,ci_high\na,1,acceptance_rate,share,20,0.5,0.4,0.6\n",
      to: "run/summary.csv")
    try program.write("headline: [acceptance_rate, slashed_tokens]\n", to: "run/scenario.yaml")
    try program.write(manifest("run", ""), to: "run/manifest.json")
  }

  /// A sweep of 50,000 points, whose two metrics make a hundred thousand rows of summary.csv.
  private func writeLargeSweep(_ program: Program) throws {
    try FileManager.default.createDirectory(
      at: program.folder.appending(path: "sweep"), withIntermediateDirectories: true)
    var points = "point,p.x,p.y\n"
    var rows = "mechanism,point,p.x,p.y,metric,unit,n,mean,ci_low,ci_high\n"
    for point in 0..<50_000 {
      let (x, y) = (point % 250, point / 250)
      points += "\(point + 1),\(x),\(y)\n"
      for (metric, value) in [
        ("attack_profit_tokens", 250 - x - y), ("useful_quality_per_token", (x * y) % 101),
      ] {
        rows += "a,\(point + 1),\(x),\(y),\(metric),u,2,\(value),\(value - 9),\(value + 9)\n"
      }
    }
    try program.write(points, to: "sweep/points.csv")
    try program.write(rows, to: "sweep/summary.csv")
    try program.write(
      "headline: [attack_profit_tokens, useful_quality_per_token]\n", to: "sweep/scenario.yaml")
    try program.write(manifest("sweep", ", \"varied\": [\"x\", \"y\"]"), to: "sweep/manifest.json")
  }
}
