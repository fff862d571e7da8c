"""Faults in what a scholar's book refers by: each is told where it is; the book is made where it can be."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from publish import press
from tests.manuscripts import DATED, told, write

RECORD = f'title = "Harbour"\nauthors = ["Ada Quay"]\nlanguage = "en"\n{DATED}'
CITING = '[citations]\nbibliography = "works.{}"\n'
STYLED = f'{CITING.format("bib")}style = "{{}}"\n'
CITED = {"1.md": "# Quay\n\nSalt [@ash].\n"}
WORK = "@book{ash, title={Salt}, year=2000}\n"
LOOP = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>t</title>'
    '<id>x</id></info><macro name="m"><text macro="m"/></macro>'
    '<citation><layout><text macro="m"/></layout></citation></style>'
)
BOMB = "\n".join(
    f"{'abcdefgh'[at]}: &{'abcdefgh'[at]} [{', '.join(['*' + 'abcdefgh'[at - 1]] * 9)}]" for at in range(1, 8)
)
FRACTIONS = ("\\frac{1}{" * 5)[:40]
NO_WORK = "1.md:3:1 M060 no work 'ash'"

Case = tuple[str, dict[str, str | bytes], list[str], bool]
CASES: dict[str, Case] = {
    "a bibliography in no letters": (
        CITING.format("bib"),
        {**CITED, "works.bib": WORK.encode() + b"\xff\xfe"},
        [NO_WORK, "works.bib:2:1 M001 byte 0xff at position 36 is not UTF-8"],
        False,
    ),
    "an entry without an end": (
        CITING.format("bib"),
        {**CITED, "works.bib": f"{WORK}@book{{oak, title={{x, year=1}}\n{WORK.replace('ash', 'elm')}"},
        ["works.bib:2:1 B022 'oak' cannot be read: a brace or quotation mark is missing"],
        False,
    ),
    "a list with a comma too many": (
        CITING.format("json"),
        {**CITED, "works.json": '[{"id": "ash"},\n{"id": "oak",}]'},
        [NO_WORK, "works.json:2:1 B022 expecting property name enclosed in double quotes"],
        False,
    ),
    "a list in lists without an end": (
        CITING.format("json"),
        {**CITED, "works.json": "[" * 100_000},
        [NO_WORK, "works.json B022 it is nested too deeply"],
        False,
    ),
    "a list that grows": (
        CITING.format("yaml"),
        {**CITED, "works.yaml": f"a: &a [x]\n{BOMB}\nreferences: *h\n"},
        [NO_WORK, "works.yaml B022 it is too large, or nested too deeply"],
        False,
    ),
    "a style that nobody has": (
        STYLED.format("chicago-autor-date"),
        {**CITED, "works.bib": WORK},
        ["book.toml:7:1 B024 no citation style 'chicago-autor-date'"],
        False,
    ),
    "a style that calls itself": (
        STYLED.format("loop.csl"),
        {**CITED, "works.bib": WORK, "loop.csl": LOOP},
        ["book.toml:7:1 B024 'loop.csl' is no citation style"],
        False,
    ),
    "a formula that calls itself": (
        "",
        {"1.md": "# Quay\n\n\\newcommand{\\salt}{\\salt\\salt}\n\nSee $\\salt$.\n"},
        ["1.md:5:1 M031 nobody defines \\salt"],
        True,
    ),
    "formulas within formulas": (
        "",
        {"1.md": "# Quay\n\n$" + "\\frac{1}{" * 3000 + "$\n\n$$\n\\sqrt{\n$$\n"},
        [
            f"1.md:3:1 M030 the formula '{FRACTIONS}…' is shown as its source: it is too long or too deep",
            "1.md:5:1 M030 the formula '\\sqrt{' is shown as its source: no available tokens",
        ],
        True,
    ),
    "index marks without an end": (
        "",
        {"1.md": '# Quay\n\n[rope]{.index range="start"} and\n[tar]{.index range="end"}, []{.index}.\n'},
        [
            "1.md:3:1 M062 the range of 'rope' has no end",
            "1.md:4:1 M062 a range of 'tar' ends that has not begun",
            "1.md:4:1 M062 an index mark without words",
        ],
        True,
    ),
    "an index without a floor": (
        "",
        {"1.md": f'# Quay\n\n[rope]{{.index entry="{"a!" * 2000}b"}} and [tar]{{.index}}.\n'},
        ["1.md:3:1 M062 an index mark with 2001 levels of at most 4"],
        True,
    ),
    "an indexed block without an end": (
        "",
        {"1.md": '# Quay\n\n::: {.index entry="tar"}\n\nSalt.\n'},
        ["1.md:3:1 M010 the division '::: {.index entry=\"tar\"}' is never closed"],
        False,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_is_told_where_it_is_in_good_time(name: str, tmp_path: Path) -> None:
    toml, files, expected, is_made = CASES[name]
    write(tmp_path, {"book.toml": RECORD + toml, **files})
    before = time.monotonic()
    result = press.build(tmp_path, ["epub"])
    assert time.monotonic() - before < 20
    assert sorted(told(result.problems)) == sorted(expected)
    assert bool(result.paths) == is_made
