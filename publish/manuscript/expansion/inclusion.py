"""Files that a template takes in, and addresses that it makes of their names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from publish.manuscript.expansion.desk import Desk
from publish.manuscript.expansion.files import Taken
from publish.manuscript.expansion.tokens import Token, arguments
from publish.manuscript.expansion.values import evaluate
from publish.manuscript.folder import MARKDOWN

_TEXTS = MARKDOWN | {".txt"}
_PAGES = frozenset({".html", ".htm"})


def take(token: Token, desk: Desk, variables: Mapping[str, str]) -> Taken | None:
    """The text of the file that a tag names, or the address that it stands for; None for other tags."""
    _, words = arguments(token.rest, lambda name: evaluate(name, variables))
    if not words:
        return None
    if token.name == "link":
        return f"/{words[0].lstrip('/')}"
    if token.name == "post_url":
        return f"/_posts/{words[0].lstrip('/')}.md"
    if token.name in ("include", "include_relative", "include_cached"):
        return _text(words[0], token, desk)
    return None


def _text(name: str, token: Token, desk: Desk) -> Taken | None:
    """A file beside the chapter, which Nunjucks quotes; of Liquid's own folder only what is no template."""
    context = desk.context
    beside = token.name == "include_relative" or token.rest[:1] in ("'", '"')
    suffix = PurePosixPath(name).suffix.lower()
    if "://" in name or suffix not in (_TEXTS | _PAGES if beside else _TEXTS):
        return None
    folders = dict.fromkeys(
        (context.path.parent, context.root, context.book) if beside else (context.root, context.book)
    )
    places = list(folders) if beside else [folder / "_includes" for folder in folders]
    return desk.shelf.take(desk.shelf.find(name, *places))


def template_name(words: tuple[str, ...]) -> str:
    """The name of a template without folder and ending: `figure` for `media/figure.html`."""
    return PurePosixPath(words[0]).stem.lower() if words else "include"
