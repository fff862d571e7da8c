"""What is left to look at on the pages, with its line in the manuscript and its page."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from publish.cli.main import main
from publish.means import Means
from publish.pdf import edition
from publish.pdf.remarks import Remark
from publish.pdf.unit import Fit
from tests.pdf.books import LOREM, book, chapter, silent
from tests.pdf.test_overflow import LONG, table


def remarks(body: str) -> list[Remark]:
    return list(edition.made(book(chapter(1, body)), "print", [], silent, Means(1)).remarks)


def said(body: str) -> list[str]:
    return [remark.words for remark in remarks(body)]


def test_a_good_page_leaves_nothing_to_say() -> None:
    assert remarks("<p>A short line.</p><h2>A head</h2><p>One more.</p>") == []


def test_a_loose_line_is_told_with_its_place_and_page() -> None:
    found = remarks(f"<p>Short.</p>\n\n<p>Word {'m' * 18} {'m' * 18} {'m' * 18}</p>")
    assert [str(remark.location) for remark in found] == ["chapter-1.md:3:1"]
    assert (found[0].edition, found[0].page) == ("print", "1")
    assert found[0].words.startswith("loose line, spaces ")


def test_the_line_is_the_one_within_the_paragraph() -> None:
    found = remarks(f"<p>{LOREM}\n{LOREM}\nWord {'m' * 18} {'m' * 18} {'m' * 18}\nend</p>")
    assert {remark.location.line for remark in found if "mmmm" in remark.words} <= {2, 3}


def test_a_last_line_of_one_syllable_is_told() -> None:
    found = said(
        '<p style="text-align: left; width: 260px; text-indent: 0">harbours harbours harbours harbours so</p>'
    )
    assert found == ["short last line: so"]


def test_hyphens_one_under_the_other_are_told() -> None:
    words = " ".join(["unquestionably"] * 12)
    widths = (
        f'<p lang="en" style="width: {width}px; text-align: left">{words}</p>' for width in range(70, 160, 6)
    )
    found = [words for width in widths for words in said(width)]
    assert any("hyphens one under the other" in each for each in found), found


def test_verse_has_no_last_lines() -> None:
    line = f'<span class="line">{"The long " * 9} and so</span>'
    assert [each for each in said(f'<div class="verse"><p>{line * 4}</p></div>') if "short" in each] == []


def test_smaller_and_turned_tables_and_turned_lines_are_told() -> None:
    code = f'<pre class="code"><code>{LONG}</code></pre>'
    body = f"{table('considerations', 6)}\n{table('considerations', 9)}\n{code}"
    found = remarks(body)
    assert [(remark.location.line, remark.words) for remark in found] == [
        (1, f"table: {Fit.SHRUNK}"),
        (2, f"table: {Fit.TURNED}"),
        (3, "1 line of code turns over"),
    ]
    assert [remark.page for remark in found] == ["1", "2", "3"]


def test_the_command_lists_them_on_request(tmp_path: Path) -> None:
    text = f"# One\n\nText.\n\n```\n{LONG}\n```\n"
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript" / "01-one.md").write_text(text)
    (tmp_path / "manuscript" / "book.toml").write_text('title = "One"\nauthors = ["A B"]\nlanguage = "en"\n')
    quiet = CliRunner().invoke(main, ["pdf", str(tmp_path), "--edition", "print"])
    told = CliRunner().invoke(main, ["pdf", str(tmp_path), "--edition", "print", "--report"])
    line = "manuscript/01-one.md:5:1: print, page 1: 1 line of code turns over"
    assert (quiet.exit_code, told.exit_code) == (0, 0)
    assert line not in quiet.stderr
    assert line in told.stderr.splitlines()
