"""Tiny manuscripts: written in a test, read from a folder."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from publish.problems import Problem

DATED = "date = 2026-01-02\n"


def png(width: int = 4, height: int = 3, colour: str = "grey") -> bytes:
    """A small picture."""
    data = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(data, "PNG")
    return data.getvalue()


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Put files into a folder and return it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def told(problems: tuple[Problem, ...] | list[Problem]) -> list[str]:
    """Every problem in one line: place, code and message."""
    return [f"{problem.location} {problem.code} {problem.message}" for problem in problems]
