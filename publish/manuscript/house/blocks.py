"""Cuts lines into numbered blocks, container by container, and has each built (CommonMark 0.31, 3).

Python-Markdown splits a text at blank lines and forgets where its blocks came from. Here every block
knows its first line and the construct that reaches over it, so lists, fences and raw HTML may hold
blank lines, and every element gets the line that it was written on.
"""

# What Python-Markdown calls and passes is not ours to choose, nor what a construct needs of it.
# ruff: noqa: ARG002, N802

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from xml.etree.ElementTree import Element, ElementTree

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

from publish.manuscript.syntax.elements import LINE
from publish.manuscript.syntax.formulas import end_of_formula
from publish.manuscript.syntax.marks import (
    HEADING,
    TAB,
    FenceWatch,
    indent,
    is_blank,
    is_rule,
    without_containers,
)

if TYPE_CHECKING:
    from publish.manuscript.house.parser import HouseMarkdown

# Pages are set from nested boxes and cannot follow deeper ones; nobody writes them by intention.
DEEPEST = 40


class Block(str):
    """The text of one block, with its first line, its construct, and how it stands among its neighbours."""

    line: int
    owner: Construct | None
    after_blank: bool
    tight: bool

    @classmethod
    def of(
        cls, lines: Iterable[str], line: int, owner: Construct | None = None, after_blank: bool = False
    ) -> Block:
        """A block of these lines; `after_blank` says whether a blank line stands before it."""
        block = cls("\n".join(lines))
        block.line, block.owner, block.after_blank, block.tight = line, owner, after_blank, False
        return block


class Place(NamedTuple):
    """A line where a construct may open, and whether a paragraph is open before it."""

    lines: Sequence[str]
    start: int
    in_paragraph: bool

    @property
    def line(self) -> str:
        """The line itself."""
        return self.lines[self.start]


class Construct(BlockProcessor):
    """A block syntax: where it opens, how far it reaches, and the element that it builds."""

    parser: NumberedParser
    # It takes the paragraph before it along.
    takes_paragraph = False
    # For it a line that lacks its container's marks is in no paragraph (CommonMark 0.31, 5.3).
    ends_lazy = False

    def opens(self, at: Place) -> bool:
        """Whether the construct begins in this line; cheap, for it is asked at every line."""
        raise NotImplementedError

    def reach(self, lines: Sequence[str], start: int) -> int:
        """The index after the last line that belongs to the construct."""
        return start + 1

    def build(self, parent: Element, block: Block) -> None:
        """Add the element to its parent."""
        raise NotImplementedError

    def finish(self, root: Element) -> None:
        """Do what can only be done when the whole chapter is read."""

    def test(self, parent: Element, block: str) -> bool:
        """Python-Markdown asks: is the block ours?"""
        return isinstance(block, Block) and block.owner is self

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Python-Markdown says: build the first block."""
        self.build(parent, cast("Block", blocks.pop(0)))


class NumberedParser(BlockParser):
    """Python-Markdown's block parser, which here knows lines, and cuts before it builds."""

    md: HouseMarkdown

    def __init__(self, md: HouseMarkdown) -> None:
        super().__init__(md)
        self.depth = 0
        self._constructs: list[Construct] = []

    @property
    def constructs(self) -> list[Construct]:
        """The registered constructs, the most urgent first."""
        if not self._constructs:
            self._constructs = [item for item in self.blockprocessors if isinstance(item, Construct)]
        return self._constructs

    def parseDocument(self, lines: Iterable[str]) -> Any:
        """Build the tree of a whole chapter."""
        self.root = Element(self.md.doc_tag)
        self.parse_inside(self.root, list(lines), 1)
        for construct in self.constructs:
            construct.finish(self.root)
        return ElementTree(self.root)

    def parseChunk(self, parent: Element, text: str) -> None:
        """Build the blocks of a text inside an element; for extensions that know nothing of lines."""
        self.parse_inside(parent, text.split("\n"), 0)

    def parse_inside(self, parent: Element, lines: Sequence[str], first: int) -> None:
        """Build lines inside an element; `first` is the number of the first line."""
        self.build_inside(parent, self.cut(lines, first))

    def build_inside(self, parent: Element, blocks: Sequence[Block]) -> None:
        """Build blocks one level deeper."""
        self.depth += 1
        self.parseBlocks(parent, list(blocks))
        self.depth -= 1

    def cut(self, lines: Sequence[str], first: int) -> list[Block]:
        """The blocks of one container's lines."""
        if self.depth >= DEEPEST:
            return [Block.of(lines, first)] if any(not is_blank(line) for line in lines) else []
        return _Cutter(self.constructs, lines, first).blocks()

    def is_lazy(self, before: Sequence[str], fences: FenceWatch, lines: Sequence[str], start: int) -> bool:
        """Whether a line without its container's mark still belongs to the paragraph before it."""
        if fences.mark or not _ends_in_paragraph(before) or is_blank(lines[start]):
            return False
        inside, outside = Place(lines, start, True), Place(lines, start, False)
        return not any(item.opens(outside if item.ends_lazy else inside) for item in self.constructs)

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:
        """Have each block built by the first processor that takes it, and number what it built."""
        while blocks:
            block, seen = blocks[0], len(parent)
            for processor in self.blockprocessors:
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break
            if isinstance(block, Block):
                for child in parent[seen:]:
                    child.attrib.setdefault(LINE, str(block.line))
                _number_again(blocks, block)


class _Cutter:
    """One pass over a container's lines."""

    def __init__(self, constructs: Sequence[Construct], lines: Sequence[str], first: int) -> None:
        self.constructs, self.lines, self.first = constructs, lines, first
        self.found: list[Block] = []
        self.paragraph: list[str] = []
        self.after_blank = False

    def blocks(self) -> list[Block]:
        """Cut from the first line to the last."""
        index, end = 0, len(self.lines)
        while index < end:
            index = self.step(index)
        self.close_paragraph(end)
        return self.found

    def step(self, index: int) -> int:
        """Deal with what begins in a line, and say where to go on."""
        if is_blank(self.lines[index]):
            self.close_paragraph(index)
            self.after_blank = True
            return index + 1
        place = Place(self.lines, index, bool(self.paragraph))
        for construct in self.constructs:
            if not construct.opens(place):
                continue
            end = max(construct.reach(self.lines, index), index + 1)
            if construct.takes_paragraph:
                begin, self.paragraph = index - len(self.paragraph), []
            else:
                begin = index
                self.close_paragraph(index)
            self.add(begin, end, construct)
            return end
        end = end_of_formula(self.lines, index)
        self.paragraph += self.lines[index:end]
        return end

    def close_paragraph(self, end: int) -> None:
        """Text that no construct claims is a paragraph."""
        begin, self.paragraph = end - len(self.paragraph), []
        if begin < end:
            self.add(begin, end, None)

    def add(self, begin: int, end: int, owner: Construct | None) -> None:
        """Keep a block."""
        self.found.append(Block.of(self.lines[begin:end], self.first + begin, owner, self.after_blank))
        self.after_blank = is_blank(self.lines[end - 1])


def _ends_in_paragraph(lines: Sequence[str]) -> bool:
    """Whether the last of a container's lines can be the line of a paragraph."""
    last = lines[-1] if lines else ""
    text = without_containers(last)
    if not text or (indent(last) >= TAB and (len(lines) < 2 or is_blank(lines[-2]))):
        return False
    return not (HEADING.match(text) or is_rule(text) or text.startswith(("```", "~~~", ":::")))


def _number_again(blocks: list[str], block: Block) -> None:
    """Number what a processor of Python-Markdown put back after it took a part of a block."""
    for index, rest in enumerate(blocks):
        if isinstance(rest, Block):
            return
        at = len(block) - len(rest) if block.endswith(rest) else 0
        blocks[index] = Block.of([rest], block.line + block.count("\n", 0, at))


def add_text(parent: Element, text: str) -> None:
    """Add text after whatever the element holds."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
