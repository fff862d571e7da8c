"""Builds a stranger's manuscript as the command line does, and tells what came of it."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from click.testing import CliRunner

from publish.cli.main import main
from tests.manuscripts import write

BOUND = 20.0  # seconds of a processor, on a slow machine; the handbook promises a minute
TOML = 'title = "A Book"\nauthors = ["A. Writer"]\ndate = 2026-01-02\nlanguage = "en"\n[editions.print]\n'


@dataclass(frozen=True)
class Outcome:
    """What a build said and made."""

    code: int
    said: list[str]
    seconds: float
    folder: Path

    @property
    def told(self) -> list[str]:
        """The errors and warnings, without places and hints."""
        return [line.split(": ", 1)[1] for line in self.said if ": error " in line or ": warning " in line]

    def epub(self) -> dict[str, str]:
        """The documents of the EPUB by their names, and its package."""
        with zipfile.ZipFile(next((self.folder / "dist").glob("*.epub"))) as book:
            names = [name for name in book.namelist() if name.endswith((".xhtml", ".opf", ".css", ".svg"))]
            return {name: book.read(name).decode() for name in names}

    def pdf(self) -> bytes:
        """The printed edition."""
        return next((self.folder / "dist").glob("*-print.pdf")).read_bytes()

    def printed(self) -> str:
        """The words on its pages."""
        document = pypdfium2.PdfDocument(io.BytesIO(self.pdf()))
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def build(folder: Path, files: Mapping[str, str | bytes], *more: str, toml: str = TOML) -> Outcome:
    """Every edition of a book of these files, in this process, without a cache."""
    book = write(folder / "book", {"manuscript/book.toml": toml, **files})
    start = time.process_time()
    result = CliRunner().invoke(
        main, ["build", "--no-cache", "-j1", *more, str(book)], env={"NO_COLOR": "1"}, catch_exceptions=False
    )
    return Outcome(result.exit_code, result.stderr.splitlines(), time.process_time() - start, book)


def chapter(folder: Path, text: str | bytes, **files: str | bytes) -> Outcome:
    """The editions of a book of one chapter; `map_svg` is the file `map.svg` beside it."""
    text = f"# One\n\n{text}\n" if isinstance(text, str) else text
    beside = {f"manuscript/{name.replace('_', '.')}": content for name, content in files.items()}
    return build(folder, {"manuscript/one.md": text, **beside})
