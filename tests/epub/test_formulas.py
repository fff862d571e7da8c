"""Formulas on a telephone: broken where they are displayed, and else moved, by keys too."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from lxml import etree

from publish.book.tree import MATHML, has_class, with_class
from publish.epub import edition
from tests.written import written

LONG = "f(" + ", ".join(f"x_{{{number}}}" for number in range(20)) + ")"


def page(folder: Path, text: str) -> etree._Element:
    """The one chapter of a book, as it is in the EPUB."""
    (folder / "manuscript").mkdir()
    with zipfile.ZipFile(io.BytesIO(edition.make(written(folder, text).book, []))) as file:
        (name,) = (name for name in file.namelist() if "/one" in name)
        return etree.fromstring(file.read(name))


def test_one_that_is_too_wide_can_be_moved_by_keys(tmp_path: Path) -> None:
    found = page(tmp_path, f"# One\n\nA ${LONG}$ and $x$.\n\n$$\n{LONG}\n$$\n\n$$\nx = y\n$$\n")
    told = [(has_class(node, "wide"), node.get("tabindex")) for node in with_class(found, "math")]
    assert told == [(True, "0"), (False, None), (True, "0"), (False, None)]


def test_a_displayed_one_is_broken_and_one_in_the_text_is_whole(tmp_path: Path) -> None:
    long = "f = " + " + ".join("abcdefghijklmnop")
    found = page(tmp_path, f"# One\n\nA ${long}$.\n\n$$\n{long}\n$$\n")
    inline, displayed = found.iter(f"{{{MATHML}}}math")
    assert not list(inline.iter(f"{{{MATHML}}}mtr"))
    assert len(list(displayed.iter(f"{{{MATHML}}}mtr"))) > 1
