r"""Commands that an author defines: `\newcommand`, `\def`, `\DeclareMathOperator`, `\let`, the book's own.

They are expanded here, and not by the converter, so that none can loop or explode.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from publish.formulas.faults import Unsettable
from publish.formulas.groups import group

MOST = 500  # expansions in one formula
LONGEST = 20_000  # characters of an expanded one
_DEFINITION = re.compile(
    r"\\(?:(?P<new>(?:re|provide)?newcommand|DeclareRobustCommand)\*?|(?P<operator>DeclareMathOperator)(?P<star>\*?)"
    r"|(?P<let>let)|(?P<old>[gex]?def))(?![A-Za-z])\s*"
)
_NAME = re.compile(r"\{\s*\\?(?P<braced>[A-Za-z]+|.)\s*\}|\\(?P<bare>[A-Za-z]+|.)", re.DOTALL)
_COUNT = re.compile(r"\s*\[\s*(\d)\s*\]")
_DEFAULT = re.compile(r"\s*\[([^\[\]]*)\]")
_PARAMETERS = re.compile(r"\s*((?:#\d)*)\s*")
_COMMAND = re.compile(r"\\([A-Za-z]+|[^A-Za-z])", re.DOTALL)
_PLACE = re.compile(r"#(\d)")


@dataclass(frozen=True)
class Macro:
    """What stands for a command: `#1` and so on in it are the arguments; the first may have a default."""

    body: str
    parameters: int = 0
    default: str | None = None


Macros = Mapping[str, Macro]


def stated(body: str) -> Macro:
    """A command of the book's file: it has as many arguments as its body names."""
    return Macro(body, max((int(number) for number in _PLACE.findall(body)), default=0))


def take(tex: str) -> tuple[str, dict[str, Macro]]:
    """The TeX without the definitions in it, and these."""
    found: dict[str, Macro] = {}
    done, position = [], 0
    while match := _DEFINITION.search(tex, position):
        definition = _read(tex, match)
        done.append(tex[position : match.start()])
        if definition is None:
            done.append(match[0])
            position = match.end()
            continue
        name, macro, position = definition
        found[name] = macro
    return "".join([*done, tex[position:]]), found


def _read(tex: str, match: re.Match[str]) -> tuple[str, Macro, int] | None:
    """The name, what stands for it, and where the definition ends."""
    named = _NAME.match(tex, match.end())
    if named is None:
        return None
    name, at = named["braced"] or named["bare"], named.end()
    if match["let"]:
        other = re.compile(r"\s*=?\s*(\\(?:[A-Za-z]+|.)|\S)").match(tex, at)
        return (name, Macro(other[1]), other.end()) if other else None
    parameters, default = 0, None
    if match["new"]:
        if counted := _COUNT.match(tex, at):
            parameters, at = int(counted[1]), counted.end()
            if optional := _DEFAULT.match(tex, at):
                default, at = optional[1], optional.end()
    elif match["old"] and (told := _PARAMETERS.match(tex, at)):
        parameters, at = len(told[1]) // 2, told.end()
    while tex[at : at + 1].isspace():
        at += 1
    body = group(tex, at) if tex[at : at + 1] == "{" else None
    if body is None:
        return None
    inside = f"\\operatorname{match['star']}{{{body.inside}}}" if match["operator"] else body.inside
    return name, Macro(inside, parameters, default), body.end


def expanded(tex: str, macros: Macros) -> str:
    """The TeX in commands that everybody knows. Raises Unsettable where there is no end to it."""
    position, count = 0, 0
    while match := _COMMAND.search(tex, position):
        macro = macros.get(match[1])
        if macro is None:
            position = match.end()
            continue
        count += 1
        arguments, end = _arguments(tex, match.end(), macro)
        body = _filled(macro.body, arguments)
        head, tail = tex[: match.start()], tex[end:]
        if head.rstrip()[-1:] in ("_", "^"):
            body = f"{{{body}}}"
        elif tail[:1].isalpha() and re.search(r"\\[A-Za-z]+\Z", body):
            body += " "
        tex, position = head + body + tail, match.start()
        if count > MOST or len(tex) > LONGEST:
            raise Unsettable(f"the command \\{match[1]} has no end")
    return tex


def _filled(body: str, arguments: list[str]) -> str:
    """What stands for a command, with its arguments in their places."""
    given = dict(enumerate(arguments, 1))
    return _PLACE.sub(lambda found: given.get(int(found[1]), ""), body)


def _arguments(tex: str, at: int, macro: Macro) -> tuple[list[str], int]:
    """The arguments after a command, and where they end."""
    found: list[str] = []
    if macro.default is not None:
        optional = _DEFAULT.match(tex, at)
        found.append(optional[1] if optional else macro.default)
        at = optional.end() if optional else at
    while len(found) < macro.parameters:
        while tex[at : at + 1].isspace():
            at += 1
        braced = group(tex, at) if tex[at : at + 1] == "{" else None
        one = _COMMAND.match(tex, at)
        argument = braced.inside if braced else one[0] if one else tex[at : at + 1]
        found.append(argument)
        at = braced.end if braced else at + len(argument)
    return found, at
