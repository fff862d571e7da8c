"""Lists of links in Markdown: `SUMMARY.md`, and contents pages that an author wrote by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

NUMBER = re.compile(r"[\s\d.、:：)–—-]*")
ATTRIBUTES = re.compile(r"\s*\{[^{}]*\}\s*\Z")


@dataclass(frozen=True)
class Entry:
    """An item of a list, or a link that stands outside any (`loose`).

    `target` is empty where there is no link; `lead` is what stands before it: `1.1.` or `Appendix A`.
    """

    title: str
    target: str = ""
    line: int = 0
    lead: str = ""
    loose: bool = False
    children: tuple[Entry, ...] = ()

    @property
    def full_title(self) -> str:
        """The title with the words that are written before the link."""
        return self.title if NUMBER.fullmatch(self.lead) else f"{self.lead} {self.title}".strip()

    @property
    def path(self) -> str:
        """The file that is linked, without `#place` and `?query`; empty where it is a page on the web."""
        parts = urlsplit(self.target)
        return "" if parts.scheme or parts.netloc else unquote(parts.path)


@dataclass(frozen=True)
class Heading:
    """A heading between the lists."""

    title: str
    level: int
    line: int


Block = Entry | Heading


def read(text: str) -> tuple[Block, ...]:
    """The headings, the items of lists, and the links that are alone on a line; other text is left out."""
    root = _tree(text)
    return tuple(_blocks(root.children))


def _tree(text: str, *, inline: bool = False) -> SyntaxTreeNode:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - few books have such a list
    from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415

    reader = MarkdownIt("commonmark")
    return SyntaxTreeNode(reader.parseInline(text) if inline else reader.parse(text))


def _blocks(nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
    for node in nodes:
        line = node.map[0] + 1 if node.map else 0
        if node.type == "heading":
            title = ATTRIBUTES.sub("", words_of(node.children))
            yield Heading(title, int(node.tag[1]), line)
        elif node.type in ("bullet_list", "ordered_list"):
            yield from _items(node)
        elif node.type == "paragraph":
            yield from _alone(node, line)


def _items(node: SyntaxTreeNode) -> Iterator[Entry]:
    for item in node.children:
        line = item.map[0] + 1 if item.map else 0
        text = next((child for child in item.children if child.type in ("paragraph", "heading")), None)
        inside = [child for child in item.children if child.type in ("bullet_list", "ordered_list")]
        children = tuple(entry for child in inside for entry in _items(child))
        first = next(_lines(text), []) if text else []
        yield _entry(first, line, children)


def _alone(node: SyntaxTreeNode, line: int) -> Iterator[Entry]:
    """MdBook's prefix and suffix chapters: nothing but a link on a line."""
    for number, nodes in enumerate(_lines(node)):
        said = [part for part in nodes if part.type != "text" or part.content.strip()]
        if [part.type for part in said] == ["link"]:
            link = said[0]
            yield Entry(words_of([link]), str(link.attrs.get("href", "")), line + number, loose=True)


def _lines(node: SyntaxTreeNode) -> Iterator[list[SyntaxTreeNode]]:
    """The inline parts of a paragraph, line by line."""
    line: list[SyntaxTreeNode] = []
    for part in node.children[0].children if node.children else ():
        if part.type in ("softbreak", "hardbreak"):
            yield line
            line = []
        else:
            line.append(part)
    yield line


def _entry(nodes: list[SyntaxTreeNode], line: int, children: tuple[Entry, ...]) -> Entry:
    at = next((number for number, node in enumerate(nodes) if node.type == "link"), None)
    if at is None:
        return Entry(words_of(nodes), line=line, children=children)
    target = str(nodes[at].attrs.get("href", ""))
    return Entry(words_of([nodes[at]]), target, line, words_of(nodes[:at]), children=children)


def words_of(nodes: Sequence[SyntaxTreeNode]) -> str:
    """The words of inline parts, without their marks."""
    return " ".join("".join(_texts(nodes)).split())


def _texts(nodes: Sequence[SyntaxTreeNode]) -> Iterator[str]:
    for node in nodes:
        if node.type in ("text", "code_inline"):
            yield node.content
        elif node.type in ("softbreak", "hardbreak"):
            yield " "
        yield from _texts(node.children)


def plain(text: str) -> str:
    """A line of Markdown without its marks."""
    return words_of(_tree(text, inline=True).children)
