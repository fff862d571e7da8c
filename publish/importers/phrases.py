"""Inline elements -> the house's marks inside a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from publish.book.tree import classes, has_class, local, words_of
from publish.importers import escapes
from publish.manuscript.syntax.emphasis import flanks

_MARKS = {"em": "*", "strong": "**", "del": "~~", "mark": "==", "sub": "~", "sup": "^"}
_STARRED = frozenset({"em", "strong"})
_TIGHT = frozenset({"sub", "sup"})
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>`\\]+")


class Phrases:
    """Writes the content of one block; `breaks` tells how a line break is written in it."""

    def __init__(self, block: etree._Element, breaks: str = "\\\n") -> None:
        self._block = block
        self._breaks = breaks
        self._dollars = "".join(block.itertext()).count("$") > 1

    def write(self) -> str:
        """The content on one line, or on several where it has line breaks."""
        lines = self._content(self._block, brackets=False).split("\n")
        return "\n".join(line.strip(" ") for line in lines).strip("\n ").removesuffix("\\\n")

    def _content(self, node: etree._Element, *, brackets: bool) -> str:
        written = ""
        pieces = [piece for piece in self._pieces(node, brackets=brackets) if piece[0]]
        for piece, following in pairwise([*pieces, ("", "")]):
            written = _join(written, piece, following[0])
        return written

    def _pieces(self, node: etree._Element, *, brackets: bool) -> Iterator[tuple[str, str]]:
        """Each piece with the HTML to fall back on where its marks would run into its neighbour's."""
        if node.text:
            yield self._text(node.text, brackets=brackets), ""
        for child in node:
            name = local(child)
            if name in _MARKS:
                yield from self._marked(child, name, brackets=brackets)
            elif name == "code":
                text = "".join(child.itertext())
                yield code(text), f"<code>{self._text(text, brackets=brackets)}</code>"
            elif name:
                yield self._element(child, name, brackets=brackets), ""
            if child.tail:
                yield self._text(child.tail, brackets=brackets), ""

    def _text(self, text: str, *, brackets: bool) -> str:
        return escapes.in_line(escapes.folded(text), dollars=self._dollars, brackets=brackets)

    def _marked(self, node: etree._Element, name: str, *, brackets: bool) -> Iterator[tuple[str, str]]:
        """Spaces at the edges go outside the marks, since marks want to touch their words."""
        inner = self._content(node, brackets=brackets)
        words = inner.strip()
        if not words:
            yield inner, ""
            return
        before, after = inner[: inner.index(words)], inner[inner.index(words) + len(words) :]
        raw = f"<{name}>{words}</{name}>"
        mark = _MARKS[name]
        marked = f"{mark}{words}{mark}"
        touches = mark[0] != "*" and (words[0] in (mark[0], "[") or words[-1] == mark[0])
        # A raised mark beside a bracket would begin a note.
        touches = touches or (name == "sup" and (brackets or _before_bracket(node)))
        # Stars within stars are read rightly where there are only two pairs of them.
        touches = touches or (mark[0] == "*" and sum(local(inside) in _STARRED for inside in node.iter()) > 2)
        if touches or "\n" in words or (name in _TIGHT and re.search(r"\s", words)):
            marked = raw
        if has_class(node, "run-in"):
            plain = marked != raw
            raw = f'<strong class="run-in">{words}</strong>'
            marked = f"{marked}{{.run-in}}" if plain else raw
        yield before, ""
        yield marked, raw
        yield after, ""

    def _element(self, node: etree._Element, name: str, *, brackets: bool) -> str:
        if name == "br":
            return self._breaks
        if name == "img":
            return picture(node)
        if name == "a":
            return self._link(node, brackets=brackets)
        if name == "span" and has_class(node, "math"):
            return "".join(node.itertext())
        inner = self._content(node, brackets=name == "span" or brackets)
        names = [f".{word}" for word in classes(node)]
        if node.get("lang"):
            names.append(f"lang={node.get('lang')}")
        return f"[{inner}]{{{' '.join(names)}}}" if name == "span" and names and inner.strip() else inner

    def _link(self, node: etree._Element, *, brackets: bool) -> str:
        address = node.get("href") or ""
        if has_class(node, "note-call"):
            return f"[^{address.removeprefix('#note:')}]"
        if brackets:
            return self._content(node, brackets=True)
        if address == words_of(node) and _ADDRESS.fullmatch(address):
            return f"<{address}>"
        inner = self._content(node, brackets=True)
        words = inner.strip(" \n")
        if not words:
            return inner
        before, _, after = inner.partition(words)
        return f"{before}[{words}]({place(address)}){after}"


def _before_bracket(node: etree._Element) -> bool:
    """Whether a bracket may stand behind an element: in its text, or as the mark of the next one."""
    return node.tail.startswith("[") if node.tail else node.getnext() is not None


def _join(written: str, piece: tuple[str, str], following: str) -> str:
    """Put a piece behind what is written, so that neither changes the meaning of the other."""
    text, raw = piece
    runs_on = bool(written) and (text[0] == written[-1] != " " or written[-1] in "*_~^=")
    if raw and (runs_on or (text[0] == "*" and not _is_emphasis(written[-1:], text, following[:1]))):
        text = raw
    if text == "\\\n" and written.endswith("\\"):
        text = "<br>\n"
    if text.startswith("[") and written.endswith(("!", "^", "]")):
        written = f"{written[:-1]}{_escaped(written)}"
    return written + (text.lstrip(" ") if written.endswith((" ", "\n")) else text)


def _is_emphasis(before: str, text: str, after: str) -> bool:
    """Whether stars are marks between these neighbours; beside a letter they want letters inside."""
    words = text.removesuffix("{.run-in}").strip("*")
    return flanks(before, words[:1], "*")[0] and flanks(words[-1:], after, "*")[1]


def _escaped(written: str) -> str:
    last = written[-1]
    return last if written.endswith(f"\\{last}") or last == "]" else f"\\{last}"


def place(address: str) -> str:
    """An address as it stands between parentheses."""
    for mark, coded in (("\\", "%5C"), ("`", "%60"), ("<", "%3C"), (">", "%3E")):
        address = address.replace(mark, coded)
    return f"<{address}>" if re.search(r"[\s()]", address) else address


def code(text: str) -> str:
    """A code span with as many backquotes as its text needs; spaces at its edges go outside."""
    text = escapes.folded(text)
    bare = text.strip()
    if not bare:
        return text
    longest = max((len(run) for run in re.findall("`+", bare)), default=0)
    fence = "`" * (longest + 1)
    span = f"{fence} {bare} {fence}" if longest else f"{fence}{bare}{fence}"
    return text.replace(bare, span, 1)


def picture(node: etree._Element, caption: str = "") -> str:
    """A picture with its alternative text and its caption."""
    words = escapes.in_line(escapes.folded(node.get("alt") or "").strip(), dollars=True, brackets=True)
    title = f' "{escapes.attribute(escapes.folded(caption).strip())}"' if caption else ""
    return f"![{words}]({place(node.get('src') or '')}{title})"
