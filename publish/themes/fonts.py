"""The fonts of a theme: which faces it names, and where the wheels that bring them are installed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from publish.problems import MissingTool


@dataclass(frozen=True)
class FontFace:
    """One font file and how CSS asks for it.

    `weight` is the value of the `font-weight` descriptor: one number, or the ends of the
    range of a variable font ("200 900"). WeasyPrint refuses a range: there, leave the
    descriptor of a variable font out.
    """

    family: str
    style: str
    weight: str
    path: Path

    @property
    def variable(self) -> bool:
        """Whether one file holds every weight in the range."""
        return " " in self.weight


def faces(declared: str) -> Iterator[FontFace]:
    """The faces that the text of a `fonts.toml` names, in its order.

    Raises MissingTool where a font's wheel is not installed.
    """
    for face in tomllib.loads(declared)["face"]:
        path = _folder(face["package"]) / "files" / face["file"]
        if not path.is_file():
            raise MissingTool(f"the font file {face['file']} is not in {face['package']}")
        yield FontFace(face["family"], face["style"], face["weight"], path)


def _folder(package: str) -> Path:
    """Where a wheel lies on the disk; nothing of it is imported."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise MissingTool(f"the fonts of {package.replace('_', '-')} are not installed")
    return Path(next(iter(spec.submodule_search_locations)))
