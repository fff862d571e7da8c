"""What arrived -> the files to write: names, links between chapters, pictures, Markdown, the book's file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from publish import rules
from publish.book.names import free, slug
from publish.book.names import identifier as to_id
from publish.book.tree import HEADINGS, every, local, unwrap
from publish.importers import house_markdown, names, record
from publish.importers.arrival import IDS, Arrival, Chapter, Facts
from publish.importers.links import TO, WEB, block_of
from publish.problems import Location, Problem

PICTURES = "pictures"
_NAMED = ("p", "figure")


@dataclass(frozen=True)
class Delivery:
    """The files of an import by their path from the manuscript folder, and what was noticed."""

    chapters: dict[str, bytes]
    pictures: dict[str, bytes]
    record: str
    problems: tuple[Problem, ...]


def prepare(
    arrivals: Iterable[tuple[str, Arrival]],
    taken_chapters: Iterable[str],
    taken_pictures: dict[str, bytes],
    fallback: str,
) -> Delivery:
    """Everything that is to be written. `arrivals` come with their names for messages.

    `taken_chapters` are the names, without endings, of the chapters that are there; `taken_pictures` are
    the pictures there by name. A picture that is there already is used again.
    """
    arrivals = list(arrivals)
    chapters = [(name, chapter) for name, arrival in arrivals for chapter in arrival.chapters]
    stems = names.of_chapters((chapter.title for _, chapter in chapters), taken_chapters, fallback)
    files = [f"{stem}.md" for stem in stems]
    problems = _resolve(chapters, files)
    pictures = _name_pictures(arrivals, taken_pictures)
    facts = Facts()
    for _, arrival in arrivals:
        facts = facts.completed(arrival.facts)
    if not facts.title and len(chapters) == 1:
        facts = facts.completed(Facts(title=chapters[0][1].title))
    written = {
        file: house_markdown.write(chapter.tree).encode()
        for file, (_, chapter) in zip(files, chapters, strict=True)
    }
    return Delivery(written, pictures, record.write(facts), tuple(problems))


def _resolve(chapters: list[tuple[str, Chapter]], files: list[str]) -> list[Problem]:
    """Point every inner link at its chapter and give its target an id; a link to nothing keeps its words."""
    targets: dict[str, tuple[str, etree._Element]] = {}
    for file, (_, chapter) in zip(files, chapters, strict=True):
        for node in chapter.tree.iter(etree.Element):
            for token in (node.get(IDS) or "").split():
                targets.setdefault(token, (file, node))
    cut: Counter[str] = Counter()
    taken: set[str] = set()
    for file, (name, chapter) in zip(files, chapters, strict=True):
        for link in list(every(chapter.tree, "a")):
            if link.get(TO) is None:
                continue
            address = _address(link.get(TO, ""), targets, file, taken) or link.get(WEB, "")
            if address:
                link.set("href", address)
            else:
                cut[name] += 1
                unwrap(link)
    return [
        rules.CUT_LINK.at(
            Location(name), f"{count} link{'s' if count > 1 else ''} to what did not come along"
        )
        for name, count in cut.items()
    ]


def _address(token: str, targets: dict[str, tuple[str, etree._Element]], file: str, taken: set[str]) -> str:
    found = targets.get(token)
    if found is None:
        return ""
    target_file, node = found
    identifier = token.partition("#")[2]
    if not identifier:
        return "" if target_file == file else target_file
    block = _nameable(node)
    if block is None:
        return "" if target_file == file else target_file
    if not block.get("id"):
        block.set("id", free(to_id(unquote(identifier), "place"), taken))
    return f"{'' if target_file == file else target_file}#{block.get('id')}"


def _nameable(node: etree._Element) -> etree._Element | None:
    """The heading, paragraph or figure that can carry an id for a place."""
    for candidate in (node, *node.iterdescendants(etree.Element)):
        parent = candidate.getparent()
        loose = parent is None or local(parent) not in ("td", "th")
        if candidate.tag in HEADINGS or (local(candidate) in _NAMED and loose):
            return candidate
    around = block_of(node)
    return around if around is not None and (around.tag in HEADINGS or local(around) in _NAMED) else None


def _name_pictures(arrivals: list[tuple[str, Arrival]], there: dict[str, bytes]) -> dict[str, bytes]:
    """Give every picture that is shown a name in the folder of pictures."""
    taken = {name.lower() for name in there}
    by_content = {data: name for name, data in there.items()}
    new: dict[str, bytes] = {}
    for _, arrival in arrivals:
        named: dict[str, str] = {}
        for image in (image for chapter in arrival.chapters for image in every(chapter.tree, "img")):
            key = image.get("src") or ""
            picture = arrival.pictures[key]
            if key not in named and picture.data in by_content:
                named[key] = by_content[picture.data]
            elif key not in named:
                stem, _, suffix = picture.name.rpartition(".")
                named[key] = free(f"{slug(stem, 'picture')}.{suffix}", taken)
                by_content[picture.data] = named[key]
                new[f"{PICTURES}/{named[key]}"] = picture.data
            image.set("src", f"{PICTURES}/{named[key]}")
    return new
