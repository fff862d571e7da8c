"""The width of a spine, held against figures that printers and their calculators publish."""

from __future__ import annotations

import pytest

from publish.book.settings import INCH
from publish.pdf import printers
from publish.pdf.cover.demands import cover_rules


@pytest.mark.parametrize(
    ("printer", "paper", "pages", "inches"),
    [
        ("kdp", "white", 100, 0.2252),
        ("kdp", "white", 300, 0.6756),
        ("kdp", "white", 79, 0.1779),
        ("kdp", "cream", 200, 0.5),
        ("kdp", "cream", 79, 0.1975),
        ("kdp", "standard-color", 400, 0.9008),
        ("kdp", "premium-color", 300, 0.7041),
        ("lulu", "cream", 444, 1.06),
        ("lulu", "white", 80, 0.2402),
    ],
)
def test_published_examples(printer: str, paper: str, pages: int, inches: float) -> None:
    assert cover_rules(printer).spine_width(pages, paper) / INCH == pytest.approx(inches, abs=0.0001)


def test_the_metric_formula_of_lulu() -> None:
    """Pages / 17.48 + 1.524 millimetres."""
    assert cover_rules("lulu").spine_width(300, "white") == pytest.approx(300 / 17.48 + 1.524, abs=0.01)


@pytest.mark.parametrize("printer", printers.names())
def test_every_printer_has_every_paper(printer: str) -> None:
    rules = cover_rules(printer)
    assert set(rules.papers) == {"white", "cream", "standard-color", "premium-color"}
    assert all(0.04 < page < 0.08 for page in rules.papers.values())
    assert rules.colours in {"cmyk", "rgb"}
    assert rules.spine_clear <= rules.bleed <= rules.safe


def test_whose_papers_are_known() -> None:
    """The others tell the width only in the template of one book."""
    assert {name for name in printers.names() if cover_rules(name).measured} == {"kdp", "lulu"}
