"""The colour profile of a printer, which the author gets from it: ICC.1, the header."""

from __future__ import annotations

from publish import rules
from publish.manuscript.folder import Folder
from publish.manuscript.named import find, there
from publish.manuscript.source import read_bytes
from publish.problems import Location, Problem

HEADER = 128
OUTPUT, INKS, SIGNATURE = (12, b"prtr"), (16, b"CMYK"), (36, b"acsp")


def profile(name: str, folder: Folder, place: Location, problems: list[Problem]) -> bytes:
    """The profile in a file of the book's folder; nothing where it is none for the four inks of a press."""
    if not name:
        return b""
    path = there(find(name, (folder.book,)), f"colour profile '{name}'", folder, place, problems)
    data = read_bytes(path, place, f"'{name}'", problems) if path else None
    if data is None:
        return b""
    if not _is_for_presses(data):
        problems.append(rules.BAD_PROFILE.at(place, f"'{name}' is no profile of a press with four inks"))
        return b""
    return data


def _is_for_presses(data: bytes) -> bool:
    fits = len(data) > HEADER and len(data) >= int.from_bytes(data[:4], "big") > HEADER
    return fits and all(data[at : at + 4] == mark for at, mark in (OUTPUT, INKS, SIGNATURE))
