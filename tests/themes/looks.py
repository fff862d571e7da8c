"""The sample page set in a theme, for tests that look at it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from publish.themes import FontFace, Theme

HERE = Path(__file__).parent
PAGE = """
@page { size: 6in 9in; margin: 19mm 16mm 21mm 20mm }
:root { --text-height: 188.6mm }
.footnote { float: footnote; footnote-policy: line }
.footnote::footnote-call, .footnote::footnote-marker { content: none }
.division { break-before: page }
"""


def sample() -> str:
    """One of everything, in canonical form."""
    return (HERE / "sample.html").read_text(encoding="utf-8")


def document(theme: Theme, body: str, *sheets: str, language: str = "en") -> str:
    """A page of HTML with the theme's style sheets and fonts."""
    style = "\n".join((*map(_font_face, theme.fonts), *sheets, PAGE))
    return (
        f'<html lang="{language}"><head><meta charset="utf-8"><title>Sample</title>'
        f"<style>{style}</style></head><body>{body}</body></html>"
    )


def _font_face(face: FontFace) -> str:
    weight = "" if face.variable else f"font-weight: {face.weight};"
    return (
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; {weight} '
        f'src: url("{face.path.as_uri()}") }}'
    )


@contextmanager
def heard() -> Iterator[list[str]]:
    """What WeasyPrint says meanwhile."""
    said: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    ear, logger = Ear(logging.WARNING), logging.getLogger("weasyprint")
    logger.addHandler(ear)
    try:
        yield said
    finally:
        logger.removeHandler(ear)


def render(html: str) -> Any:
    """The pages; WeasyPrint is read late, for it is slow to come."""
    from weasyprint import HTML  # noqa: PLC0415

    return HTML(string=html, base_url=HERE.as_uri() + "/").render()


def without_comments(css: str) -> str:
    """Style rules alone."""
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
