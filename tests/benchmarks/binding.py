"""Writes an invented book as a manuscript."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

TOML = """\
title = "{title}"
authors = ["A. N. Author"]
language = "en"
date = 2026-01-01
{editions}"""
EDITIONS = {
    "print": '[editions.print]\ntrim = "6x9in"\njustify = "{justify}"\n',
    "screen": '[editions.screen]\ntrim = "6x9in"\njustify = "{justify}"\n',
}


def bind(
    folder: Path, title: str, chapters: Sequence[str], pictures: Mapping[str, bytes] | None = None
) -> None:
    """Write the chapters and the pictures, and the book's file."""
    manuscript = folder / "manuscript"
    (manuscript / "images").mkdir(parents=True, exist_ok=True)
    for name, data in (pictures or {}).items():
        (manuscript / "images" / name).write_bytes(data)
    for at, text in enumerate(chapters, 1):
        (manuscript / f"{at:03}-chapter.md").write_text(text, encoding="utf-8")
    declare(folder, title)


def declare(
    folder: Path, title: str, editions: Sequence[str] = ("print",), justify: str = "total-fit"
) -> None:
    """Write the book's file, with PDF editions or none beside the EPUB."""
    tables = "".join(EDITIONS[edition].format(justify=justify) for edition in editions)
    words = TOML.format(title=title, editions=tables or "[editions.epub]\n")
    (folder / "manuscript" / "book.toml").write_text(words, encoding="utf-8")
