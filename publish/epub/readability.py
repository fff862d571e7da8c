"""Whether the author's styles leave a text that everybody can read (WCAG 2.2, 1.4.3, 1.4.4 and 1.4.12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import tinycss2
from tinycss2.color3 import RGBA, parse_color

from publish.book.divisions import Division
from publish.problems import Location, Problem
from publish.rules import BINDING_STYLE, LOST_AT_NIGHT, PALE

WHITE, BLACK = RGBA(1, 1, 1, 1), RGBA(0, 0, 0, 1)
ENOUGH = 4.5
MEASURES = frozenset({"font", "font-size", "line-height", "letter-spacing", "word-spacing"})
FIXED = frozenset({"px", "pt", "pc", "cm", "mm", "in", "q"})
GROUPS = frozenset({"media", "supports", "layer", "container"})


class _Block(NamedTuple):
    """The declarations of a rule, and whether they hold by day, by night, or both."""

    place: Location
    declarations: list[Any]
    day: bool = True
    night: bool = True


def examine_sheet(css: str, file: str) -> Iterator[Problem]:
    """What a stylesheet takes from its readers, with its lines."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    blocks = list(_blocks(rules, file))
    careful = any(not block.day for block in blocks)  # a sheet with colours for the night
    for block in blocks:
        yield from _examine(block._replace(night=False) if careful and block.day else block)


def examine_trees(divisions: Iterable[Division]) -> Iterator[Problem]:
    """What the style attributes of single elements take from their readers."""
    for division in divisions:
        for node in division.tree.iter("{*}*"):
            if style := node.get("style"):
                yield from _examine(_Block(division.place(node), _declarations(style)))


def _blocks(rules: list[Any], file: str, *, day: bool = True, night: bool = True) -> Iterator[_Block]:
    for rule in rules:
        if rule.type == "qualified-rule":
            place = Location(file, rule.source_line, rule.source_column)
            yield _Block(place, _declarations(rule.content), day, night)
        elif rule.type == "at-rule" and rule.lower_at_keyword in GROUPS and rule.content is not None:
            when = tinycss2.serialize(rule.prelude).lower()
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if when.strip() != "print":
                yield from _blocks(
                    inner,
                    file,
                    day=day and "scheme: dark" not in when.replace("scheme:dark", "scheme: dark"),
                    night=night and "scheme: light" not in when.replace("scheme:light", "scheme: light"),
                )


def _declarations(content: Any) -> list[Any]:
    found = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return [item for item in found if item.type == "declaration"]


def _examine(block: _Block) -> Iterator[Problem]:
    for declaration in block.declarations:
        fixed = any(t.type == "dimension" and t.lower_unit in FIXED for t in declaration.value)
        if declaration.important or (declaration.lower_name in MEASURES and fixed):
            shown = f"{declaration.lower_name}: {tinycss2.serialize(declaration.value).strip()}"
            why = "is !important" if declaration.important else "is a fixed size"
            yield BINDING_STYLE.at(block.place, f"{shown} {why}")
    letters = _colour(block.declarations, "color")
    ground = _colour(block.declarations, "background-color", "background")
    if letters is None and ground is None:
        return
    day = contrast(letters or BLACK, ground or WHITE)
    night = contrast(letters or WHITE, ground or BLACK)
    if block.day and day < ENOUGH:
        yield PALE.at(block.place, f"the contrast is {day:.1f} to 1 on a light page")
    elif block.night and night < ENOUGH:
        yield LOST_AT_NIGHT.at(block.place, f"the contrast is {night:.1f} to 1 on a dark page")


def _colour(declarations: list[Any], *names: str) -> RGBA | None:
    """The last colour that one of the properties gets; None where it is the reader's own."""
    found: RGBA | None = None
    for declaration in declarations:
        if declaration.lower_name in names:
            colours = [parse_color(token) for token in declaration.value]
            known = [colour for colour in colours if isinstance(colour, RGBA)]
            found = known[0] if known and known[0].alpha == 1 else None
    return found


def contrast(one: RGBA, other: RGBA) -> float:
    """The contrast ratio of two opaque colours, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: RGBA) -> float:
    channels = (float(channel) for channel in colour[:3])
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * light for weight, light in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
