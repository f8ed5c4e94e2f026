import Testing

@testable import MesoReport

@Suite struct MarkupTests {
  @Test func `text and attributes are escaped`() {
    let markup = Markup.element(
      "td", [("title", "\" onclick=\"x")], "<script>alert('1')</script> & more")

    #expect(
      markup.html == "<td title=\"&quot; onclick=&quot;x\">"
        + "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; more</td>")
  }

  @Test func `characters that hide or turn text are replaced`() {
    #expect(
      Markup.escaped("a\u{0}b\u{202E}c\u{7F}d\u{2066}") == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}")
    #expect(Markup.escaped("naïve → 漢\n") == "naïve → 漢\n")
  }

  @Test func `a page may run what it carries and nothing else`() {
    // The SHA-256 digest of the empty text, in base 64.
    #expect(
      ContentPolicy.text(scripts: [""], styles: [])
        == "default-src 'none'; script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; "
        + "style-src 'none'; img-src data: blob:; base-uri 'none'; form-action 'none'")
  }
}
