"""Files that the book's file names: each has to be there, and inside the book's folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from publish import rules
from publish.manuscript.folder import Folder
from publish.manuscript.source import inside, is_file
from publish.problems import Location, Problem


def find(name: str, roots: Sequence[Path]) -> Path | None:
    """The file of a name, from the first of some folders that has it."""
    return next((root / name for root in roots if is_file(root / name)), None)


def is_ours(path: Path, called: str, folder: Folder, place: Location, problems: list[Problem]) -> bool:
    """Whether a file is inside the book's folder; if not, that is told at the place that names it."""
    if inside(folder.book, path):
        return True
    problems.append(rules.OUTSIDE_BOOK.at(place, f"the {called} is outside the book's folder"))
    return False


def there(
    path: Path | None, called: str, folder: Folder, place: Location, problems: list[Problem]
) -> Path | None:
    """A file that was found, if it is inside the book's folder; None, and a problem, for any other."""
    if path is None:
        problems.append(rules.MISSING_FILE.at(place, f"no {called}"))
        return None
    return path if is_ours(path, called, folder, place, problems) else None
