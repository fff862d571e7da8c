r"""Formulas become MathML with an alternative text (MathML 3, 2.2.1); one that cannot be set stays as it is.

`\newcommand` and its like hold for what follows in the book.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from publish import rules
from publish.book.divisions import Book, Division
from publish.book.tree import MATHML, has_class, local, remove, with_class
from publish.formulas import macros, tex
from publish.formulas.faults import Unsettable
from publish.formulas.formula import Formula, formula
from publish.problems import Location, Problem

UNSET, DESCRIBED, TAG = "source", "described", "data-tag"
_STOP = re.compile(r"[ \t]*([.,;:])(?=\s|\Z)")
_SHOWN = 40  # characters of a formula in a message


def compose(book: Book, problems: list[Problem]) -> None:
    """Set the formulas of all divisions in their order, and report those that cannot be set."""
    reader = _Reader(problems, {name: macros.stated(body) for name, body in book.settings.macros.items()})
    for division in (*book.divisions, *([book.back] if book.back else [])):
        for node in with_class(division.tree, "math"):
            if not len(node):
                reader.read(node, division)
    reader.report(book)


@dataclass
class _Reader:
    """What is known on the way through the book: commands, and where unknown ones were first met."""

    problems: list[Problem]
    known: dict[str, macros.Macro]
    unknown: dict[str, Location] = field(default_factory=dict)
    uses: Counter[str] = field(default_factory=Counter)

    def read(self, node: etree._Element, division: Division) -> None:
        """Put a formula's MathML in the place of its source."""
        source = tex.read(node.text or "")
        body, defined = macros.take(source.tex)
        self.known.update(defined)
        if defined and not body.strip():
            _take_out(node)
            return
        described = str(node.attrib.pop("alt", "")).strip()
        try:
            found = formula(body, self.known, display=has_class(node, "display"), described=described)
        except Unsettable as fault:
            node.set("class", f"{node.get('class')} {UNSET}")
            shown = " ".join(body.split())
            shown = f"{shown[:_SHOWN]}…" if len(shown) > _SHOWN else shown
            message = f"the formula '{shown}' is shown as its source: {fault}"
            self.problems.append(rules.UNSET_FORMULA.at(division.place(node), message))
            return
        self._note(found, division.place(node))
        _fill(node, found, source, described=bool(described))

    def _note(self, found: Formula, place: Location) -> None:
        for command in found.unknown:
            self.unknown.setdefault(command, place)
        self.uses.update(found.unknown)

    def report(self, book: Book) -> None:
        """Each unknown command once, with the first of its places."""
        for command, place in self.unknown.items():
            count = self.uses[command]
            more = f" ({count} formulas)" if count > 1 else ""
            hint = f"add {command[1:]} = '…' under [math.macros] in {book.source or 'book.toml'}"
            message = f"nobody defines {command}{more}"
            self.problems.append(rules.UNKNOWN_COMMAND.at(place, message, hint))


def _fill(node: etree._Element, found: Formula, source: tex.Source, *, described: bool) -> None:
    node.text = None
    if has_class(node, "display"):
        _take_stop(node, found.math)
    node.append(found.math)
    for part in node.iterdescendants():
        part.sourceline = node.sourceline  # type: ignore[misc]  # lxml lets it be set
    if described:
        node.set("class", f"{node.get('class')} {DESCRIBED}")
    if source.label and not node.get("id"):
        node.set("id", re.sub(r"\s+", "-", source.label))
    if source.tag:
        node.set(TAG, source.tag)


def _take_stop(node: etree._Element, math: etree._Element) -> None:
    """The stop after a displayed formula stands beside it, and not on a line of its own."""
    stop = _STOP.match(node.tail or "")
    if stop is None:
        return
    node.tail = (node.tail or "")[stop.end() :]
    cells = list(math.iter(f"{{{MATHML}}}mtd")) if math[0].tag == f"{{{MATHML}}}mtable" else []
    mark = etree.Element(f"{{{MATHML}}}mtext")
    mark.text = stop[1]
    (cells[-1] if cells else math).append(mark)


def _take_out(node: etree._Element) -> None:
    """A formula that only defines something is nothing to see."""
    parent = node.getparent()
    remove(node)
    if parent is not None and local(parent) == "p" and not len(parent) and not (parent.text or "").strip():
        remove(parent)
