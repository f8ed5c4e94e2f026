"""Tables that are printed, and written as CSV with a README that says how they came about."""

import csv
import dataclasses
import datetime
import pathlib
import platform
import re


@dataclasses.dataclass
class Table:
    name: str  # the CSV's name
    title: str
    columns: list
    rows: list = dataclasses.field(default_factory=list)
    notes: list = dataclasses.field(default_factory=list)
    targets: list = dataclasses.field(default_factory=list)

    def aim(self, what, value, at_least=None, at_most=None):
        """Holds a measurement against what was set out to reach, met or not."""
        is_met = value >= at_least if at_most is None else value <= at_most
        bound = f"at least {at_least:g}" if at_most is None else f"at most {at_most:g}"
        self.targets.append([what, bound, text(float(value)), "met" if is_met else "missed"])

    def add(self, *cells):
        self.rows.append([text(cell) for cell in cells])

    def __str__(self):
        lines = [self.columns] + self.rows
        widths = [max(len(line[i]) for line in lines) for i in range(len(self.columns))]
        numeric = [
            all(re.match(r"^[-+<>]?[\d.,]|^$", row[i]) for row in self.rows)
            for i in range(len(self.columns))
        ]
        body = [
            "  ".join(
                cell.rjust(width) if number else cell.ljust(width)
                for cell, width, number in zip(line, widths, numeric)).rstrip()
            for line in lines
        ]
        rule = "  ".join("-" * width for width in widths)
        aims = [f"Target: {what} {bound}; {value}: {end}." for what, bound, value, end in self.targets]
        lines = [self.title, "", body[0], rule, *body[1:], "", *self.notes, *aims]
        return "\n".join(lines).rstrip() + "\n"

    def write(self, folder):
        with open(folder / f"{self.name}.csv", "w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([column.replace(" ", "_") for column in self.columns])
            writer.writerows(self.rows)


def text(cell):
    """Three significant digits for measurements; whole numbers and words as they are."""
    if cell is None:
        return ""
    if not isinstance(cell, float):
        return str(cell)
    if abs(cell) >= 100:
        return f"{cell:.0f}"
    return f"{cell:#.3g}".rstrip(".")


def machine():
    """What the machine is, in words that are the same on every machine of its kind."""
    words = {}
    for path in ("/proc/cpuinfo", "/proc/meminfo"):
        try:
            for line in pathlib.Path(path).read_text().splitlines():
                name, _, value = line.partition(":")
                words.setdefault(name.strip(), value.strip())
        except OSError:
            pass
    memory = words.get("MemTotal", "0 kB").split()[0]
    cores = pathlib.Path("/proc/cpuinfo").read_text().count("processor\t")
    return (
        f"{words.get('model name', platform.machine())}, {cores} cores, "
        f"{int(memory) / 2 ** 20:.0f} GiB, {platform.system()} {platform.machine()}")


def write_study(folder, tables, command, versions):
    """Writes every table and a README; earlier tables of other parts stay."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in tables:
        table.write(folder)
    date = datetime.date.today().isoformat()
    lines = [
        "# Speed",
        "",
        "How fast the reference model PPT-5 runs: in mesocosm through ordinary scenario components,",
        "in C, and in other tools. Written by `scripts/benchmark`, which checks every program's",
        "results against the model's published figures before it times it.",
        "",
        "| | |",
        "| --- | --- |",
        f"| machine | {machine()} |",
        f"| date | {date} |",
        f"| command | `{command}` |",
        *(f"| {name} | {version} |" for name, version in versions),
        "",
    ]
    targets = [target for table in tables for target in table.targets]
    if targets:
        lines += [
            "## What was aimed at", "", "| measure | target | measured | |", "| --- | --- | --- | --- |",
            *("| " + " | ".join(target) + " |" for target in targets), ""]
    for table in tables:
        lines += [f"## {table.title}", "", f"`{table.name}.csv`", ""]
        lines.append("| " + " | ".join(table.columns) + " |")
        lines.append("| " + " | ".join("---" for _ in table.columns) + " |")
        lines += ["| " + " | ".join(row) + " |" for row in table.rows]
        lines += ["", *table.notes, ""] if table.notes else [""]
    (folder / "README.md").write_text("\n".join(lines).rstrip() + "\n")
