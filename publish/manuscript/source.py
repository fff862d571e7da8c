"""Reads a text file of the author's: UTF-8 with or without a mark, any line ends."""

from __future__ import annotations

from pathlib import Path

from publish import rules
from publish.problems import Location, Problem

LARGEST_TEXT = 10 << 20  # bytes: twice the works of Shakespeare
LARGEST = 200 << 20  # … of any other file


def read_text(path: Path, name: str, problems: list[Problem]) -> str | None:
    """The file's text with single line feeds, or None with a problem that tells why."""
    data = read_bytes(path, Location(name), f"'{path.name}'", problems, LARGEST_TEXT)
    if data is None:
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        problems.append(rules.NOT_UTF8.at(_place(data, fault.start, name), *_words(data, fault.start)))
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


def read_bytes(
    path: Path, place: Location, called: str, problems: list[Problem], largest: int = LARGEST
) -> bytes | None:
    """The file's bytes, or None with a problem at the place that asks for the file `called` so."""
    try:
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as fault:
        words = f"{called} cannot be read: {(fault.strerror or str(fault)).lower()}"
        problems.append(rules.UNREADABLE.at(place, words))
        return None
    if len(data) <= largest:
        return data
    problems.append(rules.OVERSIZED.at(place, f"{called} is larger than {largest >> 20} MB"))
    return None


def _place(data: bytes, offset: int, name: str) -> Location:
    before = data[:offset]
    line_start = before.rfind(b"\n") + 1
    return Location(name, before.count(b"\n") + 1, offset - line_start + 1)


def _words(data: bytes, offset: int) -> tuple[str, str]:
    guess = data[offset : offset + 1].decode("cp1252", errors="replace")
    return (
        f"byte 0x{data[offset]:02x} at position {offset} is not UTF-8",
        f"in Windows-1252 it would be '{guess}'; save the file as UTF-8",
    )


def inside(root: Path, path: Path) -> bool:
    """Whether a path, with its symbolic links followed, stays inside the folder."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):  # a loop of links, or a name that no file can have
        return False


def is_file(path: Path) -> bool:
    """Whether there is such a file; a name that no file can have is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether there is such a folder; a name that no folder can have is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
