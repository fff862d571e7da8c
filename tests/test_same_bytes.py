"""The same manuscript gives the same bytes, whoever builds it where."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.manuscripts import png, write

TOML = """\
title = "Twice"
authors = ["A. Writer"]
date = 2026-01-02
[editions.print]
[editions.screen]
"""
TWO = """\
# Two

```python
print('x')
```

| a | b |
|---|---|
| 1 | 2 |

See [One](one.md).
"""
BOOK = {
    "manuscript/book.toml": TOML,
    "manuscript/one.md": "# One\n\nText, a note.[^1]\n\n![A square](pictures/a b.png)\n\n[^1]: The note.\n",
    "manuscript/two.md": TWO,
    "manuscript/pictures/a b.png": png(30, 30),
    "styles/print.css": "em { color: #333 }",
}


HANDBOOK = Path(__file__).parent.parent
HERE = {"TZ": "UTC", "PYTHONHASHSEED": "1", "LANG": "C.UTF-8", "USER": "ada", "umask": "022"}
FAR = {
    "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2", "LANG": "de_DE.UTF-8", "LC_ALL": "C", "USER": "somebody", "umask": "077",  # noqa: E501
    "HOME": "/nowhere", "COLUMNS": "40", "PYTHONUTF8": "0",
}  # fmt: skip


def built(folder: Path, *options: str, umask: str = "022", **environment: str) -> dict[str, bytes]:
    """The editions of the book in a folder, as another process makes them in other surroundings."""
    cache = f"{folder} cache"
    subprocess.run(
        [sys.executable, "-m", "publish", "build", "-q", *options, str(folder)],
        check=True, env={**os.environ, "PYTHONPATH": str(HANDBOOK), "PUBLISH_CACHE": cache, **environment},
        capture_output=True, umask=int(umask, 8), cwd=folder.parent,
    )  # fmt: skip
    return {path.name: path.read_bytes() for path in (folder / "dist").iterdir()}


def compared(first: dict[str, bytes], *others: dict[str, bytes]) -> list[str]:
    """The files that are not the same everywhere."""
    return [name for name in first if any(other.get(name) != first[name] for other in others)]


def test_other_surroundings_give_the_same_bytes(tmp_path: Path) -> None:
    """Another folder, zone, locale, hash seed, user, umask, number of processes; with a cache and without."""
    near, far = write(tmp_path / "here", BOOK), write(tmp_path / "far" / "a longer päth", BOOK)
    first = built(near, "-j1", **HERE)
    assert sorted(first) == ["twice-print.pdf", "twice-screen.pdf", "twice.epub"]
    second = built(far, "-j4", "--no-cache", **FAR)
    write(near, {"manuscript/two.md": "# Two\n\nOther words.\n"})
    built(near, **HERE)
    third = built(write(near, BOOK), "-j2", **FAR)  # what has not changed is from the cache
    assert compared(first, second, third) == []


@pytest.mark.slow
def test_the_handbook_twice(tmp_path: Path) -> None:
    """All constructs at once: the book that tells of them."""
    places = [tmp_path / "here" / "book", tmp_path / "a longer place" / "the handbook"]
    for place in places:
        for part in ("manuscript", "styles"):
            shutil.copytree(HANDBOOK / part, place / part)
    options = (("-j1", "--no-cache"), ("-j2",))
    first, second = (
        built(place, *means, SOURCE_DATE_EPOCH="1790000000", **where)
        for place, means, where in zip(places, options, (HERE, FAR), strict=True)
    )
    assert len(first) > 1
    assert compared(first, second) == []


@pytest.mark.parametrize("name", ["twice.epub", "twice-print.pdf", "twice-screen.pdf"])
def test_no_path_of_the_machine_is_in_a_file(tmp_path: Path, name: str) -> None:
    data = built(write(tmp_path / "secretplace", BOOK))[name]
    assert b"secretplace" not in data
