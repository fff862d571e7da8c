"""The same manuscript gives the same bytes, whatever the folder's path."""

from __future__ import annotations

import os
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


def built(folder: Path, **environment: str) -> dict[str, bytes]:
    write(folder, BOOK)
    cache = f"{folder} cache"
    subprocess.run(
        [sys.executable, "-m", "publish", "build", "-q", str(folder)],
        check=True, env={**os.environ, "PUBLISH_CACHE": cache, **environment}, capture_output=True,
    )  # fmt: skip
    return {path.name: path.read_bytes() for path in (folder / "dist").iterdir()}


def test_two_folders_two_time_zones_two_hash_seeds(tmp_path: Path) -> None:
    first = built(tmp_path / "here", TZ="UTC", PYTHONHASHSEED="1", LANG="C.UTF-8")
    second = built(
        tmp_path / "far" / "a longer path", TZ="Asia/Tokyo", PYTHONHASHSEED="2", LANG="de_DE.UTF-8"
    )
    assert sorted(first) == ["twice-print.pdf", "twice-screen.pdf", "twice.epub"]
    assert [name for name in first if first[name] != second[name]] == []


@pytest.mark.parametrize("name", ["twice.epub", "twice-print.pdf", "twice-screen.pdf"])
def test_no_path_of_the_machine_is_in_a_file(tmp_path: Path, name: str) -> None:
    data = built(tmp_path / "secretplace")[name]
    assert b"secretplace" not in data
