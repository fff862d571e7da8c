"""Style attributes become classes: what one element looks like stands in a stylesheet too.

Kobo asks for no inline styles, and a reader's own settings reach a stylesheet more surely.
"""

from __future__ import annotations

from collections.abc import Iterable

from publish.book.divisions import Division
from publish.book.tree import add_class


def collect(divisions: Iterable[Division]) -> str:
    """Take every style attribute off the trees; the stylesheet that says the same, empty if nothing did.

    The class stands twice in its selector, so that it outweighs the rules of the theme as the attribute did.
    """
    names: dict[str, str] = {}
    for division in divisions:
        for node in division.tree.iter("{*}*"):
            style = node.attrib.pop("style", None)
            if style:
                add_class(node, names.setdefault(str(style), f"look-{len(names) + 1}"))
    return "\n".join(f"[dir] .{name}.{name} {{ {style} }}" for style, name in names.items())
