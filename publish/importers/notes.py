"""Notes in HTML -> calls and asides, as the manuscript's parser has them.

A link is the call of a note when what it names (a list item, paragraph, aside …) links back to it, or
when either says so by its type, role or class; and when its own words are a mark: a number, a letter, a
star, in brackets or not. Word, pandoc, wikis and EPUBs all fit this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote, unquote, urljoin

from lxml import etree

from publish.book.tree import HEADINGS, append, classes, element, every, local, remove, replace
from publish.importers.arrival import IDS

_MARK = re.compile(
    r"[\[(]?(?:note |n\. ?)?(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,6}|[*†‡§¶#]{1,4})[\])]?[.:]?", re.IGNORECASE
)
_CALL_WORDS = re.compile(r"noteref|note-ref|footnote|endnote|reference|fnref", re.IGNORECASE)
_BACK_WORDS = re.compile(r"back-?link|back-?ref|footnote-back|\bback\b", re.IGNORECASE)
_NOTE_WORDS = re.compile(
    r"foot-?note|end-?note|rearnote|cite_note|\bnote\b|\bfn\d|\breferences\b", re.IGNORECASE
)
_HOLDERS = ("li", "aside", "p", "div", "dd", "td", "section")
_BACK = re.compile(
    r"[\s\[(]*(?:[↩↑⏎^←]\ufe0e?|back|jump up|return(?: to text)?|zurück|retour)?[\s\])]*", re.IGNORECASE
)
_LONGEST = 5000


def token(address: str, origin: str) -> str:
    """The token `document#id` of a relative address in a document; empty for one on the web."""
    if re.match(r"[a-zA-Z][\w+.-]*:|//", address):
        return ""
    path, _, identifier = address.partition("#")
    target = unquote(urljoin(origin, path)) if path else origin
    return f"{quote(target)}#{quote(unquote(identifier))}"


def settle(bodies: Mapping[str, etree._Element]) -> int:
    """Turn the notes of all documents of one book into calls and asides; returns how many notes there are.

    `bodies` are the documents by their origin. A note is moved to the end of the body that calls it first.
    """
    targets = dict(_targets(bodies.values()))
    calls = [call for origin, body in bodies.items() for call in _calls(body, origin, targets)]
    found: dict[etree._Element, tuple[str, etree._Element, str]] = {}
    for call, body, note in calls:
        if any(up in found for up in call.iterancestors()) and _holds_call(note):
            # A note's own mark leads back to where it is called.
            continue
        if note not in found:
            found[note] = (str(len(found) + 1), body, _words(call).strip("[]().: "))
        key, home, _ = found[note]
        if home is body:
            _replace_call(call, key)
    for note, (key, body, mark) in found.items():
        body.append(_as_note(note, key, mark))
    return len(found)


def _targets(bodies: Iterable[etree._Element]) -> Iterator[tuple[str, etree._Element]]:
    for body in bodies:
        for node in body.iterdescendants(etree.Element):
            for name in (node.get(IDS) or "").split():
                yield name, node


def _calls(
    body: etree._Element, origin: str, targets: Mapping[str, etree._Element]
) -> Iterator[tuple[etree._Element, etree._Element, etree._Element]]:
    for link in list(every(body, "a")):
        target = (
            targets.get(token(link.get("href") or "", origin)) if "#" in (link.get("href") or "") else None
        )
        note = _holder(target) if target is not None else None
        if note is None or _says_so(link, _BACK_WORDS, around=0) or link in note.iterdescendants():
            continue
        if not _MARK.fullmatch(_words(link)):
            continue
        if _says_so(link, _CALL_WORDS) or _says_so(note, _NOTE_WORDS) or _links_back(note, link, origin):
            yield link, body, note


def _holder(target: etree._Element) -> etree._Element | None:
    """The block that holds the named place, if it can be a note: no heading in it, and not endless."""
    for node in (target, *list(target.iterancestors())[:2]):
        if local(node) in _HOLDERS:
            is_note = next(node.iter(*HEADINGS), None) is None and len(_words(node)) < _LONGEST
            return node if is_note else None
    return None


def _holds_call(block: etree._Element) -> bool:
    return any("note-call" in classes(link) for link in every(block, "a"))


def _says_so(node: etree._Element, pattern: re.Pattern[str], around: int = 3) -> bool:
    """Whether an element, or one of those around it, is called a note or its call."""
    named = [node, *list(node.iterancestors())[:around]]
    return any(
        pattern.search(" ".join(item.get(key) or "" for key in ("data-type", "role", "class")))
        for item in named
    )


def _links_back(note: etree._Element, call: etree._Element, origin: str) -> bool:
    names = {
        name for item in (call, *list(call.iterancestors())[:2]) for name in (item.get(IDS) or "").split()
    }
    names |= {name for item in call.iterdescendants(etree.Element) for name in (item.get(IDS) or "").split()}
    return any(token(link.get("href") or "", origin) in names for link in every(note, "a"))


def _words(node: etree._Element) -> str:
    return "".join(node.itertext()).strip()


def _replace_call(link: etree._Element, key: str) -> None:
    """The call stands in the place of the link and of the raised type around it."""
    outer = link
    parent = link.getparent()
    while parent is not None and local(parent) in ("sup", "span", "small") and _words(parent) == _words(link):
        outer, parent = parent, parent.getparent()
    replace(outer, element("a", {"class": "note-call", "href": f"#note:{key}"}))


def _as_note(note: etree._Element, key: str, mark: str) -> etree._Element:
    """Cut a note out of its place; its mark and the link back go."""
    for link in list(every(note, "a")):
        words = _words(link)
        inner = "note-call" not in classes(link) and "#" in (link.get("href") or "")
        if inner and (_BACK.fullmatch(words) or words.strip("[]().: ") == mark):
            _remove_with_shell(link, note)
    aside = element("aside", {"class": "note", "id": f"note:{key}"})
    append(aside, note.text or "")
    for child in list(note):
        aside.append(child)
    _remove_with_shell(note, None)
    _trim(aside, mark)
    return aside


def _remove_with_shell(node: etree._Element, end: etree._Element | None) -> None:
    """Remove an element, and those around it that are empty without it; never `end`."""
    parent = node.getparent()
    remove(node)
    while parent is not None and parent is not end and local(parent) != "body":
        if _words(parent) or next(every(parent, "img"), None) is not None:
            return
        node, parent = parent, parent.getparent()
        remove(node)


def _trim(aside: etree._Element, mark: str) -> None:
    """Take away the mark that stands before the words of the note."""
    holder = next((node for node in aside.iter(etree.Element) if (node.text or "").strip()), None)
    if holder is None or not mark:
        return
    match = re.match(rf"\s*[\[(]?{re.escape(mark)}[\])]?[.:]?(?:\s+|$)", holder.text or "")
    if match is not None:
        holder.text = (holder.text or "")[match.end() :]
