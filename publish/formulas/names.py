"""Names of functions (The TeXbook, 18): `log x` has a thin space, and the limits of `max` stand below it."""

from __future__ import annotations

from lxml import etree

from publish.book.tree import MATHML

M = f"{{{MATHML}}}"
THIN = "0.167em"
_SCRIPTS = frozenset(f"{M}{name}" for name in ("msub", "msup", "msubsup", "munder", "mover", "munderover"))
_ROWS = (f"{M}mrow", f"{M}math", f"{M}mtd", f"{M}mstyle", f"{M}msqrt")
_LIMITED = frozenset(
    {"det", "gcd", "inf", "lim", "liminf", "limsup", "max", "min", "Pr", "sup", "argmax", "argmin"}
)
_STACKED = {f"{M}msub": f"{M}munder", f"{M}msup": f"{M}mover", f"{M}msubsup": f"{M}munderover"}
_SMALL = (*_SCRIPTS, f"{M}mfrac")  # in which formulas are as high as a line again
_APART = frozenset({f"{M}mo", f"{M}mspace"})  # what has its own space, or wants none


def space(math: etree._Element) -> None:
    """Put spaces between the names of functions and the letters and numbers beside them."""
    for node in math.iter(f"{M}mo"):
        if _is_name(node):
            node.set("lspace", "0em")
            node.set("rspace", "0em")
    for row in list(math.iter(*_ROWS)):
        for node in list(row):
            if not _is_function(node):
                continue
            after, before = node.getnext(), node.getprevious()
            if after is not None and (after.tag not in _APART or _is_name(after)) and not _is_fenced(after):
                node.addnext(_thin())
            if before is not None and before.tag not in _APART and not _is_function(before):
                node.addprevious(_thin())


def stack(math: etree._Element) -> None:
    """Put the limits of names above and below them, as in a formula that is displayed."""
    for node in list(math.iter(*_STACKED)):
        base = node[0]
        name = "".join((base.text or "").split())
        limited = name in _LIMITED or (_is_name(base) and base.get("movablelimits") == "true")
        if limited and not any(above.tag in _SMALL for above in node.iterancestors()):
            node.tag = _STACKED[str(node.tag)]


def _is_function(node: etree._Element) -> bool:
    while node.tag in _SCRIPTS and len(node):
        node = node[0]
    return _is_name(node)


def _is_name(node: etree._Element) -> bool:
    """More than one letter, upright: a single one is a variable, or an operator that spaces itself."""
    text = "".join((node.text or "").split())
    return node.tag in (f"{M}mo", f"{M}mi") and not len(node) and len(text) > 1 and text.isalpha()


def _is_fenced(node: etree._Element) -> bool:
    """What stands between brackets that grow, which are its own space."""
    first = node[0] if len(node) and node.tag == f"{M}mrow" else None
    return first is not None and first.get("fence") == "true"


def _thin() -> etree._Element:
    return etree.Element(f"{M}mspace", width=THIN)
