"""The text of each block as one line, so that punctuation is read across emphasis, links and notes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from lxml import etree

from publish.book.tree import XML, H, classes, has_class, local
from publish.transforms.marks import Marks, marks_of

# What stands for things that are not text: a picture or some code, and the end of a line of verse.
OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
BREAK = "\v"

INLINE = re.compile(
    "a|abbr|b|bdi|bdo|big|br|cite|code|data|del|dfn|em|font|i|img|input|ins|kbd|label|mark|math|q|rp|rt|ruby|s|samp|"
    "small|span|strong|sub|sup|svg|time|tt|u|var|wbr"
)
VERBATIM = frozenset({"code", "kbd", "math", "pre", "samp", "script", "style", "svg", "textarea", "tt"})
UNTOUCHED = frozenset({"math", "citation", "cross-reference", "verbatim"})
ADDRESS_SIGNS = ("://", "mailto:", "www.")  # one of them is in every address
ADDRESS = re.compile(r"""(?:https?://|mailto:|www\.)[^\s<>"“”„«»]*[^\s<>"“”„«».,;:!?'’…)\]]""")


@dataclass
class Piece:
    """A string of the tree and where it stands; no owner means that it only stands in for something."""

    text: str
    marks: Marks
    owner: etree._Element | None = None
    is_tail: bool = False

    def save(self) -> None:
        """Put the string back into the tree."""
        if self.owner is None:
            return
        if self.is_tail:
            self.owner.tail = self.text
        else:
            self.owner.text = self.text


@dataclass(frozen=True)
class Edit:
    """New text for the characters from `start` to `end` of a run."""

    start: int
    end: int
    text: str


@dataclass
class Run:
    """The text of one block, in pieces."""

    pieces: list[Piece] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._measure()

    def _measure(self) -> None:
        whole = "".join(piece.text for piece in self.pieces)
        with_address = any(sign in whole for sign in ADDRESS_SIGNS)
        self.text = ADDRESS.sub(lambda found: OBJECT * len(found[0]), whole) if with_address else whole
        self.starts = [0, *accumulate(len(piece.text) for piece in self.pieces)][:-1]

    def marks_at(self, position: int) -> Marks:
        """The marks of the language in which a character stands."""
        return self.pieces[bisect_right(self.starts, position) - 1].marks

    def change(self, edits: Iterable[Edit]) -> None:
        """Apply edits that do not overlap; where one spans two elements the new text goes to the first."""
        waiting = deque(sorted(edits, key=lambda edit: edit.start))
        if not waiting:
            return
        for piece, start in zip(self.pieces, self.starts, strict=True):
            piece.text = _changed(piece.text, start, waiting)
        self._measure()


def _changed(text: str, start: int, waiting: deque[Edit]) -> str:
    """A piece that begins at `start`, after its edits; one that goes on in the next piece stays waiting."""
    parts: list[str] = []
    position, end = start, start + len(text)
    while waiting and waiting[0].start < end:
        edit = waiting[0]
        if edit.start >= start:
            parts += text[position - start : edit.start - start], edit.text
        position = min(edit.end, end)
        if edit.end > end:
            break
        waiting.popleft()
    return "".join([*parts, text[position - start :]])


def runs(tree: etree._Element, language: str) -> Iterator[Run]:
    """The text of every block in document order; `lang` on an element changes its marks."""
    pieces: list[Piece] = []
    for item in _pieces(tree, language):
        if item is not None:
            pieces.append(item)
        elif pieces:
            yield Run(pieces)
            pieces = []
    if pieces:
        yield Run(pieces)


def _pieces(tree: etree._Element, language: str) -> Iterator[Piece | None]:
    """Pieces of text, with None where a block begins or ends."""
    marks = [marks_of(language)]
    walker = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        if event == "start":
            marks.append(_own_marks(node) or marks[-1])
            yield from _opening(node)
            if _is_closed(node):
                walker.skip_subtree()
            elif node.text:
                yield Piece(node.text, marks[-1], node)
        elif event == "end":
            marks.pop()
            if not _is_inline(node):
                yield None
        if event != "start" and node.tail and node is not tree:
            yield Piece(node.tail, marks[-1], node, is_tail=True)


def _opening(node: etree._Element) -> Iterator[Piece | None]:
    name = local(node)
    if not _is_inline(node):
        yield None
    elif name == "br" or has_class(node, "line"):
        yield Piece(BREAK, Marks())
    elif name == "img" or (_is_closed(node) and not has_class(node, "note-call")):
        yield Piece(OBJECT, Marks())


def _own_marks(node: etree._Element) -> Marks | None:
    language = node.get("lang") or node.get(f"{{{XML}}}lang")
    return marks_of(language) if language else None


def _is_inline(node: etree._Element) -> bool:
    return INLINE.fullmatch(local(node)) is not None


def _is_closed(node: etree._Element) -> bool:
    """Whether the words inside are not prose: code, formulas, citations, addresses, the number of a note."""
    if not str(node.tag).startswith(H) or local(node) in VERBATIM:
        return True
    return bool(UNTOUCHED.intersection(classes(node))) or has_class(node, "note-call") or _is_address(node)


def _is_address(node: etree._Element) -> bool:
    """A link whose text is its own address."""
    target, text = node.get("href"), node.text
    return local(node) == "a" and bool(target and text) and len(node) == 0 and _bare(target) == _bare(text)


def _bare(address: str | None) -> str:
    return re.sub(r"^(?:https?://|mailto:)", "", (address or "").strip()).rstrip("/")
