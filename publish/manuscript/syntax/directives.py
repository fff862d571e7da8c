"""MyST's directives, listings that say what they hold: `{note} Title`, `{figure} a.png`, `{math}`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from publish.manuscript.syntax import boxes
from publish.manuscript.syntax.boxes import Opening

_BOXES = frozenset(
    [
        "admonition",
        "note",
        "tip",
        "hint",
        "important",
        "warning",
        "caution",
        "attention",
        "danger",
        "error",
        "seealso",
        "todo",
    ]
)
_DIVISIONS = frozenset(["epigraph", "pull-quote", "margin", "sidebar", "topic", "dropdown"])
_PICTURES = frozenset(("figure", "image"))
_LISTINGS = frozenset(["code", "code-block", "code-cell", "sourcecode"])
_KNOWN = _BOXES | _DIVISIONS | _PICTURES | _LISTINGS | {"math"}
# Longer than any fence in a listing.
_FENCE = "~" * 50
_DIRECTIVE = re.compile(r"^\{(?P<name>[a-z][a-z-]*)\}[ \t]*(?P<argument>[^\n]*?)[ \t]*$")
_OPTION = re.compile(r"^:(?P<name>[a-z-]+):[ \t]*(?P<value>.*?)[ \t]*$")


class Directive(NamedTuple):
    """The name of a directive, and what stands behind it."""

    name: str
    argument: str

    @property
    def opening(self) -> Opening | None:
        """The division that it makes; a picture without a caption, a listing and a formula make none."""
        if self.name in _BOXES:
            return boxes.opening("note" if self.name == "admonition" else self.name, self.argument)
        if self.name in _DIVISIONS:
            return Opening(self.name, self.argument)
        return Opening("figure", "") if self.name == "figure" else None


def find(info: str) -> Directive | None:
    """The directive that is named behind a fence or colons."""
    match = _DIRECTIVE.match(info)
    return Directive(match["name"], match["argument"]) if match and match["name"] in _KNOWN else None


def read(directive: Directive, lines: Sequence[str]) -> tuple[list[str], int]:
    """The Markdown that a directive holds, and how many lines of options it leaves out or replaces."""
    options: dict[str, str] = {}
    for line in lines:
        match = _OPTION.match(line)
        if match is None:
            break
        options[match["name"]] = match["value"]
    rest = list(lines[len(options) :])
    if directive.name in _PICTURES:
        given = " ".join(_given(options))
        picture = f"![{options.get('alt', '')}](<{directive.argument}>){f'{{{given}}}' if given else ''}"
        return [picture, *([""] if rest else []), *rest], len(options) - 2
    if directive.name in _LISTINGS:
        title = f' title="{options["caption"]}"' if "caption" in options else ""
        return [f"{_FENCE}{directive.argument}{title}", *rest, _FENCE], len(options) - 1
    if directive.name == "math":
        return ["$$", *([directive.argument] if directive.argument else []), *rest, "$$"], len(options) - 1
    return rest, len(options)


def _given(options: dict[str, str]) -> list[str]:
    """Options of a picture as a list of attributes."""
    sizes = [f'{name}="{options[name]}"' for name in ("width", "height") if name in options]
    return [*([f"#{options['name']}"] if "name" in options else []), *sizes]
