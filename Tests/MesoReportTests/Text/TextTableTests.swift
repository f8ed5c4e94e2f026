import MesoReport
import Testing

@Suite struct TextTableTests {
  private let table = {
    var table = TextTable(["metric", "a", "b"], firstNumber: 1)
    table.add(["x|y", "1", "20"])
    table.add(["longer, name", "", "3"])
    return table
  }()

  @Test func `text is aligned, numbers to the right, with no spaces at line ends`() {
    #expect(
      table.rendered(.text) == """
        metric        a   b
        ------------  -  --
        x|y           1  20
        longer, name      3

        """)
  }

  @Test func `markdown escapes bars`() {
    #expect(
      table.rendered(.markdown) == """
        | metric | a | b |
        | --- | --: | --: |
        | x\\|y | 1 | 20 |
        | longer, name |  | 3 |

        """)
  }

  @Test func `csv quotes`() {
    #expect(table.rendered(.csv) == "metric,a,b\nx|y,1,20\n\"longer, name\",,3\n")
  }
}
