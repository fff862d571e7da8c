"""Keeps prose from being read as markup: a backslash or a character reference where a mark would be seen.

Few escapes are written, because the author will read them: a bracket that opens no link, an underscore
inside a word, a lone dollar stay as they are.
"""

from __future__ import annotations

import re

SPACE = re.compile("[ \t\n\r\f]+")
_ALWAYS = re.compile(r"[\\`*{~^]|={2,}")
_UNDERSCORES = re.compile(r"(?<![^\W_])_+|_+(?![^\W_])")
_TAG = re.compile("<(?! |= )")
_REFERENCE = re.compile(r"&(?=#?\w+;|#?\w*$)")
_BRACKET = re.compile(r"\[(?![^\[\]^!][^\[\]]*\][^({\[:])|\[(?=[ xX]\][ \t])")
_DOLLAR = re.compile(r"\$")
# What would be a citation; `\@ref(x)` refers to something.
_AT = re.compile(r"(?<![\w@./])@(?P<reference>ref\()?(?=[\w{(])")
# A single mark that is no apostrophe could be taken for the end of a caption.
_QUOTE = re.compile(r"(?<![^\W\d_])'|'(?![^\W\d_])")
_LINE_START = re.compile(
    r"""(?P<mark>[#>|:+-](?=[ \t:|#>-]|$)|>)      # heads, quotes, line blocks, definitions, items
    |(?P<number>\d{1,9})(?P<dot>[.)])(?=[ \t]|$)   # numbered items
    |(?P<rule>-+|=+|_+)(?=[ \t]*$)                 # rules and underlines
    |(?P<spaced>[-_](?:[ \t]*[-_]){2,}[ \t]*$)     # spaced rules
    |(?P<caption>Table|\[\^[^\]]+\])(?=:)          # captions and notes""",
    re.VERBOSE,
)
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f\u2028\u2029]")


def folded(text: str) -> str:
    """Text with its white space folded; no-break spaces stay, control characters go."""
    return SPACE.sub(" ", _FORBIDDEN.sub("", text))


def in_line(text: str, *, dollars: bool, brackets: bool = False) -> str:
    """A run of text with its marks escaped.

    `dollars` says whether the block holds two of them, which could make a formula; `brackets` whether
    the text stands between brackets itself.
    """
    text = _ALWAYS.sub(lambda found: "".join(f"\\{mark}" for mark in found[0]), text)
    text = _UNDERSCORES.sub(lambda found: "\\_" * len(found[0]), text)
    text = _REFERENCE.sub("&amp;", text)
    text = _AT.sub(lambda found: "&#64;ref(" if found["reference"] else "\\@", text)
    text = _TAG.sub("&lt;", text)
    bare = text.replace("[", "&#91;").replace("]", "&#93;")
    text = bare if brackets else _BRACKET.sub(r"\\[", text)
    return _DOLLAR.sub(r"\\$", text) if dollars else text


def at_line_start(line: str) -> str:
    """A line that opens no block: no list, no heading, no rule."""
    found = _LINE_START.match(line)
    if found is None:
        return line
    if found["number"]:
        return f"{found['number']}\\{line[found.end('number') :]}"
    if found["caption"]:
        return f"{found['caption']}\\{line[found.end() :]}"
    return f"\\{line}"


def attribute(text: str) -> str:
    """A text between straight quotation marks, as the caption of a picture."""
    inner = in_line(text, dollars=True, brackets=True).replace('"', "&quot;")
    return _QUOTE.sub("&#39;", inner)
