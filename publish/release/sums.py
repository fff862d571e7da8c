"""`SHA256SUMS`: the list by which anyone can tell that files are those that were made (`sha256sum -c`)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from publish import inputs, rules
from publish.problems import Location, Problem

NAME = "SHA256SUMS"
LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9._+-]+)")


def write(files: Mapping[str, bytes]) -> str:
    """A line for each file, in the order of their names."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))


def verified(folder: Path, tag: str, problems: list[Problem]) -> list[Path]:
    """The files of a version that its list names; what is not as it says is told, and then there are none."""
    found, wrong = [], []
    try:
        lines = (folder / NAME).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    for line in lines:
        entry = LINE.fullmatch(line)
        if entry and inputs.digest(folder / entry[2]) == entry[1] and f"-{tag}." in entry[2]:
            found.append(folder / entry[2])
        else:
            wrong.append(entry[2] if entry else line[:80])
    words = [f"'{name}' is not the file that was made for {tag}" for name in wrong]
    if not lines:
        words = ["there is no such list"]
    problems.extend(rules.OTHER_FILES.at(Location(f"dist/{NAME}"), each) for each in words)
    return [] if words else found
