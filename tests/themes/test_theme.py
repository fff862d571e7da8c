"""Themes are found by name and bring their fonts."""

from __future__ import annotations

import subprocess
import sys

import pytest

from publish.problems import MissingTool
from publish.themes import Theme, UnknownTheme, load, names
from publish.themes.fonts import faces


def test_an_unknown_theme_names_the_nearest() -> None:
    with pytest.raises(UnknownTheme, match="did you mean 'classic'"):
        load("clasic")
    with pytest.raises(UnknownTheme, match="the themes are: classic"):
        load("../book")


@pytest.mark.parametrize("name", names())
def test_a_theme_is_whole(name: str) -> None:
    theme = load(name)
    assert isinstance(theme, Theme)
    assert all((theme.shared, theme.epub, theme.print, theme.screen, theme.fonts))


@pytest.mark.parametrize("name", names())
def test_the_fonts_exist_and_are_asked_for(name: str) -> None:
    theme = load(name)
    assert len({(face.family, face.style, face.weight) for face in theme.fonts}) == len(theme.fonts)
    for face in theme.fonts:
        assert face.path.read_bytes()[:4] in (b"\x00\x01\x00\x00", b"OTTO"), face.path
        assert face.variable == (face.weight.count(" ") == 1)
        assert f'"{face.family}"' in theme.print


def test_fonts_are_found_without_importing_their_wheels() -> None:
    code = (
        "import sys; from publish.themes import load; load('classic');"
        "print([name for name in sys.modules if name.startswith('fontpkg')])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("package", ["fontpkg_of_nowhere", "fontpkg_source_serif_4"])
def test_a_missing_font_is_a_missing_tool(package: str) -> None:
    declared = (
        f'[[face]]\nfamily = "A"\npackage = "{package}"\nfile = "A.ttf"\nstyle = "normal"\nweight = "400"\n'
    )
    with pytest.raises(MissingTool, match=package.replace("_", ".")):
        list(faces(declared))
