"""Leads every link inside the book to an id in the book, and reports those that go nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from lxml import etree

from publish import rules
from publish.book.divisions import Division
from publish.book.tree import append, every, has_class, unwrap, words_of
from publish.problems import Problem, Rule, nearest
from publish.transforms.identifiers import Targets

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
BARE_HOST = re.compile(r"(www\.|[\w-]+\.(com|org|net|io|edu|gov)(/|\Z))", re.IGNORECASE)


def resolve(targets: tuple[Targets, ...], problems: list[Problem]) -> None:
    """Rewrite the links of all divisions to `#id`; a broken one keeps its words."""
    for here in targets:
        for link in list(every(here.division.tree, "a")):
            href = (link.get("href") or "").strip()
            if link.get("href") is None or has_class(link, "note-call"):
                continue
            if SCHEME.match(href):
                continue
            found = _resolve(href, link, here, targets, problems)
            if found:
                link.set("href", f"#{found}")
                _fill(link, found, targets)
            else:
                unwrap(link)


def _resolve(
    href: str, link: etree._Element, here: Targets, targets: tuple[Targets, ...], problems: list[Problem]
) -> str:
    place = here.division.place(link)
    parts = urlsplit(href)
    path, name = unquote(parts.path), unquote(parts.fragment)
    files = _files(path, here.division, targets) if path else _same_file(here, targets)
    if fault := _fault(href, path, name, files):
        problems.append(fault[0].at(place, fault[1], fault[2] or nearest(path, _paths(here, targets))))
        return ""
    if not name:
        return files[0].division.id
    found = _find(name, files) or ("" if path else _find_explicit(name, targets))
    if not found:
        known = {key for target in files for key in target.ids}
        where = f" in '{path}'" if path else ""
        problems.append(rules.BROKEN_ANCHOR.at(place, f"no place '#{name}'{where}", nearest(name, known)))
    return found


def _fault(href: str, path: str, name: str, files: list[Targets]) -> tuple[Rule, str, str] | None:
    """Why a link cannot be followed to a file: the rule, the words, and a hint."""
    if not path and not name:
        return rules.BROKEN_LINK, "a link without an address", "write the address between the brackets"
    if files:
        return None
    if BARE_HOST.match(path):
        return rules.NO_SCHEME, f"the link '{href}' has no https://", f"write https://{href}"
    return rules.BROKEN_LINK, f"no chapter '{path}'", ""


def _paths(here: Targets, targets: tuple[Targets, ...]) -> set[str]:
    folder = posixpath.dirname(here.division.source) or "."
    return {posixpath.relpath(t.division.source, folder) for t in targets if t.division.source}


def _files(path: str, division: Division, targets: tuple[Targets, ...]) -> list[Targets]:
    wanted = posixpath.normpath(posixpath.join(posixpath.dirname(division.source), path))
    return [target for target in targets if target.division.source == wanted]


def _same_file(here: Targets, targets: tuple[Targets, ...]) -> list[Targets]:
    others = [t for t in targets if t.division.source == here.division.source and t is not here]
    return [here, *others]


def _find(name: str, files: list[Targets]) -> str:
    for target in files:
        for form in (name, name.lower()):
            if form in target.ids:
                return target.ids[form]
    return ""


def _find_explicit(name: str, targets: tuple[Targets, ...]) -> str:
    """An id that the author wrote may be linked from any chapter by its bare name."""
    return next((target.ids[name] for target in targets if name in target.explicit), "")


def _fill(link: etree._Element, found: str, targets: tuple[Targets, ...]) -> None:
    """A link without words, `[](#quay)`, says what it leads to."""
    if len(link) or (link.text or "").strip():
        return
    titles: Mapping[str, str] = {t.division.id: t.division.title or t.division.label for t in targets}
    append(link, titles.get(found) or _words_at(found, targets) or found)


def _words_at(found: str, targets: tuple[Targets, ...]) -> str:
    for target in targets:
        for node in target.division.tree.iter("{*}*"):
            if node.get("id") == found:
                return words_of(node)
    return ""
