"""A plus or minus that nothing stands before is a sign of what follows, and not between two (TeXbook, 18).

The rules of MathML for a sign's form look at its place in the row alone (MathML Core, 3.2.4.2).
"""

from __future__ import annotations

from lxml import etree

from publish.book.tree import MATHML

M = f"{{{MATHML}}}"
SIGNS = frozenset("+-\u2212\u00b1\u2213")
RELATIONS = frozenset("=<>≤≥≠≈≡∼≃≅∝∈⊂⊆⊃⊇≪≫≺≻⪯⪰→⟶⇒⟹⇔⟺↔←≐≔")
AHEAD = RELATIONS | SIGNS | frozenset("([{⟨⌊⌈,;:⋅×·")


def bind(math: etree._Element) -> None:
    """Bind signs to what they are of; those that begin a row are bound anyway."""
    for node in math.iter(f"{M}mo"):
        before = node.getprevious()
        if _text(node) in SIGNS and before is not None and before.tag == f"{M}mo" and _text(before) in AHEAD:
            node.set("form", "prefix")


def _text(node: etree._Element) -> str:
    return (node.text or "").strip()
