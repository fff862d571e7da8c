"""Tokens -> HTML; every block carries its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any, ClassVar

from markdown_it.token import Token

from publish.manuscript.syntax import escapes
from publish.manuscript.syntax.elements import LINE, VOID


class Writer:
    """What markdown-it calls a renderer."""

    __output__: ClassVar[str] = "html"

    def __init__(self, parser: Any = None) -> None:  # noqa: ARG002 - markdown-it gives itself
        self._by_type: dict[str, Callable[[Token], str]] = {
            "text": lambda token: escape(token.content, quote=False),
            "text_special": lambda token: escape(escapes.protected(token.content), quote=False),
            "softbreak": lambda _: "\n",
            "hardbreak": lambda _: "<br>",
            "code_inline": _with_content,
            "image": _image,
            "html_block": lambda token: token.content,
            "html_inline": lambda token: token.content,
            "fence": _listing,
            "code_block": _listing,
            "formula": _with_content,
        }

    def render(self, tokens: Sequence[Token], options: Any, env: Any) -> str:  # noqa: ARG002
        """The HTML of a chapter."""
        return "".join(self._pieces(tokens))

    def _pieces(self, tokens: Iterable[Token]) -> Iterable[str]:
        for token in tokens:
            if token.hidden:
                continue
            if token.type == "inline":
                yield from self._pieces(token.children or ())
            elif write := self._by_type.get(token.type):
                yield write(token)
            elif token.nesting < 0:
                yield f"</{token.tag}>"
            elif token.nesting or token.tag in VOID:
                yield f"<{token.tag}{_attributes(token)}>"
            else:
                yield f"<{token.tag}{_attributes(token)}></{token.tag}>"


def _attributes(token: Token) -> str:
    line = f' {LINE}="{token.map[0] + 1}"' if token.block and token.map else ""
    return line + "".join(f' {name}="{escape(str(value))}"' for name, value in sorted(token.attrs.items()))


def _with_content(token: Token) -> str:
    return f"<{token.tag}{_attributes(token)}>{escape(token.content, quote=False)}</{token.tag}>"


def _listing(token: Token) -> str:
    code = escape(token.content.removesuffix("\n"), quote=False)
    return f"<pre{_attributes(token)}><code>{code}</code></pre>"


def _image(token: Token) -> str:
    words = " ".join(_words(token.children or ()).split())
    token.attrs.setdefault("alt", "")
    token.attrs["alt"] = token.attrs["alt"] or words
    return f"<img{_attributes(token)}>"


def _words(tokens: Iterable[Token]) -> str:
    """The text of a picture's description, without its markup."""
    parts = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type not in ("html_inline", "html_block"):
            parts.append(_words(token.children) if token.children else token.content)
    return "".join(parts)
