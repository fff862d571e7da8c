"""Brings tiny files in, and says what came of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from publish.importers import intake
from tests.manuscripts import write


def bring(
    folder: Path, files: Mapping[str, str | bytes], beside: Mapping[str, str | bytes] | None = None
) -> tuple[dict[str, str], list[str]]:
    """Import into `folder`/book: what was written, by name (pictures as their size), and every problem."""
    write(folder, {**files, **(beside or {})})
    done = intake.bring_in([folder / name for name in files], folder / "book")
    manuscript = folder / "book" / "manuscript"
    written = {path.relative_to(manuscript).as_posix(): _content(path) for path in done.paths}
    return written, [f"{problem.code} {problem.message}" for problem in done.problems]


def _content(path: Path) -> str:
    return path.read_text("utf-8") if path.suffix in (".md", ".toml") else str(path.stat().st_size)


def text_of(
    folder: Path, name: str, content: str | bytes, beside: Mapping[str, str | bytes] | None = None
) -> str:
    """The one chapter that a file becomes."""
    written, problems = bring(folder, {name: content}, beside)
    assert not [
        line for line in problems if line.startswith(("I001", "I002", "I003", "I004", "I005", "I006", "I007"))
    ]
    chapters = [text for file, text in written.items() if file.endswith(".md")]
    assert len(chapters) == 1
    return chapters[0].removesuffix("\n")
