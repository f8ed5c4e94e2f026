public import ArgumentParser
public import MesoReport

extension TableFormat: ExpressibleByArgument {}

/// How tables are printed on standard output.
struct FormatOption: ParsableArguments {
  @Option(help: "How to print tables: csv, markdown or text.")
  var format = TableFormat.text
}
