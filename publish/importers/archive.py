"""Reads the files packed in a ZIP archive, in memory only: nothing is unpacked, so no path leads astray.

Sizes are checked before anything is read, and an entry never yields more than it declares.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from urllib.parse import unquote

from publish import rules
from publish.problems import Location, Problem

MOST_FILES = 20_000
MOST_BYTES = 600_000_000
LARGEST_FILE = 200_000_000
_ENCRYPTED = 0x1


@dataclass(frozen=True)
class Archive:
    """An opened archive; names have forward slashes and no folder above the archive's own."""

    file: zipfile.ZipFile
    names: frozenset[str]

    def read(self, name: str) -> bytes | None:
        """The bytes of an entry; None where it is not there or cannot be read."""
        if name not in self.names:
            return None
        try:
            return self.file.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
            return None


def open_archive(data: bytes, place: Location, problems: list[Problem]) -> Archive | None:
    """The archive, if it is whole and of a size that can be dealt with."""
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        problems.append(rules.BROKEN_FILE.at(place, "the archive is damaged"))
        return None
    entries = file.infolist()
    sizes = [entry.file_size for entry in entries]
    if len(entries) > MOST_FILES or sum(sizes) > MOST_BYTES or max(sizes, default=0) > LARGEST_FILE:
        problems.append(
            rules.TOO_LARGE.at(
                place, f"{len(entries)} files of {sum(sizes) // 1_000_000} MB are packed in it"
            )
        )
        return None
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        problems.append(rules.LOCKED_BOOK.at(place, "its files are protected by a password"))
        return None
    return Archive(file, frozenset(entry.filename for entry in entries if not entry.is_dir()))


def joined(base: str, address: str) -> str:
    """The name that a relative address in an entry has; empty where it leaves the archive."""
    path = unquote(address.partition("#")[0].partition("?")[0])
    name = posixpath.normpath(posixpath.join(posixpath.dirname(base), path)) if path else base
    return "" if name.startswith(("..", "/")) else name
