import Testing

@testable import MesoReport

@Suite struct JSONTests {
  @Test func `members keep their order and text can stand in a script`() {
    let json: JSON = ["z": 1, "a": ["</script>", nil, true, 0.25], "quoted": "a\"b\\c\n&"]

    #expect(
      json.text == """
        {"z": 1,
        "a": ["\\u003c/script\\u003e", null, true, 0.25],
        "quoted": "a\\"b\\\\c\\n\\u0026"}
        """)
  }

  @Test(arguments: [
    (0.1, "0.1"), (1.0 / 3, "0.333333"), (-1234.5678, "-1234.57"), (2.0 / 3e9, "6.66667e-10"),
    (123_456_789.4, "123456789"), (0, "0"),
  ])
  func `numbers of pictures have six digits`(number: Double, text: String) {
    #expect(JSON.rounded(number).text == text)
  }

  @Test func `what is no number is null`() {
    #expect(JSON.rounded(nil).text == "null")
    #expect(JSON.rounded(.infinity).text == "null")
    #expect(JSON.number(.nan).text == "null")
  }

  @Test func `a member can be replaced, added and removed`() {
    var json: JSON = ["a": 1, "b": 2]
    json["a"] = 3
    json["c"] = "new"
    json["b"] = nil

    #expect(json.text == "{\"a\": 3,\n\"c\": \"new\"}")
  }
}
