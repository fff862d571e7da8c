"""Leads every link inside the book to an id in the book, and reports those that go nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from lxml import etree

from publish import rules
from publish.book.tree import append, every, has_class, source_of, unwrap, words_of
from publish.problems import Problem, Rule, nearest
from publish.transforms.addresses import Addresses, survey
from publish.transforms.identifiers import Targets
from publish.transforms.web_addresses import regular

SCHEME = re.compile(r"(?!file:)[A-Za-z][A-Za-z0-9+.-]+:", re.IGNORECASE)
BARE_HOST = re.compile(r"(www\.|[\w-]+\.(com|org|net|io|edu|gov)(/|\Z))", re.IGNORECASE)
UNWORDED = "data-unworded"  # on a link that the author left without words
TOP = "top"  # HTML: the beginning of a page that has no such id
PREFIX = "user-content-"  # GitHub puts it before every id, and takes it for granted in links


def resolve(
    targets: tuple[Targets, ...],
    problems: list[Problem],
    contents: tuple[str, str] = ("", ""),
    stated: Mapping[str, str] | None = None,
) -> None:
    """Rewrite the links of all divisions to `#id`; a broken one keeps its words.

    `contents` are the file that lists the chapters, where it is none itself, and the id of the contents.
    `stated` are addresses that pages say they have on their site, each with its file.
    """
    addresses = survey([*(target.source for target in targets), contents[0]], stated)
    links = _Links(targets, addresses, contents, problems)
    for division in {target.division.id: target.division for target in targets}.values():
        for link in list(every(division.tree, "a")):
            if link.get("href") is not None and not has_class(link, "note-call"):
                links.lead(link, links.here(division.id, source_of(link) or division.source))


@dataclass(frozen=True)
class _Links:
    """Everything that links may name, file by file in the order of the book."""

    targets: tuple[Targets, ...]
    addresses: Addresses
    contents: tuple[str, str]
    problems: list[Problem]

    @cached_property
    def _parts(self) -> dict[tuple[str, str], Targets]:
        return {(target.division.id, target.source): target for target in self.targets}

    @cached_property
    def _files(self) -> dict[str, list[Targets]]:
        files: dict[str, list[Targets]] = {}
        for target in self.targets:
            files.setdefault(target.source, []).append(target)
        return files

    @cached_property
    def _titles(self) -> dict[str, str]:
        """What a link without words says: the words of the heading that it leads to."""
        titles = {id_: words for target in self.targets for id_, words in target.titles.items()}
        divisions = {target.division.id: target.division for target in self.targets}
        return titles | {id_: division.title or division.label for id_, division in divisions.items()}

    def here(self, division: str, source: str) -> Targets:
        """The file in which a link stands."""
        return self._parts[division, source]

    def lead(self, link: etree._Element, here: Targets) -> None:
        """Point a link of the file `here` to its target."""
        href = (link.get("href") or "").strip()
        if href.startswith("//") or SCHEME.match(href):
            self._lead_outward(f"https:{href}" if href.startswith("//") else href, link, here)
        else:
            found = self._find(href, link, here)
            if found:
                link.set("href", f"#{found}")
                self._fill(link, found)
            elif link.get("id"):
                del link.attrib["href"]
            else:
                unwrap(link)

    def _lead_outward(self, href: str, link: etree._Element, here: Targets) -> None:
        if address := regular(href):
            link.set("href", address)
        else:
            self._report(rules.BROKEN_LINK, link, here, f"'{href}' is not an address on the web")
            unwrap(link)

    def _find(self, href: str, link: etree._Element, here: Targets) -> str:
        address, _, fragment = href.partition("#")
        path, name = unquote(address.partition("?")[0]), _name(fragment)
        if not path and not name:
            words = "a link without an address"
            self._report(rules.BROKEN_LINK, link, here, words, "write the address between the brackets")
            return ""
        if not path:
            return self._find_here(name, link, here)
        source = self.addresses.find(path, here.source)
        files = self._of_source(source)
        if not files and source and source == self.contents[0]:
            return self.contents[1]
        if not files:
            self._report_path(href, path, link, here)
            return ""
        return self._find_in(files, name, path, link, here) if name else files[0].start

    def _of_source(self, source: str) -> list[Targets]:
        """A file's divisions; several where one file holds the whole book."""
        return self._files.get(source, []) if source else []

    def _find_in(
        self, files: list[Targets], name: str, path: str, link: etree._Element, here: Targets
    ) -> str:
        found = _first(files, name)
        if not found:
            known = {key for target in files for key in target.names}
            elsewhere = next((t.source for t in self.targets if name in t.explicit), "")
            hint = f"it is in '{_path(elsewhere, here)}'" if elsewhere else nearest(name, known)
            self._report(rules.BROKEN_ANCHOR, link, here, f"no place '#{name}' in '{path}'", hint)
        return found

    def _find_here(self, name: str, link: etree._Element, here: Targets) -> str:
        """A bare id: the file's own goes first, then those of its chapter, then those of the whole book."""
        own = [here, *(t for t in self._of_source(here.source) if t is not here)]
        if found := _first(own, name):
            return found
        chapter = [target for target in self.targets if target.division is here.division]
        for circle in (chapter, self.targets):
            written = [target for target in circle if name in target.explicit]
            if written:
                self._report_choice(name, written, link, here)
                return written[0].explicit[name]
        for circle in (chapter, self.targets):
            found, *others = [t.find(name) for t in circle if t.find(name)] or [""]
            if found and not others:
                return found
        if name.lower() == TOP:
            return here.start
        self._report_bare(name, link, here)
        return ""

    def _report_choice(self, name: str, choices: list[Targets], link: etree._Element, here: Targets) -> None:
        if len(choices) > 1:
            files = " and ".join(dict.fromkeys(f"'{target.source}'" for target in choices))
            hint = f"write {_path(choices[0].source, here)}#{name}"
            self._report(rules.DUPLICATE_ID, link, here, f"the id '{name}' is in {files}", hint)

    def _report_bare(self, name: str, link: etree._Element, here: Targets) -> None:
        choices = [target.source for target in self.targets if target.find(name)]
        hint = nearest(name, here.names)
        if choices:
            hint = f"write {' or '.join(f'{_path(source, here)}#{name}' for source in choices[:2])}"
        self._report(rules.BROKEN_ANCHOR, link, here, f"no place '#{name}'", hint)

    def _report_path(self, href: str, path: str, link: etree._Element, here: Targets) -> None:
        if BARE_HOST.match(path):
            words = f"the link '{href}' has no https://"
            self._report(rules.NO_SCHEME, link, here, words, f"write https://{href}")
        else:
            known = {_path(target.source, here) for target in self.targets if target.source}
            self._report(rules.BROKEN_LINK, link, here, f"no chapter '{path}'", nearest(path, known))

    def _report(self, rule: Rule, link: etree._Element, here: Targets, words: str, hint: str = "") -> None:
        self.problems.append(rule.at(here.division.place(link), words, hint))

    def _fill(self, link: etree._Element, found: str) -> None:
        """A link without words, `[](#quay)`, says what it leads to."""
        if len(link) or (link.text or "").strip():
            return
        link.set(UNWORDED, "yes")
        append(link, self._titles.get(found) or _words_at(found, self.targets) or found)


def _name(fragment: str) -> str:
    """The id in an address, without what browsers and GitHub add to it."""
    return unquote(fragment).partition(":~:")[0].removeprefix(PREFIX).strip()


def _first(files: Iterable[Targets], name: str) -> str:
    return next((found for target in files if (found := target.find(name))), "")


def _path(source: str, here: Targets) -> str:
    """A file's path as a link in another file writes it."""
    return posixpath.relpath(source, posixpath.dirname(here.source) or ".")


def _words_at(found: str, targets: tuple[Targets, ...]) -> str:
    for target in targets:
        for node in target.division.tree.iter("{*}*"):
            if node.get("id") == found:
                return words_of(node)
    return ""
