import MesoReport
import Testing

@Suite struct CSVTableTests {
  @Test func `a table reads back what was written, quotes and line feeds included`() throws {
    let rows = [["a", "b"], ["1.5", ""], ["say \"no\", twice", "two\nlines"], ["", ""]]
    let bytes = rows.flatMap { CSVText(row: $0).bytes }

    let table = try #require(CSVTable(bytes))

    #expect(table.columns == ["a", "b"])
    #expect(table.rows == Array(rows.dropFirst()))
    #expect(table.place(of: "b") == 1 && table.place(of: "c") == nil)
  }

  @Test(arguments: ["", "a,b\n1\n", "a,b\n1,2", "a,\"b\n"])
  func `what is cut or uneven is no table`(text: String) {
    #expect(CSVTable(Array(text.utf8)) == nil)
  }
}
