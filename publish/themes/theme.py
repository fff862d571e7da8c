"""Themes as data: the style sheets of a named folder of this package, read as text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from publish.problems import PublishError, nearest
from publish.themes.fonts import FontFace, faces
from publish.themes.grounds import Ground, grounds


@dataclass(frozen=True)
class Theme:
    """The look of a book, as CSS text and fonts.

    EPUB takes `shared`, `epub`, and `epub_fonts` where the fonts are in it; the print edition `shared`
    then `print`; the screen edition `shared`, `print`, then `screen`. The author's own CSS comes after them.
    A cover has `cover` alone, on one of the `grounds`.
    """

    name: str
    shared: str
    epub: str
    epub_fonts: str
    print: str
    screen: str
    cover: str
    fonts: tuple[FontFace, ...]
    grounds: tuple[Ground, ...]


class UnknownTheme(PublishError):
    """There is no theme of that name; `hint` may know a near one."""

    def __init__(self, name: str) -> None:
        self.hint = nearest(name, names()) or "the themes are: " + ", ".join(names())
        super().__init__(f"no theme '{name}': {self.hint}")


def names() -> tuple[str, ...]:
    """The themes there are, sorted."""
    return tuple(sorted(folder.name for folder in files(__package__).iterdir() if _is_theme(folder)))


@cache
def load(name: str) -> Theme:
    """A theme by its name.

    Raises UnknownTheme, and MissingTool where the theme's fonts are not installed.
    """
    if name not in names():
        raise UnknownTheme(name)
    folder = files(__package__) / name
    return Theme(
        name=name,
        shared=_text(folder / "shared.css"),
        epub=_text(folder / "epub.css"),
        epub_fonts=_text(folder / "epub-fonts.css"),
        print=_text(folder / "print.css"),
        screen=_text(folder / "screen.css"),
        cover=_text(folder / "cover.css"),
        fonts=tuple(faces(_text(folder / "fonts.toml"))),
        grounds=tuple(grounds(_text(folder / "cover.toml"))),
    )


def _is_theme(folder: Traversable) -> bool:
    return folder.is_dir() and (folder / "fonts.toml").is_file()


def _text(file: Traversable) -> str:
    return file.read_text(encoding="utf-8")
