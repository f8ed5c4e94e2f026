import ArgumentParser
import Foundation

struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a commented scenario to start from.")

  @Argument(help: "The scenario's name, such as my-contract; the file is NAME.yaml.")
  var name: String

  func validate() throws {
    guard name.wholeMatch(of: /[a-z][a-z0-9-]*/) != nil else {
      throw ValidationError(
        "'\(name)' is not a name; use small letters, digits and hyphens, a letter first.")
    }
  }

  func run() throws {
    let file = "\(name).yaml"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      let reason = errno == EEXIST ? "it exists already" : String(cString: strerror(errno))
      throw Ending.badInput("error: Cannot create '\(file)': \(reason).")
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(StarterScenario.text(name: name).utf8))
    } catch {
      unlink(file)
      throw Ending.failed("error: Cannot write '\(file)'.")
    }
    Console.complain("Wrote \(file). Run it with: mesocosm run \(file)")
  }
}
