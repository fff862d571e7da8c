"""Where a definition list begins: a term, and below it a line that begins with a colon (pandoc's rule).

French sets a space before a colon, and a wrapped line of French prose may begin with one. So after the
term a definition wants either two spaces or a tab behind its colon, or a blank line before it; with one
space it counts only where it cannot be wrapped prose: the term is short (at most 40 characters), stands at
the head of its paragraph, and no further line of text follows the definition at the margin.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from publish.manuscript.syntax.marks import TAB, indent, is_blank

MARK = re.compile(r"^ {0,3}:(?P<gap>[ \t]+)(?=\S)")
_LONGEST_TERM = 40


def is_term(lines: Sequence[str], start: int) -> bool:
    """Whether a line is a term, which its following line decides."""
    line = lines[start]
    if start + 1 >= len(lines) or is_blank(line) or indent(line) >= TAB or not _is_plain(line):
        return False
    after = lines[start + 1]
    if is_blank(after):
        return start + 2 < len(lines) and MARK.match(lines[start + 2]) is not None
    match = MARK.match(after)
    if match is None:
        return False
    return match["gap"] != " " or _cannot_be_prose(lines, start)


def _is_plain(line: str) -> bool:
    """Whether a line looks like text; a heading, a list or a fence is no term."""
    return not re.match(r"^ {0,3}(?:[#>|:<]|`{3}|~{3}|[-+*][ \t]|\d+[.)][ \t]|\[\^?[^\]]+\]:)", line)


def _cannot_be_prose(lines: Sequence[str], start: int) -> bool:
    if len(lines[start].strip()) > _LONGEST_TERM or (start > 0 and _is_running_text(lines[start - 1])):
        return False
    after = lines[start + 2] if start + 2 < len(lines) else ""
    at_margin = not is_blank(after) and indent(after) < 2
    return not at_margin or MARK.match(after) is not None or _leads(lines, start + 2)


def _leads(lines: Sequence[str], start: int) -> bool:
    """Whether a line has a definition directly below it."""
    return _is_plain(lines[start]) and start + 1 < len(lines) and MARK.match(lines[start + 1]) is not None


def _is_running_text(line: str) -> bool:
    return not is_blank(line) and indent(line) < 2 and not MARK.match(line)
