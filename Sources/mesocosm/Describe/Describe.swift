import ArgumentParser
import MesoPrimitives
import MesoReport

struct Describe: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "List what a scenario may name, or explain one name.",
    discussion: "A name that several stages use can be given as stage/name, such as slashing/none.")

  @Argument(help: "A stage, component, preset, strategy or metric, such as committee.")
  var name: String?

  @OptionGroup var table: FormatOption

  func run() throws {
    let topics = Topic.all
    guard let name else { return Console.print(overview(topics)) }
    let found = topics.filter { $0.answers(to: name) }
    guard !found.isEmpty else {
      let names = topics.flatMap { [$0.name, $0.path] }
      let hint = closestName(to: name, in: names).map { " Did you mean '\($0)'?" } ?? ""
      throw Ending.badInput(
        "error: Nothing is called '\(name)'.\(hint) 'mesocosm describe' lists all names.")
    }
    Console.print(found.map { $0.description(table.format) }.joined(separator: "\n"))
  }

  /// Every name with its sentence, group by group.
  private func overview(_ topics: [Topic]) -> String {
    if table.format == .csv {
      var table = TextTable(["group", "name", "summary"])
      for topic in topics where topic.isListed {
        table.add([topic.group, topic.name, topic.summary])
      }
      return table.rendered(.csv)
    }
    var groups: [(name: String, topics: [Topic])] = []
    for topic in topics where topic.isListed {
      if groups.last?.name != topic.group { groups.append((topic.group, [])) }
      groups[groups.count - 1].topics.append(topic)
    }
    return groups.map { group in
      var table = TextTable([group.name, "what it does"])
      for topic in group.topics { table.add([topic.name, topic.summary]) }
      return table.rendered(self.table.format)
    }.joined(separator: "\n")
  }
}
