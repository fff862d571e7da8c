"""Keeps what took long to make, in the user's cache folder, under the digest of all that it was made from.

Nothing there is trusted: each piece stands behind its digest, a broken one counts as none, and what is read
is data, never a program. Two builds at once do no harm: a piece is written beside its place and renamed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from publish import whole

DIGEST = hashlib.sha256().digest_size
SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by publish; may be deleted.\n"
LARGEST = 512 << 20  # bytes of all pieces together
MARK = "CACHEDIR.TAG"  # says that the folder is a cache (bford.info/cachedir), and ours to empty
SPARED = 0.9  # the part of the largest size that is left when the oldest pieces go


def folder() -> Path:
    """`PUBLISH_CACHE`, or where the platform keeps such things."""
    chosen = os.environ.get("PUBLISH_CACHE")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path  # noqa: PLC0415 - seldom needed before the rest

    return user_cache_path("publish", appauthor=False)


def key(*parts: str | bytes) -> str:
    """The digest of parts, each behind its length, so that no two lists of parts are one."""
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


@dataclass(frozen=True)
class Store:
    """A cache folder; where it cannot be read or written, nothing is kept, and nothing else happens."""

    root: Path

    def get(self, name: str) -> bytes | None:
        """What was kept under a key; None where there is nothing whole."""
        path = self._path(name)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        if data[:DIGEST] != _seal(name, data[DIGEST:]):
            with suppress(OSError):
                path.unlink(missing_ok=True)
            return None
        with suppress(OSError):
            os.utime(path)  # what is used is young
        return data[DIGEST:]

    def put(self, name: str, data: bytes) -> None:
        """Keep something under a key."""
        path = self._path(name)
        with suppress(OSError):
            self._prepare(path.parent)
            whole.write(path, _seal(name, data) + data)

    def trim(self, largest: int = LARGEST) -> None:
        """Let the pieces go that were not used for longest, where all together are too large."""
        pieces = sorted(_pieces(self.root))
        size = sum(each for _, each, _ in pieces)
        if size <= largest:
            return
        for _, each, path in pieces:
            with suppress(OSError):
                Path(path).unlink(missing_ok=True)
            size -= each
            if size <= largest * SPARED:
                return

    def clear(self) -> bool:
        """Let everything go; False where the folder is none of ours."""
        if not self.root.exists():
            return True
        if not (self.root / MARK).is_file():
            return False
        for path in self.root.iterdir():
            if path.is_dir() and len(path.name) == 2:
                shutil.rmtree(path, ignore_errors=True)
        return True

    def _path(self, name: str) -> Path:
        return self.root / name[:2] / name

    def _prepare(self, place: Path) -> None:
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.mkdir(mode=0o700, exist_ok=True)
        mark = self.root / MARK
        if not mark.exists():
            mark.write_text(SIGNATURE)


def _seal(name: str, data: bytes) -> bytes:
    """The digest of a piece and its key: no piece passes for another."""
    return hashlib.sha256(name.encode() + data).digest()


def _pieces(root: Path) -> Iterator[tuple[float, int, str]]:
    """When each piece was last used, its size and path."""
    for place in _entries(root):
        if len(place.name) == 2:
            for entry in _entries(Path(place.path)):
                with suppress(OSError):
                    found = entry.stat()
                    yield found.st_mtime, found.st_size, entry.path


def _entries(place: Path) -> Iterable[os.DirEntry[str]]:
    try:
        return list(os.scandir(place))
    except OSError:
        return ()
