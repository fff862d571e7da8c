"""Where a link leads, for those who read on paper and cannot follow it: a note, or words behind it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from publish.book.divisions import Division
from publish.book.tree import H, append, element, every, has_class, with_class

NOTE, INLINE, NONE = "note", "inline", "none"
OUTWARD = ("http://", "https://", "mailto:")
SCHEMES = ("https://", "http://", "mailto:", "www.")
# No room for a note, or a text that stands on other pages too.
BARE = tuple(f"{H}{name}" for name in ("h1", "h2", "h3", "h4", "h5", "h6", "header", "nav", "caption"))
NOTES = "notes"


def tell(tree: etree._Element, division: Division, medium: str) -> None:
    """Tell the addresses of the links of a division, in place: as a `note`, `inline`, or not at all."""
    links = [link for link in every(tree, "a") if _leads_out(link)] if medium != NONE else []
    added = 0
    for link in links:
        if medium == NOTE and not any(has_class(each, "note") for each in link.iterancestors()):
            added += 1
            _call(link, tree, f"{division.id}--address-{added}")
        else:
            _follow(link, element("span", {"class": "address"}, f" ({shown(link.get('href') or '')})"))
    if added:
        _number(tree)


def shown(address: str) -> str:
    """An address as people write it."""
    for scheme in SCHEMES:
        address = address.removeprefix(scheme)
    return address.rstrip("/")


def _leads_out(link: etree._Element) -> bool:
    """Whether a link leads out of the book, and does not say where already."""
    href = link.get("href") or ""
    words = "".join("".join(link.itertext()).split())
    told = shown(href.lower()) == shown(words.lower())
    return (
        href.startswith(OUTWARD)
        and bool(words)
        and not told
        and next(link.iterancestors(*BARE), None) is None
    )


def _call(link: etree._Element, tree: etree._Element, name: str) -> None:
    """A note with the address, in the form that all notes have."""
    address = element("span", {"class": "address"}, shown(link.get("href") or ""))
    note = element("aside", {"class": "note", "id": name, "data-number": "0"}, element("p", None, address))
    _section(tree).append(note)
    _follow(link, element("a", {"class": "note-call", "id": f"{name}-call", "href": f"#{name}"}, "0"))


def _section(tree: etree._Element) -> etree._Element:
    for section in with_class(tree, NOTES):
        return section
    section = element("section", {"class": NOTES})
    append(tree, section)
    return section


def _follow(link: etree._Element, new: etree._Element) -> None:
    new.tail, link.tail = link.tail, None
    link.addnext(new)


def _number(tree: etree._Element) -> None:
    """Number the notes anew in the order of their calls, and set them in it; an editor's have letters."""
    notes = {
        note.get("id", ""): note
        for note in with_class(tree, "note")
        if note.get("data-number") and not has_class(note, "editor")
    }
    numbers: dict[str, int] = {}
    for call in _calls(tree):
        name = (call.get("href") or "").removeprefix("#")
        if has_class(call, "editor"):
            continue
        call.text = str(numbers.setdefault(name, len(numbers) + 1))
    for name, number in numbers.items():
        if name in notes:
            note = notes[name]
            note.set("data-number", str(number))
            _section(tree).append(note)


def _calls(tree: etree._Element) -> Iterator[etree._Element]:
    return (a for a in every(tree, "a") if has_class(a, "note-call"))
