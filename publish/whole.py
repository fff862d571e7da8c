"""Files that are whole at any moment: written beside their place, and renamed."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from glob import escape
from pathlib import Path
from time import time

ABANDONED = 600  # seconds after which nobody writes a file any more


def write(path: Path, data: bytes, mode: int = 0o600, *, lasting: bool = False) -> None:
    """Put a file in its place; a `lasting` one is on the disk before it is there. Raises OSError."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        Path(beside).chmod(mode)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def sweep(path: Path) -> None:
    """Take away what was left by a program that was killed while it wrote; what is young may be at work."""
    for beside in path.parent.glob(f".{escape(path.name)}.????????"):
        with suppress(OSError):
            if time() - beside.stat().st_mtime > ABANDONED:
                beside.unlink()
