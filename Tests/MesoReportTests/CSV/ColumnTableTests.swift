import Foundation
import Testing

@testable import MesoReport

@Suite struct ColumnTableTests {
  @Test func `the columns asked for are read, quotes and missing values included`() throws {
    let text = "a,b,c\n1,\"x, \"\"y\"\"\nz\",2\n,plain,-3.5e-7\n"

    let table = try #require(ColumnTable(Data(text.utf8)) { $0 != "a" })

    #expect(table.columns == ["a", "b", "c"])
    #expect(table.rowCount == 2)
    #expect(!table.has("a"))
    #expect(table.texts("b") == ["x, \"y\"\nz", "plain"])
    #expect(table.numbers("c") == [2, -3.5e-7])
    #expect(table.numbers("a") == [nil, nil])
  }

  @Test(arguments: ["a,b\n1\n", "a,b\n1,2,3\n", ""])
  func `what is no table is not read`(text: String) {
    #expect(ColumnTable(Data(text.utf8)) == nil)
  }

  @Test func `it reads what is written`() throws {
    var text = CSVText(row: ["name", "value"])
    for name in ["plain", "a,b", "\"", "line\nbreak", ""] {
      text.add(name)
      text.add(0.1)
      text.endRow()
    }

    let table = try #require(ColumnTable(Data(text.bytes)))

    #expect(table.texts("name") == ["plain", "a,b", "\"", "line\nbreak", ""])
    #expect(table.values("value") == ["0.1"])
  }
}
