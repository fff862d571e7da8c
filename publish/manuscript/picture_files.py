"""Where the file of a picture is: each tool reads the paths in a manuscript from another folder.

Beside the chapter, from the manuscript, from the folders that sites keep their pictures in; percent-encoded,
with backslashes, with `?raw=true`; at last in another case, if only one file can be meant.
"""

from __future__ import annotations

import os
import posixpath
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from publish.manuscript.folder import Folder
from publish.manuscript.source import inside, is_file
from publish.problems import nearest

SUFFIXES = {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".tif", ".tiff", ".bmp"}
ROOTS = ("", "images", "img", "pictures", "resources", "assets", "src", "static", "docs", "public")
SKIPPED = {"node_modules", "venv", "dist"}
MOST_FILES = 50_000
MOST_NAMES = 3_000  # that a hint is chosen from
QUERY = re.compile(r"[?#].*\Z", re.DOTALL)


@dataclass(frozen=True)
class PictureFiles:
    """The files in a book's folder, as pictures are looked for there."""

    folder: Folder

    def find(self, source: str, chapter: Path) -> Path | None:
        """The file that the address of a picture in a chapter means."""
        tries = self._tries(source, chapter)
        return next((path for path in tries if is_file(path) and inside(self._root, path)), None)

    def find_in_other_case(self, source: str, chapter: Path) -> Path | None:
        """The only file whose name differs from the address by small and capital letters alone."""
        for path in self._tries(source, chapter):
            found = self._by_folded_name.get(_folded(path.relative_to(self._root)), [])
            if found:
                return found[0] if len(found) == 1 and inside(self._root, found[0]) else None
        return None

    def outside(self, source: str, chapter: Path) -> bool:
        """Whether an address leads to a file that is not in the book's folder."""
        paths = (Path(os.path.normpath(chapter.parent / name)) for name in _names(source))
        return any(is_file(path) and not inside(self._root, path) for path in paths)

    def hint(self, source: str, chapter: Path) -> str:
        """What the author may have meant."""
        name = _names(source)[-1]
        known = [path for path in self._files if path.suffix.lower() in SUFFIXES]
        same = [path for path in known if path.name.lower() == posixpath.basename(name).lower()]
        roots = dict.fromkeys((chapter.parent, self.folder.manuscript))
        near = same or known[:MOST_NAMES]
        names = [Path(os.path.relpath(path, root)).as_posix() for path in near for root in roots]
        return f"did you mean '{names[0]}'?" if len(same) == 1 else nearest(name, names)

    @cached_property
    def _root(self) -> Path:
        return Path(os.path.normpath(self.folder.book))

    def _tries(self, source: str, chapter: Path) -> Iterator[Path]:
        """The paths that an address may mean, the likeliest first, none of them written as one outside."""
        for name in _names(source):
            for base, rest in self._bases(name, chapter):
                path = Path(os.path.normpath(base / rest))
                if path.is_relative_to(self._root):
                    yield path

    def _bases(self, name: str, chapter: Path) -> Iterator[tuple[Path, str]]:
        rest = name.lstrip("/")
        if not name.startswith("/"):
            yield chapter.parent, rest
        for root in ROOTS:
            for folder in dict.fromkeys((self.folder.manuscript, self.folder.book)):
                yield folder / root, rest
        yield chapter.with_suffix(""), rest  # the page of `sea.md` may be in a folder `sea`
        if name.startswith("/"):  # behind the name of the site
            _, _, rest = rest.partition("/")
            yield from ((folder, rest) for folder in (self.folder.manuscript, self.folder.book) if rest)
        else:
            yield chapter.parent, rest

    @cached_property
    def _files(self) -> list[Path]:
        """Every file in the book's folder that is not hidden, in order."""
        found: list[Path] = []
        for place, folders, names in os.walk(self._root):
            folders[:] = sorted(name for name in folders if name[0] != "." and name not in SKIPPED)
            found += [Path(place, name) for name in sorted(names) if name[0] != "."]
            if len(found) > MOST_FILES:
                break
        return found

    @cached_property
    def _by_folded_name(self) -> dict[str, list[Path]]:
        found: dict[str, list[Path]] = {}
        for path in self._files:
            found.setdefault(_folded(path.relative_to(self._root)), []).append(path)
        return found


def _names(source: str) -> list[str]:
    """What an address may be in a file system: as it stands, decoded, and without what follows the path."""
    forms = [source, QUERY.sub("", source)]
    forms += [unquote(form) for form in forms]
    forms += [form.replace("\\", "/") for form in forms]
    return [form for form in dict.fromkeys(forms) if form.strip("/")] or [source]


def _folded(path: Path) -> str:
    return unicodedata.normalize("NFC", path.as_posix()).casefold()
