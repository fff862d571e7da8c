"""Puts the files of a new book into a folder, all or none, and never over what is there."""

from __future__ import annotations

import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from publish import __version__, rules
from publish.problems import Location, Problem

# Where the files go that would be hidden, or taken for this project's own, if they had their names here.
ELSEWHERE = {"gitignore": ".gitignore", "workflows": ".github/workflows"}


def begin(folder: Path, problems: list[Problem]) -> tuple[Path, ...]:
    """Write a book that builds at once; the paths, or none where something is in the way."""
    texts = {folder / name: text for name, text in contents(title_of(folder)).items()}
    for path in texts:
        if path.exists() or path.is_symlink():
            name = path.relative_to(folder).as_posix()
            problems.append(rules.FILE_THERE.at(Location(name), f"'{name}' is there already"))
    return () if problems else _write(texts, problems)


def contents(title: str) -> dict[str, str]:
    """The text of each file by its path in the book's folder."""
    found: dict[str, str] = {}
    _gather(files("publish.starter") / "files", "", found)
    values = {"@TITLE@": json.dumps(title, ensure_ascii=False), "@VERSION@": __version__}
    for name, text in found.items():
        for mark, value in values.items():
            text = text.replace(mark, value)  # noqa: PLW2901 - mark by mark
        found[name] = text
    return dict(sorted(found.items()))


def title_of(folder: Path) -> str:
    """A title from the name of the folder, for the author to change."""
    words = " ".join(folder.absolute().name.replace("_", " ").replace("-", " ").split())
    plain = "".join(sign for sign in words if sign.isprintable())
    return f"{plain[:1].upper()}{plain[1:]}" or "A New Book"


def _gather(place: Traversable, path: str, found: dict[str, str]) -> None:
    for entry in place.iterdir():
        name = f"{path}{ELSEWHERE.get(entry.name, entry.name)}"
        if entry.is_dir():
            _gather(entry, f"{name}/", found)
        else:
            found[name] = entry.read_text("utf-8")


def _write(texts: dict[Path, str], problems: list[Problem]) -> tuple[Path, ...]:
    """Write each; where one cannot be written, those before it are taken back."""
    written: list[Path] = []
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                written.append(path)
                file.write(text)
    except OSError as fault:
        words = f"cannot write {path.name}: {(fault.strerror or str(fault)).lower()}"
        problems.append(rules.CANNOT_WRITE.at(Location(path.parent.name), words))
        for made in written:
            made.unlink(missing_ok=True)
        return ()
    return tuple(written)
