"""Where everything stands inside the EPUB: one file a division, and the file that holds each id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from publish.book.divisions import Book, Division, Kind

NAVIGATION = "nav.xhtml"
COVER = "cover.xhtml"
TEXT, STYLES, PICTURES, FONTS = "text", "css", "images", "fonts"
OUTWARD = frozenset({"mailto", "tel"})
UNSAFE = re.compile(r'[\s"<>\\^`{|}\[\]]|%(?![0-9A-Fa-f]{2})')
HOST = re.compile(r"[^\s/?#%\\<>^`{|}\[\]]+")


@dataclass(frozen=True)
class Places:
    """The file of every division and of every id, by name; all of them stand in one folder."""

    divisions: Mapping[str, str]
    ids: Mapping[str, str]

    def opening(self, target: str) -> str:
        """The shortest address of an id as navigation names it: a division is its whole file."""
        return self.divisions.get(target) or f"{self.ids[target]}#{target}"

    def address(self, href: str, file: str) -> str:
        """What a link in `file` says in the EPUB, or nothing where it leads nowhere.

        A dead or scheme-less link was reported when the references were resolved; the shops'
        readers crash on one, so that here it becomes plain text.
        """
        if href.startswith("#"):
            target = href[1:]
            holder = self.ids.get(target)
            return "" if holder is None else href if holder == file else f"{holder}#{target}"
        return _outward(href.strip()) if _leads_out(href.strip()) else ""


def survey(book: Book) -> Places:
    """Give every division its file and note which file each id is in."""
    divisions = {division.id: _file(division) for division in book.divisions}
    ids = dict(divisions)
    for division in book.divisions:
        if division.kind is not Kind.CONTENTS:
            for node in division.tree.iter("{*}*"):
                if name := node.get("id"):
                    ids.setdefault(name, divisions[division.id])
    return Places(divisions, ids)


def _file(division: Division) -> str:
    if division.kind is Kind.CONTENTS:
        return NAVIGATION
    name = f"{division.id}.xhtml"
    return f"{division.id}-text.xhtml" if name in {NAVIGATION, COVER} else name


def _leads_out(href: str) -> bool:
    try:
        address = urlsplit(href)
    except ValueError:
        return False
    if address.scheme in {"http", "https"}:
        return HOST.fullmatch(address.netloc) is not None
    return address.scheme in OUTWARD


def _outward(href: str) -> str:
    """An address with what no address may hold as it is in percent signs; a second # is one of these."""
    address, mark, fragment = href.partition("#")
    return UNSAFE.sub(_quoted, f"{address}{mark}{fragment.replace('#', '%23')}")


def _quoted(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
