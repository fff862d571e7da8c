"""Plain text -> a section of paragraphs, verse, lists and pull quotes, by how its lines lie.

- A blank line parts blocks. Where half of the long blocks have several lines, the text is wrapped: lines
  are joined. Where the lines are long themselves, each is a paragraph.
- Otherwise a block of several lines keeps them: lines that all begin with a bullet or a number are a list,
  three or more short lines are verse, and two short ones are a pull quote.
- A row of stars or dashes is a scene break.
"""

from __future__ import annotations

import re

from lxml import etree

from publish.book.tree import H, append, element, local, words_of
from publish.importers.ledger import Ledger
from publish.importers.vocabulary import CHAPTER, is_furniture

_LONG = 200
_LONG_LINE = 120
_SHORT = 100
_LONGEST_PULL_QUOTE = 240
_BULLET = re.compile(r"(?:[•·*–-]|(?P<number>\d{1,3})[.)])\s+(?=\S)")
_BREAK = re.compile(r"(?:[*⁂#~•·]\s*){1,9}|(?:[-–—_=]\s*){3,}")
_ENDS = re.compile(r"[.!?…]['\"”’»)]*$")
_PULL = re.compile(r"[\w\"“„«'‘]")
_GUTENBERG = re.compile(r"^\*\*\* ?(START|END) OF (?:THE|THIS) PROJECT GUTENBERG [^\n]*$", re.MULTILINE)


def read(text: str, ledger: Ledger) -> etree._Element:
    """The section of a text; headings and furniture are not known yet."""
    section = element("section")
    blocks = [_lines(block) for block in re.split(r"\n[ \t]*\n", _inner(text, ledger))]
    blocks = [lines for lines in blocks if lines]
    wrapped = _is_wrapped(blocks)
    for lines in blocks:
        for block in _built(lines, wrapped=wrapped, ledger=ledger):
            section.append(block)
    return section


def _inner(text: str, ledger: Ledger) -> str:
    """The text between Project Gutenberg's two lines, where it has them."""
    marks = {match[1]: match for match in _GUTENBERG.finditer(text)}
    if "START" in marks:
        ledger.leave("what stands before the text", text[: marks["START"].start()])
    if "END" in marks:
        ledger.leave("what stands after the text", text[marks["END"].end() :])
    return text[
        marks["START"].end() if "START" in marks else 0 : marks["END"].start()
        if "END" in marks
        else len(text)
    ]


def _lines(block: str) -> list[str]:
    return [line.rstrip() for line in block.split("\n") if line.strip()]


def _is_wrapped(blocks: list[list[str]]) -> bool:
    long = [lines for lines in blocks if sum(map(len, lines)) > _LONG and max(map(len, lines)) <= _LONG_LINE]
    single = sum(len(lines) == 1 and len(lines[0]) > _LONG_LINE for lines in blocks)
    return bool(long) and len(long) > single


def _built(lines: list[str], *, wrapped: bool, ledger: Ledger) -> list[etree._Element]:
    if len(lines) == 1 and _BREAK.fullmatch(lines[0].strip()):
        return [element("hr")]
    if len(lines) > 1 and sum(len(line) > _LONG_LINE for line in lines) >= len(lines) / 2:
        return [element("p", None, line.strip()) for line in lines]
    if len(lines) > 1 and all(_BULLET.match(line.strip()) for line in lines):
        return [_list([line.strip() for line in lines])]
    if len(lines) == 1 or (wrapped and not _is_indented(lines)):
        return [element("p", None, " ".join(line.strip() for line in lines))]
    return [_set_off(lines, wrapped=wrapped, ledger=ledger)]


def _is_indented(lines: list[str]) -> bool:
    """In a wrapped text, verse is what stands in on every line and is short."""
    return all(line.startswith(("  ", "\t")) and len(line.strip()) < 60 for line in lines)


def _list(lines: list[str]) -> etree._Element:
    first = _BULLET.match(lines[0])
    number = first["number"] if first else None
    new = element("ol" if number else "ul", {"start": number} if number and number != "1" else None)
    for line in lines:
        new.append(element("li", None, element("p", None, _BULLET.sub("", line, count=1))))
    return new


def _set_off(lines: list[str], *, wrapped: bool, ledger: Ledger) -> etree._Element:
    """Verse, a pull quote, or a paragraph that keeps its lines."""
    text = "\n".join(line.strip() for line in lines)
    if is_furniture(text) or any(is_furniture(line) or _BULLET.match(line.strip()) for line in lines):
        return _kept(lines)
    if len(lines) >= 3 and all(len(line) <= _SHORT for line in lines):
        ledger.find("poems")
        return element(
            "div", {"class": "verse"}, element("p", None, *(_verse_line(line, lines) for line in lines))
        )
    if len(lines) == 2 and not wrapped and len(text) <= _LONGEST_PULL_QUOTE and _is_pull_quote(lines):
        ledger.find("pull quotes")
        paragraph = _kept(lines) if _ENDS.search(lines[0]) else element("p", None, " ".join(text.split()))
        return element("div", {"class": "pull-quote"}, paragraph)
    return _kept(lines)


def _is_pull_quote(lines: list[str]) -> bool:
    """Whole sentences that begin with a word, and no heading in two lines."""
    return bool(_PULL.match(lines[0].strip()) and _ENDS.search(lines[-1])) and not CHAPTER.fullmatch(
        lines[0].strip()
    )


def _kept(lines: list[str]) -> etree._Element:
    paragraph = element("p", None, lines[0].strip())
    for line in lines[1:]:
        paragraph.append(element("br"))
        append(paragraph, line.strip())
    return paragraph


def _verse_line(line: str, lines: list[str]) -> etree._Element:
    least = min(len(other) - len(other.lstrip()) for other in lines)
    step = min(8, (len(line) - len(line.lstrip()) - least) // 2)
    return element("span", {"class": f"line indent-{step}" if step > 0 else "line"}, line.strip())


def is_chapter_line(node: etree._Element) -> bool:
    """Whether a block is a line such as `Chapter 3` or `CHAPTER III. The Quay`."""
    text = words_of(node)
    return local(node) == "p" and len(text) < _SHORT and CHAPTER.fullmatch(text) is not None


def mark_chapters(lines: list[etree._Element]) -> None:
    """Make headings of the lines that begin chapters; of a list of chapters at the head, nothing."""
    for line in lines:
        after = line.getnext()
        if after is not None and not is_chapter_line(after):
            line.tag = f"{H}h1"
