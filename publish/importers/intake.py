"""The import itself: reads every file first, then writes all or nothing, and never over what is there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from publish import rules
from publish.book.names import slug
from publish.importers import delivery, opening
from publish.importers.arrival import Arrival
from publish.importers.delivery import PICTURES, Delivery
from publish.manuscript.source import is_file, read_bytes
from publish.problems import Location, Problem, has_errors

BOOK_FILE = "book.toml"
_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})


@dataclass(frozen=True)
class Intake:
    """The files that were written, and what was found on the way."""

    paths: tuple[Path, ...]
    problems: tuple[Problem, ...]


def bring_in(files: Sequence[Path], folder: Path) -> Intake:
    """Turn files into chapters in the manuscript folder of `folder`, which is made if it is missing."""
    problems: list[Problem] = []
    arrivals: list[tuple[str, Arrival]] = []
    for file in files:
        arrival = opening.read(file, file.name, problems)
        if arrival is not None:
            arrivals.append((file.name, arrival))
    if has_errors(problems):
        return Intake((), tuple(problems))
    manuscript = _manuscript(folder)
    there = [path.stem for path in _listed(manuscript) if path.suffix.lower() in _MARKDOWN]
    pictures = {
        path.name: data
        for path in _listed(manuscript / PICTURES)
        if is_file(path)
        and (data := read_bytes(path, Location(path.name), "the picture that is there", problems)) is not None
    }
    made = delivery.prepare(arrivals, there, pictures, slug(files[0].stem, "chapter"))
    problems += made.problems
    problems += _already_there(made, there)
    if has_errors(problems):
        return Intake((), tuple(problems))
    return Intake(_write(manuscript, folder, made, problems), tuple(problems))


def _manuscript(folder: Path) -> Path:
    """The folder for chapters: manuscript/, unless the book's file says that they lie beside it."""
    inner = folder / "manuscript"
    return folder if (folder / BOOK_FILE).is_file() and not inner.is_dir() else inner


def _listed(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _already_there(made: Delivery, there: list[str]) -> list[Problem]:
    """A chapter counts as there under another number too, so that nothing is brought in twice unseen."""
    known = {re.sub(r"^\d+-", "", stem): stem for stem in there}
    found = []
    for file in made.chapters:
        stem = re.sub(r"^\d+-", "", file.removesuffix(".md"))
        if stem in known:
            found.append(
                rules.ALREADY_THERE.at(Location(file), f"there is a chapter '{known[stem]}.md' already")
            )
    return found


def _write(manuscript: Path, folder: Path, made: Delivery, problems: list[Problem]) -> tuple[Path, ...]:
    """Write what was made; where one file cannot be written, those before it are taken back."""
    files = {**made.chapters, **made.pictures}
    if made.record and not (manuscript / BOOK_FILE).exists() and not (folder / BOOK_FILE).exists():
        files = {BOOK_FILE: made.record.encode(), **files}
    written: list[Path] = []
    try:
        for name, data in files.items():
            path = manuscript / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                written.append(path)
                file.write(data)
    except OSError as fault:
        problems.append(
            rules.CANNOT_WRITE.at(Location(name), f"cannot write the file: {fault.strerror or fault}")
        )
        for path in written:
            path.unlink(missing_ok=True)
        return ()
    return tuple(written)
