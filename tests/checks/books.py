"""A finished EPUB and what happens to it on the way to a judge."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from publish import press
from tests.manuscripts import DATED, png, write

CHAPTERS = {
    "manuscript/book.toml": f'title = "Harbour"\n{DATED}cover = {{image = "cover.png", alt = "A quay."}}\n',
    "manuscript/01-quay.md": "# Quay\n\nThe first words.\n\nThe second words, and *more*.\n",
    "manuscript/02-sea.md": "# Sea\n\n- One boat.\n- Two boats. [Quay](01-quay.md)\n",
    "manuscript/cover.png": png(1600, 2560),
}


def harbour(folder: Path, files: Mapping[str, str | bytes] = CHAPTERS) -> press.Making:
    """The book with its EPUB."""
    return press.make(write(folder, files), ["epub"])


def altered(epub: bytes, name: str, change: Callable[[bytes], bytes] | None) -> bytes:
    """The EPUB with one file changed, or without it."""
    new = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(epub)) as old, zipfile.ZipFile(new, "w") as file:
        for entry in old.infolist():
            data = old.read(entry)
            if not entry.filename.endswith(name):
                file.writestr(entry, data)
            elif change:
                file.writestr(entry, change(data))
    return new.getvalue()
