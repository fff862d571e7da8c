"""Shortcodes of Hugo and Quarto: `{{< name >}}` and `{{% name %}}`, alone or around a content.

Nothing is run: calls become what they say (see `calls`), files inside the book are taken in, and of what
is not known the words stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from publish.manuscript.expansion.calls import Call
from publish.manuscript.expansion.desk import Desk
from publish.manuscript.expansion.files import Taken, Unavailable
from publish.manuscript.expansion.page import Edit, Page
from publish.manuscript.expansion.regions import QUIET, Regions
from publish.manuscript.expansion.shapes import render
from publish.manuscript.expansion.tagged import located, replace_tags
from publish.manuscript.expansion.tokens import Node, Token, arguments, nest

_SHORTCODE = re.compile(
    r"\{\{[<%][ \t\n]*+(?P<close>/?)[ \t]*+(?P<name>[A-Za-z_][\w./-]*+)"
    r"(?P<rest>(?:[^{>%]|\{(?!\{[<%])|[>%](?!\}\})){0,4000})[>%]\}\}"
)
# How a shortcode is shown and not run: `{{</* x */>}}` in Hugo, `{{{< x >}}}` in Quarto.
_SHOWN = re.compile(
    r"\{\{(?P<mark>[<%])/\*(?P<words>(?:[^*{]|\*(?!/)|\{(?!\{[<%]/)){0,4000})\*/[>%]\}\}"
    r"|\{(?P<whole>\{\{<(?:[^{>]|\{(?!\{<)|>(?!\}\})){0,4000}>\}\})\}"
)
_ADDRESSES = frozenset({"ref", "relref"})
_FILES = frozenset({"include", "readfile", "include-md", "includemd"})
_VALUES = frozenset({"meta", "var", "param", "env"})
DEEPEST = 8


def expand(page: Page, desk: Desk) -> Page:
    """The page without its shortcodes."""
    return _expand(page, desk, 0)


def _expand(page: Page, desk: Desk, depth: int) -> Page:
    regions = Regions(page.text)
    shown = list(_SHOWN.finditer(page.text))
    inner = {match.start() + offset for match in shown for offset in (0, 1)}
    tokens = [
        _token(match)
        for match in _SHORTCODE.finditer(page.text)
        if match.start() not in inner and not regions.is_in(match.start(), QUIET)
    ]
    work = _Shortcodes(page, desk, regions, depth)
    return page.edited([*work.edits(nest(tokens)), *_unescaped(shown)])


def _token(match: re.Match[str]) -> Token:
    name = match["name"].lower()
    rest = match["rest"].strip().removesuffix("/").strip()
    return Token(name, rest, match.start(), match.end(), name if match["close"] else "")


def _unescaped(shown: list[re.Match[str]]) -> Iterator[Edit]:
    for match in shown:
        if match["whole"]:
            yield Edit(*match.span(), match["whole"])
        else:
            close = ">" if match["mark"] == "<" else "%"
            yield Edit(*match.span(), f"{{{{{match['mark']}{match['words']}{close}}}}}")


class _Shortcodes:
    """Turns the shortcodes of one page into edits."""

    def __init__(self, page: Page, desk: Desk, regions: Regions, depth: int) -> None:
        self.page, self.desk, self.regions, self.depth = page, desk, regions, depth

    def edits(self, nodes: list[Node]) -> Iterator[Edit]:
        """The edits for some shortcodes and all that is inside them."""
        for node in nodes:
            token = node.token
            if token.closes:
                yield Edit(*token.span)
            elif token.name == "comment" and node.closing:
                yield Edit(token.start, node.end)
            elif (taken := self._taken(token)) is None:
                yield from self._rendered(node)
            elif isinstance(taken, Unavailable):
                self.desk.missing(self.page, token.start, taken)
                yield Edit(*token.span)
            else:
                yield Edit(*token.span, taken)

    def _taken(self, token: Token) -> Taken | None:
        """The address, the value or the file that a shortcode stands for; None for a call."""
        named, words = arguments(token.rest, lambda _: None)
        if token.name in _ADDRESSES and (words or named.get("path")):
            return words[0] if words else named["path"]
        if token.name in _VALUES and words:
            keys = (f"{space}.{words[0]}" for space in ("page", "book", token.name))
            known = next(
                (self.desk.context.variables[key] for key in keys if key in self.desk.context.variables), None
            )
            if known is None:
                self.desk.leave(self.page, token.start, f"{{{{< {token.name} {words[0]} >}}}}")
            return known or ""
        if token.name in _FILES and (words or named.get("file")):
            return self._file(words[0] if words else named["file"], token)
        return None

    def _file(self, name: str, token: Token) -> Taken:
        context, shelf = self.desk.context, self.desk.shelf
        inner = name.lstrip("/") if name.startswith("/") else name
        text = shelf.take(shelf.find(inner, context.path.parent, context.root, context.book))
        if isinstance(text, Unavailable):
            return text
        if self.depth >= DEEPEST:
            return Unavailable(f"'{name}' takes itself in")
        page = Page(text, (self.page.line(token.start),) * (text.count("\n") + 1))
        return _expand(page, self.desk, self.depth + 1).text

    def _rendered(self, node: Node) -> Iterator[Edit]:
        token = node.token
        named, words = arguments(token.rest, lambda _: None)
        name = PurePosixPath(token.name).stem
        rendering = render(located(Call(name, named, words, paired=node.closing is not None), self.desk))
        if not rendering.run:
            self.desk.leave(self.page, token.start, f"{{{{< {token.name} >}}}}")
        closing = node.closing.span if node.closing else None
        yield from replace_tags(self.page.text, token.span, closing, rendering)
        if not rendering.verbatim:
            yield from self.edits(node.inside)
