"""What an expression of a template stands for, as far as that is known without running it."""

from __future__ import annotations

import re
from collections.abc import Mapping

_QUOTED = re.compile(r"""\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')\s*""")
_NUMBER = re.compile(r"\s*-?\d+(?:\.\d+)?\s*")
_STEP = re.compile(r"""(?:[^"'|]|"[^"]*"|'[^']*'|["'])+""")
_DEFAULT = re.compile(r"""\s*default\s*[:(]\s*(?P<value>[^,)]*)""")
_SIGN = re.compile(r"==|!=|<>|\bcontains\b")
_DEFINED = re.compile(r"\s*(?P<name>[\w.-]+)\s+is\s+(?P<not>not\s+)?defined\s*")
_NEGATIONS = re.compile(r"\s*(?:(?:not\s+|!(?!=))\s*)+")
_CASES = {"upcase": str.upper, "upper": str.upper, "downcase": str.lower, "lower": str.lower}
LONGEST = 1000
_FALSE = frozenset({"", "false", "nil", "null", "none", "0"})


def evaluate(expression: str, variables: Mapping[str, str]) -> str | None:
    """The text of an expression; None where it is not known."""
    if len(expression) > LONGEST:
        return None
    first, *filters = _STEP.findall(expression) or [""]
    value = _simple(first, variables)
    for name in filters:
        value = _filtered(value, name, variables)
    return value


def _simple(expression: str, variables: Mapping[str, str]) -> str | None:
    if match := _QUOTED.fullmatch(expression):
        return match["single"] if match["double"] is None else match["double"]
    name = expression.strip()
    if _NUMBER.fullmatch(expression):
        return name
    return variables.get(name)


def _filtered(value: str | None, written: str, variables: Mapping[str, str]) -> str | None:
    """The value after a filter; one that is not known leaves it as it is."""
    name = re.split(r"[\s:(]", written.strip(), maxsplit=1)[0]
    if match := _DEFAULT.match(written):
        return value or _simple(match["value"], variables)
    if value is None:
        return None
    if name in ("relative_url", "absolute_url"):
        return value if value.startswith(("/", "http:", "https:", "#")) else f"/{value}"
    if name in ("append", "prepend") and ":" in written:
        more = _simple(written.partition(":")[2], variables) or ""
        joined = value + more if name == "append" else more + value
        return joined if len(joined) <= LONGEST else None
    return _CASES[name](value) if name in _CASES else value


def truth(condition: str, variables: Mapping[str, str]) -> bool | None:
    """Whether a condition holds; None where that is not known."""
    if len(condition) > LONGEST:
        return None
    for word, decisive in (("or", True), ("and", False)):
        parts = re.split(rf"\s{word}\s", condition)
        if len(parts) > 1:
            truths = [truth(part, variables) for part in parts]
            return decisive if decisive in truths else None if None in truths else not decisive
    if match := _NEGATIONS.match(condition):
        inner = truth(condition[match.end() :], variables)
        odd = len(re.findall(r"not|!", match[0])) % 2 == 1
        return None if inner is None else inner is not odd
    if match := _DEFINED.fullmatch(condition):
        return None if match["name"] not in variables else not match["not"]
    if sign := _SIGN.search(condition):
        return _compared(condition[: sign.start()], sign[0], condition[sign.end() :], variables)
    value = evaluate(condition.strip("() "), variables)
    return None if value is None else value.lower() not in _FALSE


def _compared(left: str, sign: str, right: str, variables: Mapping[str, str]) -> bool | None:
    one, other = evaluate(left.strip("( "), variables), evaluate(right.strip(") "), variables)
    if one is None or other is None:
        return None
    return other in one if sign == "contains" else (one == other) is (sign == "==")
