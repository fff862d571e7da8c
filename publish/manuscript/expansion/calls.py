"""A tag that calls a template by name, what becomes of it, and the Markdown of its usual parts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from publish.manuscript.expansion.call_names import SOURCES

_PICTURE = re.compile(r"[^\n]+\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)(?:[?#]\S*)?", re.IGNORECASE)
WIDTH = re.compile(r"\d+(?:\.\d+)?(?:%|px|cm|mm|in|em)?")


@dataclass(frozen=True)
class Call:
    """A call by its name in small letters, what it passes by name, and what it passes in order."""

    name: str
    named: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    paired: bool = False

    def first(self, *keys: str) -> str:
        """The first of several arguments that is given."""
        return next((self.named[key] for key in keys if self.named.get(key)), "")

    @property
    def picture(self) -> str:
        """The file of the picture that the call shows."""
        named = (self.named[key] for key in SOURCES if self.named.get(key))
        values = (value.strip() for value in (*named, *self.words))
        return next((value for value in values if _PICTURE.fullmatch(value)), "")


@dataclass(frozen=True)
class Rendering:
    """The Markdown for a call: all of it, or what stands before and after its content.

    `verbatim` content is not read further. `run` False means that something of the call was left out.
    """

    before: str = ""
    after: str = ""
    block: bool = False
    verbatim: bool = False
    run: bool = True


def figure(source: str, alt: str = "", caption: str = "", attributes: str = "") -> str:
    """A picture, with its caption in Markdown."""
    address = f"<{source}>" if re.search(r"[\s()]", source) else source
    picture = f"![{flat(alt)}]({address}){f'{{{attributes}}}' if attributes else ''}"
    return f"::: figure\n{picture}\n\n{flat(caption)}\n:::" if caption else picture


def box(kind: str, title: str = "") -> str:
    """The line that opens a box."""
    return f'::: {{.{kind} title="{quoted(title)}"}}' if title else f"::: {kind}"


def flat(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def quoted(text: str) -> str:
    """A text as it may stand between straight quotation marks."""
    return flat(text).replace('"', "”")


def balanced(text: str) -> str:
    """The text with a backslash before square brackets that have no partner."""
    stack: list[int] = []
    lonely: set[int] = set()
    for match in re.finditer(r"\\.|[\[\]]", text):
        if match[0] == "[":
            stack.append(match.start())
        elif match[0] == "]" and stack:
            stack.pop()
        elif match[0] == "]":
            lonely.add(match.start())
    lonely.update(stack)
    return "".join(f"\\{sign}" if at in lonely else sign for at, sign in enumerate(text))
