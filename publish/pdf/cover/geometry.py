"""Where things are on the sheet that becomes a cover; millimetres from the upper left corner of its trim."""

from __future__ import annotations

from dataclasses import dataclass

PIXELS = 96 / 25.4  # CSS pixels in a millimetre
POINT = 25.4 / 72  # millimetres
MARGIN = 0.09  # of a panel's width: the white around the words, where the printer does not ask for more


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    def shrunk(self, by: float) -> Box:
        """The rectangle without a strip along each of its edges."""
        return Box(self.left + by, self.top + by, self.width - 2 * by, self.height - 2 * by)

    def css(self) -> str:
        """The rectangle as declarations."""
        return (
            f"position: absolute; left: {self.left:.4f}mm; top: {self.top:.4f}mm; "
            f"width: {self.width:.4f}mm; height: {self.height:.4f}mm;"
        )


@dataclass(frozen=True)
class Panel:
    """The front or the back: as it is trimmed, with its bleed, and the area in which its words stand."""

    trim: Box
    bled: Box
    area: Box

    @property
    def unit(self) -> float:
        """A hundredth of the width, in which covers of all sizes are alike."""
        return self.trim.width / 100


def panel(left: float, width: float, height: float, bleeds: tuple[float, float, float], safe: float) -> Panel:
    """A panel with its bleed at the left, at the right, and both at the top and at the foot."""
    at_left, at_right, above = bleeds
    margin = max(MARGIN * width, safe)
    return Panel(
        trim=Box(left, 0, width, height),
        bled=Box(left - at_left, -above, width + at_left + at_right, height + 2 * above),
        area=Box(left, 0, width, height).shrunk(margin),
    )


@dataclass(frozen=True)
class Wrap:
    """The sheet: two panels of the trimmed page's size and the spine between them.

    A book that is read from right to left has its front at the left.
    """

    width: float
    height: float
    spine_width: float
    bleed: float
    safe: float
    mirrored: bool

    @property
    def sheet_width(self) -> float:
        """The width of the trimmed sheet."""
        return 2 * self.width + self.spine_width

    @property
    def front(self) -> Panel:
        """The front cover."""
        return self._left if self.mirrored else self._right

    @property
    def back(self) -> Panel:
        """The back cover."""
        return self._right if self.mirrored else self._left

    @property
    def spine(self) -> Box:
        """The spine, with its bleed."""
        return Box(self.width, -self.bleed, self.spine_width, self.height + 2 * self.bleed)

    @property
    def _left(self) -> Panel:
        return panel(0, self.width, self.height, (self.bleed, 0, self.bleed), self.safe)

    @property
    def _right(self) -> Panel:
        left = self.width + self.spine_width
        return panel(left, self.width, self.height, (0, self.bleed, self.bleed), self.safe)
