"""What stands behind a fence: the language of a listing, its title, its classes and its id.

The first word is the language, whatever stands behind it: `rust,ignore`, `js{1,3}`, `go:main.go`,
`{.python .numbered title="a.py"}`, `{r plot, echo=FALSE}`.
"""

from __future__ import annotations

import re

from publish.manuscript.syntax.attributes import Attributes, add_class

_LANGUAGE = re.compile(r"[^\s,{}:()]+")
_TITLE = re.compile(r"""\b(?:title|filename|caption)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s,}"']+))""")
_START = re.compile(r"""\b(?:start|startFrom|linenostart)\s*=\s*["']?(\d{1,6})""")
_CLASSES = re.compile(r"(?<![\w.])\.(-?[^\W\d][\w+#-]*)")
_RAW = re.compile(r"^\{=([\w-]+)\}$")
_ID = re.compile(r"""(?<![\w])#([^\s{}#."'=<>`,]+)""")


def raw_format(info: str) -> str:
    """The format that pandoc's `{=html}` names, whose text is no listing."""
    match = _RAW.match(info)
    return match[1].lower() if match else ""


def describe(attributes: Attributes, info: str) -> None:
    """Add what is written behind a fence."""
    title = _TITLE.search(info)
    rest = info[: title.start()] + info[title.end() :] if title else info
    braces = rest[rest.find("{") :] if "{" in rest else ""
    names = _CLASSES.findall(braces)
    word = _LANGUAGE.match(rest)
    if word and not rest.startswith("."):
        language = word[0]
        if file := re.match(r":([^\s,{}]*[./][^\s,{}]*)", rest[word.end() :]):
            attributes["data-title"] = file[1]
    else:
        inside = re.match(r"\{\s*([A-Za-z][\w+#-]*)", rest)
        language = names.pop(0) if names else inside[1] if inside else ""
    if language:
        attributes["data-language"] = language.lower()
    if title:
        attributes["data-title"] = next(part for part in title.groups() if part is not None)
    for name in names:
        add_class(attributes, name)
    if braces and (first := _START.search(braces)):
        attributes["data-start"] = first[1]
    if braces and (found := _ID.search(braces)):
        attributes["id"] = found[1]
