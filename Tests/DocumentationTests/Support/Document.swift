/// A Markdown document as its fenced blocks and what is written between backticks.
struct Document {
  /// A fenced block.
  struct Block {
    let language: String
    /// The lines between the fences.
    let text: String
    /// The line of the opening fence, from 1.
    let line: Int

    /// The file that a block of YAML belongs to, which its first line names in a comment.
    var file: String? { text.prefixMatch(of: /# ([a-z-]+\.yaml)\n/).map { String($0.1) } }
  }

  let path: String
  private(set) var lines: [String]
  private(set) var blocks: [Block] = []
  /// What stands between single backticks outside of blocks.
  private(set) var codeWords: [String] = []

  init(_ path: String) throws {
    self.path = path
    lines = try Clone.text(of: path).split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }
    var open: (language: String, line: Int, text: [String])?
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(
            Block(
              language: block.language, text: block.text.map { $0 + "\n" }.joined(),
              line: block.line))
          open = nil
        } else {
          open = (String(line.dropFirst(3)), index + 1, [])
        }
      } else if open != nil {
        open?.text.append(line)
      } else {
        let parts = line.split(separator: "`", omittingEmptySubsequences: false)
        codeWords += stride(from: 1, to: max(1, parts.count - 1), by: 2).map { String(parts[$0]) }
      }
    }
  }

  /// Commands, each with what the document says that it prints, if it does.
  var commands: [(block: Block, output: Block?)] {
    blocks.indices.filter { blocks[$0].language == "sh" }.map { index in
      let next = index + 1 < blocks.count ? blocks[index + 1] : nil
      return (blocks[index], next?.language == "text" ? next : nil)
    }
  }

  /// Replaces what stands in a block; later blocks must be replaced first.
  mutating func replace(_ block: Block, with text: String) {
    let old = block.text.count { $0 == "\n" }
    let new = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    lines.replaceSubrange(block.line..<(block.line + old), with: new.map { String($0) })
  }
}
