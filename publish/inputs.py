"""Everything that a book is made from, as names and digests: its folder, its commit, and the program itself.

A file with the size and the time of last time is taken for the same, unless it was changed so shortly before
it was looked at that another change might have the same time.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from shutil import which
from stat import S_ISREG
from time import time_ns

MOST = 20_000  # files; a folder with more is no book, and is not watched
FRESH = 2_000_000_000  # nanoseconds in which a file may change twice and show one time
ENVIRONMENT = ("SOURCE_DATE_EPOCH", "GIT_DIR", "GIT_WORK_TREE", "GIT_CEILING_DIRECTORIES")
SHARED = ("pango", "harfbuzz", "fontconfig", "freetype")  # libraries of the system that shape pages

Files = dict[str, tuple[int, int, str]]  # size, time of change, digest


def files(book: Path, known: Mapping[str, tuple[int, int, str]]) -> Files | None:
    """Every file in the book's folder but its editions and git's own; None where there are too many."""
    found: Files = {}
    for name, path in _walk(book):
        if len(found) == MOST:
            return None
        with suppress(OSError):
            found[name] = _looked_at(path, book, known.get(name))
    return found


def _walk(book: Path) -> Iterator[tuple[str, str]]:
    """The name from the folder and the path of each file."""
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(book / folder))
        except OSError:
            continue
        for entry in entries:
            name = f"{folder}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if entry.name != ".git" and name != "dist":
                    folders.append(f"{name}/")
            else:
                yield name, entry.path


def _looked_at(path: str, book: Path, known: tuple[int, int, str] | None) -> tuple[int, int, str]:
    """Size, time and digest; the digest of last time where size and time are those of last time.

    A link that leads out of the folder is not followed, and what is no file, such as a pipe, is not read.
    """
    link = os.readlink(path) if os.path.islink(path) else ""
    if link and not (os.path.isfile(path) and Path(path).resolve().is_relative_to(book)):
        return 0, 0, f"link {link}"
    state = os.stat(path)
    if not S_ISREG(state.st_mode):
        return 0, 0, "no file"
    time = state.st_mtime_ns if time_ns() - state.st_mtime_ns > FRESH else 0
    if known and time and tuple(known[:2]) == (state.st_size, time) and not link:
        return known
    return state.st_size, time, f"{digest(path)} {link}".strip()


def digest(path: str | Path) -> str:
    """The digest of a file (SHA-256); nothing where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def digests(found: Mapping[str, tuple[int, int, str]]) -> dict[str, str]:
    """What of the files counts: their names and what is in them."""
    return {name: digest for name, (_, _, digest) in found.items()}


def program(book: Path) -> str:
    """The program, its libraries, and what the surroundings say, as one digest."""
    parts = [sys.version, sys.platform, which("git") or "", *_commit(book), *_own(), *_installed()]
    parts += [f"{name}={os.environ[name]}" for name in ENVIRONMENT if name in os.environ]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def code() -> str:
    """The program and its libraries, as one digest; what runs does not change."""
    return hashlib.sha256("\0".join([sys.version, *_own(), *_installed()]).encode()).hexdigest()


def _own() -> Iterator[str]:
    for folder, folders, names in os.walk(Path(__file__).parent):
        folders[:] = sorted(each for each in folders if each != "__pycache__")
        for name in sorted(names):
            yield _state(os.path.join(folder, name))


def _installed() -> Iterator[str]:
    """The libraries of Python with their versions, by the folders that tell of them."""
    for place in sys.path:
        with suppress(OSError):
            yield from sorted(name for name in os.listdir(place or ".") if name.endswith(".dist-info"))


def libraries() -> list[str]:
    """The shared libraries that this process has loaded to set pages, as far as the system tells."""
    try:
        maps = Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    loaded = {line.split(maxsplit=5)[5] for line in maps.splitlines() if line.count("/")}
    return sorted(_state(path) for path in loaded if any(name in os.path.basename(path) for name in SHARED))


def unchanged(states: list[str]) -> bool:
    """Whether files are as `libraries` found them."""
    return all(_state(state.partition("\0")[0]) == state for state in states)


def _state(path: str) -> str:
    try:
        found = os.stat(path)
    except OSError:
        return f"{path}\0gone"
    return f"{path}\0{found.st_size}\0{found.st_mtime_ns}"


def _commit(book: Path) -> Iterator[str]:
    """The commit that the folder stands at, without asking git: it dates a book and may name its author."""
    home = next((place / ".git" for place in (book, *book.parents) if (place / ".git").exists()), None)
    if home is None:
        return
    if home.is_file():
        home = home.parent / _text(home).removeprefix("gitdir:").strip()
    common = home / (_text(home / "commondir").strip() or ".")
    head = _text(home / "HEAD")
    yield from (head, _state(str(common / "packed-refs")), _state(str(common / "shallow")))
    if head.startswith("ref:"):
        yield _text(common / head.removeprefix("ref:").strip())


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
