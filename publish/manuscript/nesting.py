"""Puts the files that belong to a chapter into its tree: each a section, its headings below the chapter's."""

from __future__ import annotations

from lxml import etree

from publish.book.tree import HEADINGS, H, element, has_class, local


def append(chapter: etree._Element, tree: etree._Element, source: str, depth: int) -> None:
    """Add a file's tree as `<section class="file" data-source="…">` before the chapter's notes.

    `depth` 2 is a section of the chapter, 3 a section of such a section. The file's notes go to the
    chapter's.
    """
    above = _title_level(chapter)
    _lower(tree, above + depth - 1)
    section = element("section", {"class": "file", "data-source": source}, line=tree.sourceline)
    if language := tree.get("data-lang"):
        section.set("lang", language)
    notes = [node for node in tree if has_class(node, "note")]
    _rename(tree, notes, {node.get("id", "") for node in chapter if has_class(node, "note")})
    section.text = tree.text
    section.extend(node for node in tree if node not in notes)
    end = next((index for index, node in enumerate(chapter) if has_class(node, "note")), len(chapter))
    chapter.insert(end, section)
    for note in notes:
        note.set("data-source", source)
        chapter.append(note)


def _title_level(chapter: etree._Element) -> int:
    """The level of the chapter's title: nothing in it stands higher."""
    own = (node for node in chapter if not has_class(node, "file"))
    levels = [int(local(heading)[1]) for node in own for heading in node.iter(*HEADINGS)]
    first = next((node for node in chapter if isinstance(node.tag, str)), None)
    titled = first is not None and first.tag in HEADINGS and int(local(first)[1]) == min(levels)
    return min(levels) if titled else min(levels, default=2) - 1


def _lower(tree: etree._Element, top: int) -> None:
    """Give the highest headings the level `top`, those below the next ones, none skipped, at most 6."""
    above: list[int] = []
    for heading in tree.iter(*HEADINGS):
        level = int(local(heading)[1])
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        heading.tag = f"{H}h{min(top + len(above) - 1, 6)}"


def _rename(tree: etree._Element, notes: list[etree._Element], taken: set[str]) -> None:
    """Give notes whose names the chapter has already new ones, and their calls too."""
    renamed: dict[str, str] = {}
    for note in notes:
        name = free = note.get("id", "")
        number = 1
        while free in taken:
            number += 1
            free = f"{name}-{number}"
        taken.add(free)
        renamed[f"#{name}"] = f"#{free}"
        note.set("id", free)
    for call in tree.iter(f"{H}a"):
        if has_class(call, "note-call"):
            call.set("href", renamed.get(call.get("href", ""), call.get("href", "")))
