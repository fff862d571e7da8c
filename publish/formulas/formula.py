"""A formula: from what stands in the manuscript to MathML with its alternative text."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from publish.formulas import macros, tex
from publish.formulas.macros import Macros
from publish.formulas.mathml import converted


@dataclass(frozen=True)
class Formula:
    """A formula that can be set: its `<math>`, and the commands in it that nobody has defined."""

    math: etree._Element = field(repr=False)
    unknown: tuple[str, ...] = ()


def formula(source: str, known: Macros, *, display: bool, described: str = "") -> Formula:
    """The formula of bare TeX, with `described` or the TeX itself for those who do not see it.

    Raises Unsettable where it cannot be set.
    """
    full = macros.expanded(source, known)
    math, unknown = converted(tex.plain(full), display=display)
    math.set("alttext", described or " ".join(full.split()))
    return Formula(math, unknown)
