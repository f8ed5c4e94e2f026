"""Checks pages in a browser: they draw, sort, save, fit, and ask for nothing."""

import argparse
import base64
import csv
import io
import json
import pathlib
import sys
import tempfile
import time

from browser import Browser

WIDTHS = (360, 768, 1280)

# Marks that stand for data, and how each shows that it has been drawn.
DRAWN = """
(() => Array.from(document.querySelectorAll("figure[data-chart]"), figure => {
  const marks = figure.querySelectorAll(
    ".role-mark path, .role-mark line, .role-mark rect, .role-mark text");
  const seen = Array.from(marks).filter(mark => {
    const box = mark.getBoundingClientRect();
    return box.width > 0 || box.height > 0;
  });
  return [figure.dataset.chart, seen.length];
}))()
"""

SORTED = """
(() => {
  const head = document.querySelector("table[data-file] th.number");
  if (!head) return null;
  const table = head.closest("table");
  const place = Array.from(head.parentNode.cells).indexOf(head);
  const values = () => Array.from(table.tBodies[0].rows, row => row.cells[place])
    .map(cell => cell.dataset.v ?? cell.textContent).filter(text => text !== "").map(Number);
  const button = head.querySelector("button");
  button.click();
  const up = [head.getAttribute("aria-sort"), values()];
  button.click();
  return [up, [head.getAttribute("aria-sort"), values()]];
})()
"""


def check_drawing(browser):
    figures = browser.evaluate('document.querySelectorAll("figure[data-chart]").length')
    # What is far down is drawn when it comes near, or for print.
    browser.evaluate('dispatchEvent(new Event("beforeprint"))')
    all_drawn = f'document.querySelectorAll("figure[data-drawn]").length === {figures}'
    if not browser.wait(all_drawn):
        yield "not every picture was drawn"
    for name, marks in browser.evaluate(DRAWN):
        if marks == 0:
            yield f"the picture '{name}' shows no data"
    if browser.evaluate("document.documentElement.scrollWidth > innerWidth"):
        yield "the page is wider than the window"


def check_sorting(browser):
    found = browser.evaluate(SORTED)
    if found is None:
        return
    for (direction, values), (wanted, order) in zip(
        found, (("ascending", sorted), ("descending", lambda v: sorted(v, reverse=True)))
    ):
        if direction != wanted or values != order(values):
            yield f"a table does not sort {wanted}"


def check_saving(browser):
    """The first table saves as a file whose cells hold no formula."""
    if not browser.evaluate('document.querySelector("button.save") !== null'):
        yield "no table can be saved"
        return
    with tempfile.TemporaryDirectory() as folder:
        browser.ask("Page.setDownloadBehavior", behavior="allow", downloadPath=folder)
        rows = browser.evaluate(
            'document.querySelector("table[data-file]").tBodies[0].rows.length'
        )
        browser.evaluate('document.querySelector("button.save").click()')
        deadline = time.monotonic() + 10
        files = []
        while time.monotonic() < deadline and not files:
            time.sleep(0.05)
            files = list(pathlib.Path(folder).glob("*.csv"))
        if not files:
            yield "no file was saved"
            return
        table = list(csv.reader(io.StringIO(files[0].read_text(encoding="utf-8"))))
        if len(table) != rows + 1 or len({len(row) for row in table}) != 1:
            yield f"the saved table has {len(table) - 1} rows of the {rows}"
        for cell in (cell for row in table for cell in row):
            if cell[:1] in ("=", "+", "@") or (cell[:1] == "-" and not is_number(cell)):
                yield f"a saved cell is a formula: {cell}"


def check_pictures(browser):
    """The first picture saves in every form."""
    with tempfile.TemporaryDirectory() as folder:
        browser.ask("Page.setDownloadBehavior", behavior="allow", downloadPath=folder)
        for kind, ending, start in (
            ("SVG", ".svg", b"<svg"), ("PNG", ".png", b"\x89PNG"), ("Vega-Lite", ".vl.json", b"{"),
        ):
            browser.evaluate(f'document.querySelector("[data-save={kind}]").click()')
            deadline = time.monotonic() + 10
            files = []
            while time.monotonic() < deadline and not files:
                time.sleep(0.05)
                files = list(pathlib.Path(folder).glob(f"*{ending}"))
            if not files or not files[0].read_bytes().startswith(start):
                yield f"a picture does not save as {kind}"


def is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True


def check_page(browser, page, shots):
    for width in WIDTHS:
        browser.ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1,
            mobile=False,
        )
        browser.complaints()
        start = time.monotonic()
        browser.ask("Page.navigate", url=page.resolve().as_uri())
        browser.wait('document.readyState === "complete"')
        opened = time.monotonic() - start
        problems = list(check_drawing(browser))
        if width == WIDTHS[-1]:
            problems += list(check_sorting(browser)) + list(check_saving(browser))
            problems += list(check_pictures(browser))
        problems += browser.complaints()
        if opened > 3:
            problems.append(f"it took {opened:.1f} s to open")
        if shots:
            shot = browser.ask(
                "Page.captureScreenshot", format="png", captureBeyondViewport=True
            )["data"]
            name = f"{page.parent.name}-{width}.png"
            (shots / name).write_bytes(base64.b64decode(shot))
        for problem in problems:
            yield f"{page} at {width}: {problem}"
        print(json.dumps({"page": str(page), "width": width, "seconds": round(opened, 2)}))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--shots", type=pathlib.Path)
    parser.add_argument("pages", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    if arguments.shots:
        arguments.shots.mkdir(parents=True, exist_ok=True)
    problems = []
    with Browser() as browser:
        for page in arguments.pages:
            problems += check_page(browser, page, arguments.shots)
    for problem in problems:
        print(f"error: {problem}", file=sys.stderr)
    sys.exit(1 if problems else 0)


main()
