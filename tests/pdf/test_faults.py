"""What goes wrong on the page, reported with its place; and the tool that is not there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from publish.book.divisions import Resource
from publish.book.settings import Styles
from tests.pdf.books import Made, book, chapter

UNASSIGNED = "\u0378"


def test_a_character_that_no_font_has() -> None:
    made = Made(book(chapter(1, f"<p>Text</p>\n<p>An odd {UNASSIGNED} one, {UNASSIGNED}</p>")))
    assert made.said == ["P001"]
    assert "U+0378" in made.problems[0].message
    assert str(made.problems[0].location) == "chapter-1.md:2:1"


def test_a_box_stands_for_a_character_that_no_font_has(judges: ModuleType, tmp_path: Path) -> None:
    made = Made(book(chapter(1, f"<p>An odd {UNASSIGNED} one.</p>")), "screen")
    assert "An odd \u2610 one." in made.pages[0]
    file = tmp_path / "book.pdf"
    file.write_bytes(made.data)
    assert judges.verapdf(file, "PDFA-2A") == []


def test_many_characters_of_a_script_are_one_problem() -> None:
    letters = "".join(chr(0x10C80 + number) for number in range(20))
    made = Made(book(chapter(1, f"<p>Text</p>\n<p>{letters}</p>")))
    if "P002" in made.said:
        pytest.skip("SKIPPED: this machine has a font for Old Hungarian")
    assert made.said == ["P001"]
    assert made.problems[0].message.endswith("and 12 more characters")


def test_a_style_that_asks_for_a_font_of_this_machine() -> None:
    made = Made(book(chapter(1, "<p>Text</p>"), styles=Styles(print='p { font-family: "DejaVu Sans" }')))
    assert made.said == ["P002"]
    assert "where a style asks for it" in made.problems[0].message


def test_a_character_that_a_font_of_this_machine_lends() -> None:
    """DejaVu Sans has chess pieces, the fonts of the theme have none."""
    made = Made(book(chapter(1, "<p>Text</p>\n<p>Mate in two: ♛ and ♜</p>")))
    if "P001" in made.said:
        pytest.skip("SKIPPED: this machine has no font with chess pieces")
    assert made.said == ["P002"]
    assert "'♛' (U+265B), '♜' (U+265C)" in made.problems[0].message
    assert made.problems[0].location.line == 2


@pytest.mark.parametrize("address", ["https://example.org/a.png", "file:///etc/hostname", "gone.png"])
def test_nothing_outside_the_book_is_read(address: str) -> None:
    made = Made(book(chapter(1, f'<p>Text</p>\n<p><img src="{address}" alt="A quay"/></p>')))
    assert made.said == ["P006"]
    assert address in made.problems[0].message or "not in the book" in made.problems[0].message
    assert made.problems[0].location.line == 2


def test_a_style_may_show_a_picture_of_the_book_and_no_other() -> None:
    drawing = Resource("flower.svg", "image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg"/>')
    well = Styles(print="hr { background: url(flower.svg) }")
    ill = Styles(print="hr { background: url(weed.svg) }")
    work = chapter(1, "<p>One</p><hr/><p>Two</p>")
    assert Made(book(work, resources=[drawing], styles=well)).problems == []
    made = Made(book(work, resources=[drawing], styles=ill))
    assert made.said == ["P006"]
    assert "weed.svg" in made.problems[0].message


def test_a_style_that_paper_cannot_follow_is_named_with_its_line() -> None:
    made = Made(book(chapter(1), chapter(2), styles=Styles(print="p {\n  colour: red;\n}\n")))
    assert made.said == ["P005"]
    assert str(made.problems[0].location) == "styles/print.css:2:3"
    assert "colour: red" in made.problems[0].message


def test_a_damaged_picture() -> None:
    broken = Resource("broken.png", "image/png", b"\x89PNG\r\n\x1a\nnothing", 10, 10)
    made = Made(book(chapter(1, '<p><img src="broken.png" alt="A quay"/></p>'), resources=[broken]))
    assert made.said == ["P006"]


def test_deep_nesting_is_no_fault() -> None:
    """Three hundred quotations in each other: more than the usual stack holds."""
    deep = "<blockquote>" * 300 + "<p>Bottom.</p>" + "</blockquote>" * 300
    made = Made(
        book(
            chapter(1, deep),
            styles=Styles(print="blockquote { margin: 0 !important; padding: 0 !important }"),
        )
    )
    assert made.problems == []
    assert "Bottom." in "".join(made.pages)


def test_a_missing_pango_is_named_with_the_cure(tmp_path: Path) -> None:
    """Once, and not as a traceback, whether other processes were to typeset or this one."""
    (tmp_path / "manuscript").mkdir()
    for number in range(4):
        (tmp_path / "manuscript" / f"{number}.md").write_text("# A chapter\n\nText.\n", encoding="utf-8")
    program = (
        "import sys\n"
        "class Broken:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'weasyprint':\n"
        "            raise OSError('cannot load library libpango')\n"
        "sys.meta_path.insert(0, Broken())\n"
        "from publish.cli.main import main\n"
        "main()\n"
    )
    for jobs in "12":
        line = [sys.executable, "-c", program, "pdf", "-q", "--no-cache", "-j", jobs, str(tmp_path)]
        run = subprocess.run(line, capture_output=True, text=True, check=False)
        assert run.returncode == 3
        assert len(run.stderr.splitlines()) == 1
        for cure in ("apt install", "dnf install pango", "brew install pango", "Windows"):
            assert cure in run.stderr
