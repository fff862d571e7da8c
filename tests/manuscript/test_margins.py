"""The white around the text of a page, where the author says only how large the page is."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.book.settings import LONGEST_LINE, Margins, PageSettings
from publish.manuscript.reader import read
from publish.problems import Problem

USUAL = PageSettings()


def page_of(folder: Path, keys: str) -> PageSettings:
    folder.joinpath("manuscript").mkdir()
    record = 'title = "T"\ndate = 2026-11-25'
    folder.joinpath("manuscript/book.toml").write_text(f"{record}\n[editions.print]\n{keys}", "utf-8")
    folder.joinpath("manuscript/1.md").write_text("# One\n\nText.\n", "utf-8")
    problems: list[Problem] = []
    page = read(folder, problems).settings.print
    assert problems == []
    return page


def test_the_usual_page_keeps_its_margins(tmp_path: Path) -> None:
    assert page_of(tmp_path, 'trim = "6x9in"').margins == Margins(20, 16, 19, 21)


def test_a_smaller_page_has_them_in_proportion(tmp_path: Path) -> None:
    margins = page_of(tmp_path, 'trim = "a6"').margins
    assert margins.inside / margins.outside == pytest.approx(20 / 16, rel=0.01)
    assert margins.inside == pytest.approx(20 * 105 / 152.4, abs=0.05)
    assert margins.bottom == pytest.approx(21 * 148 / 228.6, abs=0.05)


@pytest.mark.parametrize("trim", ["7x10in", "a4", "letter"])
def test_on_a_wide_page_lines_stay_short_and_the_outside_gets_more(tmp_path: Path, trim: str) -> None:
    page = page_of(tmp_path, f'trim = "{trim}"')
    margins = page.margins
    assert page.width - margins.inside - margins.outside == pytest.approx(LONGEST_LINE, abs=0.15)
    assert margins.outside > margins.inside


def test_what_the_author_says_holds_on_any_page(tmp_path: Path) -> None:
    margins = page_of(tmp_path, 'trim = "a4"\nmargins = {inside = "20mm", outside = "16mm"}').margins
    assert (margins.inside, margins.outside) == (20, 16)
    assert margins.top > USUAL.margins.top
