"""The shape of an article: its title and author, its sections, its end; for pages and for plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from publish.book.tree import HEADINGS, H, classes, element, every, local, remove, words_of
from publish.importers import endings, run_ins, sections, speakers
from publish.importers.arrival import IDS, Facts, add_ids
from publish.importers.ledger import Ledger
from publish.importers.vocabulary import (
    CHAPTER,
    CHAPTER_LABEL,
    CONTENTS_LABEL,
    LONGEST,
    author_in,
    is_furniture,
)

_ENDS = re.compile(r"[.!?…:;,]['\"”’»)]*$")
_NOTES_LABEL = re.compile(
    r"(?:foot|end)?notes|references|notes and references|anmerkungen|notas|fußnoten", re.IGNORECASE
)
_LONG = 120
_HEAD = 12


@dataclass(frozen=True)
class Hints:
    """What is known beforehand: the page's own title, and whether headings are marked in the source."""

    title: str = ""
    marked: bool = True


def compose(section: etree._Element, hints: Hints, ledger: Ledger) -> Facts:
    """Give an article its title and sections, cut its end off, and mark quotations and run-in heads."""
    listed = sections.find(list(section))
    title = _title(section, listed, hints)
    facts = Facts()
    if title is not None:
        title.tag = f"{H}h1"
        facts = _clear_head(section, title, ledger)
    facts = _take_byline(title, facts, ledger)
    if title is not None:
        ledger.find(f"the title '{words_of(title)}'")
    if listed is not None:
        ledger.find("sections", len(listed.headings))
        facts = replace(facts, in_chapters=True)
    facts = _cut_end(section, facts, ledger)
    finish(section, ledger)
    if not hints.marked:
        run_ins.mark_plain(section, ledger)
    return facts


def lists_sections(section: etree._Element) -> bool:
    """Whether a list of its sections stands at the head of a text."""
    return sections.find(list(section)) is not None


def finish(section: etree._Element, ledger: Ledger) -> None:
    """What every chapter gets, whatever it came from: speakers, run-in heads, one title."""
    speakers.mark(section, ledger)
    if count := run_ins.mark_bold(section):
        ledger.find("run-in heads", count)
    headings = [node for node in section if node.tag in HEADINGS]
    if headings:
        _part_label(headings[0])
    for heading in headings[1:]:
        if local(heading) == "h1":
            heading.tag = f"{H}h2"
    last = headings[-1] if headings else None
    if last is not None and _NOTES_LABEL.fullmatch(words_of(last).strip(" :")):
        after = last.getnext()
        if after is not None and local(after) == "aside":
            remove(last)


def _part_label(title: etree._Element) -> None:
    """A number that stood on a line or in a box of its own is parted from the title, and so understood."""
    text = " ".join((title.text or "").split())
    if local(title) == "h1" and (label := CHAPTER_LABEL.match(text)):
        title.text = f"{label[0]}: {text[label.end() :].lstrip()}"


def _title(section: etree._Element, listed: sections.Sections | None, hints: Hints) -> etree._Element | None:
    """The heading of the first level, or the line above the list of sections, or the likeliest line."""
    blocks = list(section)
    marked = [node for node in blocks if local(node) == "h1"]
    title = marked[0] if marked else None
    if listed is not None:
        title = _make_sections(blocks, listed, title)
    if title is None:
        title = next(
            (node for node in blocks[:_HEAD] if hints.title and _same(words_of(node), hints.title)), None
        )
    if title is None:
        title = _only_top_heading(blocks) if hints.marked else _first_line(blocks)
    if title is None and hints.title:
        title = element("h1", None, hints.title)
        section.insert(0, title)
    return title


def _make_sections(
    blocks: list[etree._Element],
    listed: sections.Sections,
    title: etree._Element | None,
) -> etree._Element | None:
    """Make headings of the lines that are listed, drop the list, and find the title above it."""
    for number in listed.headings:
        if local(blocks[number]) == "p":
            blocks[number].tag = f"{H}h2"
            blocks[number].attrib.pop("class", None)
    above = [
        node for node in blocks[: listed.start] if not CONTENTS_LABEL.fullmatch(words_of(node).strip(" :"))
    ]
    for node in blocks[: listed.end]:
        if node not in above and node is not title:
            _drop(node)
    if title is not None:
        return title
    likely = [node for node in above if _may_be_title(node)]
    return likely[-1] if likely else None


def _drop(node: etree._Element) -> None:
    after = node.getnext()
    if after is not None:
        add_ids(after, (node.get(IDS) or "").split())
    remove(node)


def _may_be_title(node: etree._Element) -> bool:
    text = words_of(node)
    if not (local(node) == "p" or node.tag in HEADINGS) or next(every(node, "img", "br"), None) is not None:
        return False
    return 0 < len(text) <= LONGEST and not is_furniture(text) and not author_in(text)


def _same(text: str, title: str) -> bool:
    return " ".join(text.split()).casefold() == title.casefold()


def _only_top_heading(blocks: list[etree._Element]) -> etree._Element | None:
    headings = [node for node in blocks if node.tag in HEADINGS]
    top = min((local(node) for node in headings), default="")
    level = [node for node in headings if local(node) == top]
    return level[0] if len(level) == 1 and headings[0] is level[0] else None


def _first_line(blocks: list[etree._Element]) -> etree._Element | None:
    """In plain text: the last line that may be a title before the first long paragraph."""
    likely = []
    for node in blocks[:_HEAD]:
        text = words_of(node)
        if local(node) != "p" or len(text) > _LONG:
            break
        if _may_be_title(node) and not _ENDS.search(text.removesuffix("?").removesuffix("!")):
            likely.append(node)
    chapters = [node for node in likely if CHAPTER.fullmatch(words_of(node))]
    after_author = [node for node in likely if _comes_before_author(node)]
    return next(iter([*chapters[-1:], *after_author[-1:], *likely[:1]]), None)


def _comes_before_author(node: etree._Element) -> bool:
    after = node.getnext()
    return after is not None and bool(author_in(words_of(after)))


def _clear_head(section: etree._Element, title: etree._Element, ledger: Ledger) -> Facts:
    """Read what stands above the title: the book's title, its author; menus are left out, text goes below."""
    facts = Facts()
    above = list(_before(title))
    position = section.index(title) + 1
    for node in reversed(above):
        text = endings.text_of(node)
        after = node.getnext()
        if author := author_in(text):
            facts = replace(facts, authors=(author,))
        elif after is not None and author_in(words_of(after)) and _may_be_title(node):
            facts = replace(facts, title=words_of(node))
            continue
        elif is_furniture(text) or (len(text) <= _LONG and not _ENDS.search(text) and _has_menu(above)):
            ledger.leave("lines above the title", text)
        elif local(node) == "hr":
            pass
        else:
            section.insert(position, node)
            position = section.index(title) + 1
    for node in _before(title):
        _drop(node)
    return facts


def _before(title: etree._Element) -> Iterator[etree._Element]:
    return iter(list(title.itersiblings(preceding=True))[::-1])


def _has_menu(nodes: list[etree._Element]) -> bool:
    return any(is_furniture(endings.text_of(node)) for node in nodes)


def _take_byline(title: etree._Element | None, facts: Facts, ledger: Ledger) -> Facts:
    """The line below the title that names the author belongs to the book's file."""
    after = title.getnext() if title is not None else None
    if after is None or facts.authors or local(after) != "p":
        return facts
    author = author_in(words_of(after))
    if not author and {"byline", "author"} & set(classes(after)) and len(words_of(after)) <= 60:
        author = words_of(after)
    if not author:
        return facts
    ledger.leave("bylines", words_of(after))
    _drop(after)
    return replace(facts, authors=(author,))


def _cut_end(section: etree._Element, facts: Facts, ledger: Ledger) -> Facts:
    blocks = [node for node in section if local(node) != "aside"]
    end = blocks[endings.begin(blocks) :] if len(blocks) > 1 else []
    found = endings.messages(end)
    for node in end:
        kept = words_of(node) and words_of(node) in " ".join(found.support.split("\n\n"))
        if not kept:
            lines = [line for line in endings.text_of(node).split("\n") if line != found.share]
            ledger.leave("blocks after the end", " / ".join(lines))
        remove(node)
    if found.share:
        ledger.find("an invitation to share")
    if found.support:
        ledger.find("a request for support")
    return replace(facts, share=found.share, support_message=found.support)
