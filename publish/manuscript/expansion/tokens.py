"""Tags found in a text, each opening one with the tag that closes it, and the arguments inside a tag."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

_ARGUMENT = re.compile(
    r"""(?:(?P<key>[A-Za-z_][\w.-]*)\s*(?:=|:(?!//))\s*)?"""
    r"""(?:"(?P<double>(?:\\.|[^"\\])*)"|'(?P<single>(?:\\.|[^'\\])*)'|`(?P<raw>[^`]*)`|(?P<bare>[^\s,"'`=]+))""",
    re.DOTALL,
)
_DOTTED = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+")
# Nobody nests tags deeper by intention.
DEEPEST = 50
_ESCAPED = re.compile(r"\\([\"'])")


@dataclass(frozen=True)
class Token:
    """One tag: its name, what stands behind the name, and where it is; `closes` names what it ends."""

    name: str
    rest: str
    start: int
    end: int
    closes: str = ""

    @property
    def span(self) -> tuple[int, int]:
        """Where it begins and ends."""
        return self.start, self.end


@dataclass
class Node:
    """A tag, and if it is closed, the tag that closes it and what stands between."""

    token: Token
    closing: Token | None = None
    inside: list[Node] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Where the tag or its closing one ends."""
        return self.closing.end if self.closing else self.token.end


def nest(tokens: Sequence[Token]) -> list[Node]:
    """The tags as a tree; a tag that is never closed has nothing inside, one that closes nothing is kept."""
    closable = {token.closes for token in tokens}
    roots: list[Node] = []
    opened: list[tuple[Node, list[Node]]] = []
    for token in tokens:
        around = opened[-1][0].inside if opened else roots
        names = [node.token.name for node, _ in opened]
        if token.closes and token.closes in names:
            place = len(names) - 1 - names[::-1].index(token.closes)
            _release(opened[place + 1 :])
            opened[place][0].closing = token
            del opened[place:]
            continue
        around.append(Node(token))
        if token.name in closable and not token.closes and len(opened) < DEEPEST:
            opened.append((around[-1], around))
    _release(opened)
    return roots


def _release(opened: Sequence[tuple[Node, list[Node]]]) -> None:
    """Tags that were not closed after all: what seemed to be inside stands behind them."""
    for node, around in reversed(opened):
        around.extend(node.inside)
        node.inside = []


def arguments(text: str, value: Callable[[str], str | None]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The arguments by name and those in order; `value` is asked for what a bare word stands for."""
    named: dict[str, str] = {}
    words: list[str] = []
    for match in _ARGUMENT.finditer(text):
        written = next((part for part in match.group("double", "single", "raw") if part is not None), None)
        if written is not None:
            found: str | None = _ESCAPED.sub(r"\1", written)
        else:
            found = value(match["bare"])
            if found is None and not (match["key"] and _DOTTED.fullmatch(match["bare"])):
                found = match["bare"]
        if found is None:
            continue
        if match["key"]:
            named[match["key"].lower()] = found
        else:
            words.append(found)
    return named, tuple(words)


def every(nodes: Iterable[Node]) -> Iterator[Node]:
    """All tags of a tree, each before what is inside it."""
    for node in nodes:
        yield node
        yield from every(node.inside)
