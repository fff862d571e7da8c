"""MathML 3 from TeX, the only door to latex2mathml: what it gives is checked and mended.

The converter leaves commands that it does not know as they are, writes numbers of characters for characters,
and takes whatever is asked for as an attribute. A formula has bounds: it comes from anybody.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from xml.etree.ElementTree import Element

from lxml import etree

from publish.book.tree import MATHML
from publish.formulas import names, signs
from publish.formulas.faults import Unsettable
from publish.formulas.groups import depth
from publish.formulas.letters import styled

LONGEST = 20_000  # characters
DEEPEST = 60  # groups in groups
NODES = 5_000
M = f"{{{MATHML}}}"
_PARTS = {
    **dict.fromkeys(("mfrac", "mroot", "msub", "msup", "munder", "mover"), 2),
    **dict.fromkeys(("msubsup", "munderover"), 3),
}
_LEAVES = frozenset(("mi", "mn", "mo", "ms", "mtext"))
_KEPT = frozenset((
    "accent", "accentunder", "close", "columnalign", "columnlines", "columnspacing", "depth", "display",
    "displaystyle", "fence", "form", "height", "linethickness", "lspace", "mathbackground", "mathcolor",
    "mathvariant", "maxsize", "minsize", "movablelimits", "notation", "open", "rowlines", "rowspacing",
    "rspace", "scriptlevel", "separator", "separators", "stretchy", "symmetric", "voffset", "width",
))  # fmt: skip
_LENGTHS = frozenset((
    "columnspacing", "depth", "height", "linethickness", "lspace", "maxsize", "minsize", "rowspacing",
    "rspace", "voffset", "width",
))  # fmt: skip
_LENGTH = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[mx]|in|cm|mm|p[xtc]|%)?")
_MU = re.compile(r"(-?\d*\.?\d+)mu\b")
_NUMBER = re.compile(r"&#[xX]?[0-9A-Fa-f]+;|&[a-z]+;")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_UNKNOWN = re.compile(r"\\[A-Za-z]+")
# Functions that the converter does not know.
_NAMES = frozenset((r"\arg", r"\hom", r"\ker", r"\lg", r"\dim", r"\deg", r"\sup", r"\inf"))
# What befalls the converter where a formula ends too early.
_FAULTS = (AttributeError, LookupError, RuntimeError, StopIteration, TypeError, ValueError)
_COLOUR = re.compile(r"#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?|[A-Za-z]+")


def converted(tex: str, *, display: bool) -> tuple[etree._Element, tuple[str, ...]]:
    """The formula as `<math>`, and the commands in it that nobody knows, which are set by their names.

    Raises Unsettable, with the reason, where the TeX is broken or too much.
    """
    markup, unknown = _converted(tex, display)
    return etree.fromstring(markup), unknown


@cache
def _converter() -> tuple[Callable[..., Element], tuple[type[Exception], ...]]:
    """latex2mathml's converter and its faults; loaded late, for few books have formulas."""
    from latex2mathml import exceptions  # noqa: PLC0415
    from latex2mathml.converter import convert_to_element  # noqa: PLC0415

    theirs = (each for each in vars(exceptions).values() if isinstance(each, type))
    return convert_to_element, (*theirs, *_FAULTS)


@lru_cache(maxsize=8192)
def _converted(tex: str, display: bool) -> tuple[bytes, tuple[str, ...]]:
    if len(tex) > LONGEST or depth(tex) > DEEPEST:
        raise Unsettable("it is too long or too deep")
    convert, faults = _converter()
    try:
        found = convert(tex, display="block" if display else "inline")
    except faults as fault:
        raise Unsettable(_reason(fault)) from fault
    math = _named(found)
    if sum(1 for _ in math.iter()) > NODES:
        raise Unsettable("it is too long")
    unknown = tuple(dict.fromkeys(_spell_unknown(math)))
    _unfold(math)
    _style(math)
    _join_letters(math)
    names.space(math)
    if display:
        names.stack(math)
    signs.bind(math)
    _check(math)
    return etree.tostring(math), unknown


def _reason(fault: Exception) -> str:
    """The name of the converter's fault in words."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(fault).__name__.removesuffix("Error")).lower()
    own = type(fault).__module__.startswith("latex2mathml")
    return words if own else "it is broken"


def _named(found: Element) -> etree._Element:
    """The converter's tree with characters for their numbers, and only what MathML and EPUB allow."""
    node = etree.Element(f"{M}{found.tag}", nsmap={None: MATHML})
    for key, value in found.attrib.items():
        if key in _KEPT and (value := _value(key, value)):
            node.set(key, value)
    node.text = _character(found.text) if found.text else None
    for child in found:
        node.append(_named(child))
    return node


def _value(key: str, value: str) -> str:
    """The value of an attribute as MathML has it; nothing where it is no such value."""
    if key in ("mathcolor", "mathbackground"):
        return value if _COLOUR.fullmatch(value) else ""
    if key not in _LENGTHS:
        return _character(value)
    value = _MU.sub(lambda found: f"{float(found[1]) / 18:.3f}em", value)
    return value if all(_LENGTH.fullmatch(part) for part in value.split()) else ""


def _character(text: str) -> str:
    return _CONTROL.sub("", _NUMBER.sub(lambda number: html.unescape(number[0]), text))


def _spell_unknown(math: etree._Element) -> Iterator[str]:
    """An unknown command is shown by its name, upright as an operator is."""
    for node in math.iter():
        text = node.text or ""
        if _UNKNOWN.fullmatch(text):
            if text not in _NAMES:
                yield text
            node.tag, node.text = f"{M}mi", text[1:]
            node.set("mathvariant", "normal")


def _style(math: etree._Element) -> None:
    for node in math.iter(f"{M}mi", f"{M}mn"):
        if found := styled(node.text or "", node.get("mathvariant", "")):
            node.text = found
            del node.attrib["mathvariant"]


def _unfold(math: etree._Element) -> None:
    """A row of one thing is that thing: trees are lighter, and drawing takes half the time for each."""
    for row in reversed(list(math.iter(f"{M}mrow"))):
        parent = row.getparent()
        if parent is not None and len(row) == 1 and not row.attrib:
            parent.replace(row, row[0])


def _join_letters(math: etree._Element) -> None:
    """A word in upright letters is one name, and is read as one."""
    for row in list(math.iter(f"{M}mrow")):
        if len(row) > 1 and all(_is_upright(letter) for letter in row):
            name, *others = list(row)
            name.text = "".join(letter.text or "" for letter in row)
            for other in others:
                row.remove(other)
    _unfold(math)


def _is_upright(node: etree._Element) -> bool:
    return node.tag == f"{M}mi" and node.get("mathvariant") == "normal" and (node.text or "").isalpha()


def _check(math: etree._Element) -> None:
    for node in math.iter():
        name = etree.QName(node).localname
        if name in _LEAVES and len(node):
            node.tag = f"{M}mrow"  # \mathop around a formula
        if name in _PARTS and len(node) != _PARTS[name]:
            raise Unsettable("an argument is missing")
