"""What every part of a cover is set with: the book, its page and looks, its fonts and pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from publish.book.divisions import Book
from publish.pdf.cover.colours import Palette
from publish.pdf.cover.demands import CoverRules
from publish.pdf.cover.geometry import Panel, Wrap
from publish.pdf.unit import Picture, Sheet, Unit
from publish.themes import FontFace

GAP = 4  # units between words and what is above or below them


@dataclass(frozen=True)
class Setting:
    """A book's cover before anything is set: `panel` is the front, `base` the sheets that come first."""

    book: Book
    panel: Panel
    base: tuple[Sheet, ...]
    palette: Palette
    fonts: tuple[FontFace, ...]
    pictures: dict[str, Picture] = field(default_factory=dict)

    def unit(self, body: str, *more: Sheet) -> Unit:
        """A page with this body, in the book's language."""
        metadata = self.book.metadata
        html = (
            f'<!DOCTYPE html><html lang="{escape(metadata.language)}" dir="{metadata.direction}"><head>'
            f'<meta charset="utf-8"><title>{escape(metadata.title)}</title></head><body>{body}</body></html>'
        )
        return Unit("cover", html, (*self.base, *more), self.fonts, self.pictures)


def imprint(book: Book) -> str:
    """The publisher, unless that is the author, whose name is there already."""
    metadata = book.metadata
    return "" if metadata.publisher in metadata.authors else metadata.publisher


def pictures(book: Book) -> dict[str, Picture]:
    """Every picture that a cover may show: those of the book, by their names."""
    return {name: Picture(each.data, each.media_type) for name, each in book.resources.items()}


@dataclass(frozen=True)
class Job:
    """A whole wrap in the making: where everything is, what the printer asks, and how thick the book is.

    `rule` is the height at which the front's rule runs on over spine and back, or None; `pages` is None
    where the author gives the width of the spine.
    """

    setting: Setting
    wrap: Wrap
    asked: CoverRules
    pages: int | None = None
    rule: float | None = None

    @property
    def book(self) -> Book:
        """The book."""
        return self.setting.book

    @property
    def unit(self) -> float:
        """A hundredth of a panel's width."""
        return self.setting.panel.unit

    @property
    def below_rule(self) -> float:
        """Where words begin on spine and back."""
        return self.wrap.back.area.top if self.rule is None else self.rule + GAP * self.unit

    def rule_across(self) -> str:
        """The front's rule as it runs around the whole book, in one piece, so that it has no seams."""
        if self.rule is None:
            return ""
        bleed = self.wrap.bleed
        across = self.wrap.sheet_width + 2 * bleed
        place = f"top: {self.rule:.4f}mm; left: -{bleed:.4f}mm; width: {across:.4f}mm"
        return f'<div class="rule" style="position: absolute; {place}"></div>'
