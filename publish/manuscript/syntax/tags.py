"""Tags in raw HTML, as it stands in a manuscript: found, paired, numbered, and made harmless.

The work is done on the source, since an HTML parser that meets an open `<script>`, `<title>` or
`<select>` swallows what follows. What is taken out leaves an empty `<span data-removed="name">`, which
is reported (M018) and removed when the tree stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from publish.manuscript.syntax.elements import LINE, TRANSPARENT, VOID, WITH_CONTENT, WITHOUT_CONTENT
from publish.manuscript.syntax.marks import FenceWatch

_ATTRIBUTES = r"""(?:\s|/)(?:[^"'<>]|"[^"]*"|'[^']*')*"""
TAG = re.compile(
    rf"<(?P<close>/?)(?P<name>[A-Za-z][\w.-]*(?::\w[\w.-]*)?)(?P<attributes>(?:{_ATTRIBUTES})?)>"
)
_COMMENT = r"<!--(?:.*?)-->"
_TOKEN = re.compile(
    rf"(?P<skip>{_COMMENT}|(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`))|{TAG.pattern}", re.DOTALL
)
MARKDOWN = re.compile(
    r"""\smarkdown(?:\s*=\s*(?:"(?P<d>[^"]*)"|'(?P<s>[^']*)'|(?P<b>[^\s"'>]+)))?(?=[\s/]|$)"""
)

_LINE = re.compile(rf' {LINE}="\d+"')
_SVG = re.compile(r"<(svg)\b", re.IGNORECASE)
_CONTENT = re.compile(
    rf"<({'|'.join(sorted(WITH_CONTENT))})(?=[\s/>])(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE
)
_SCRIPT = re.compile(r"<(script)\b[^<>]*>", re.IGNORECASE)
_ALL_COMMENTS = re.compile(_COMMENT, re.DOTALL)


def removed(name: str, tag: str = "", mark: str = "span") -> str:
    """The mark of something that was taken out; it keeps the line that is written in its tag."""
    line = _LINE.search(tag)
    return f'<{mark} data-removed="{name.lower()}"{line[0] if line else ""}></{mark}>'


def closing_lines(lines: Sequence[str]) -> dict[int, int]:
    """For lines that begin with an opening tag: the index of the line that holds its closing tag."""
    text = "\n".join(without_fences(lines))
    open_tags: dict[str, list[tuple[int, bool]]] = {}
    found: dict[int, int] = {}
    line = position = 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", position, match.start())
        position = match.start()
        if match["skip"]:
            continue
        name = match["name"].lower()
        if match["close"]:
            if open_tags.get(name):
                begin, at_start = open_tags[name].pop()
                if at_start:
                    found[begin] = line + text.count("\n", match.start(), match.end())
        elif name not in VOID and not match["attributes"].endswith("/"):
            start = text.rfind("\n", 0, position) + 1
            open_tags.setdefault(name, []).append((line, not text[start:position].strip()))
    return found


def without_fences(lines: Sequence[str]) -> list[str]:
    """The lines, those in fenced code emptied: a tag in a listing opens nothing."""
    fences, kept = FenceWatch(), []
    for line in lines:
        inside = bool(fences.mark)
        fences.feed(line)
        kept.append("" if inside or fences.mark else line)
    return kept


def end_of_element(text: str, opening: re.Match[str]) -> re.Match[str] | None:
    """The closing tag that belongs to an opening one."""
    name, depth = opening["name"].lower(), 1
    for match in _TOKEN.finditer(text, opening.end()):
        if match["skip"] or match["name"].lower() != name or match["attributes"].endswith("/"):
            continue
        depth += -1 if match["close"] else 1
        if not depth:
            return match
    return None


def with_markdown(text: str) -> re.Match[str] | None:
    """The first opening tag that asks for Markdown inside."""
    for match in _TOKEN.finditer(text):
        if match["skip"] or match["close"]:
            continue
        asked = MARKDOWN.search(match["attributes"])
        if asked and (asked["d"] or asked["s"] or asked["b"] or "1") in ("1", "block", "span", "markdown"):
            return match
    return None


def number(text: str, first: int) -> str:
    """Write its line into every opening tag."""
    parts: list[str] = []
    position, line = 0, first
    for match in TAG.finditer(text):
        line += text.count("\n", position, match.start())
        parts.append(text[position : match.start()])
        mark = "" if match["close"] else f' {LINE}="{line}"'
        parts.append(f"<{match['close']}{match['name']}{mark}{match['attributes']}>")
        line += match[0].count("\n")
        position = match.end()
    return "".join([*parts, text[position:]])


def without_comments(text: str) -> str:
    """The text less its comments; their line ends stay, so that lines keep their numbers."""
    return _ALL_COMMENTS.sub(lambda found: "\n" * found[0].count("\n"), text)


def clean(text: str) -> str:
    """Take out what a book cannot hold; inside SVG only scripts, since titles and styles belong there."""
    parts, position = [], 0
    for drawing, end in _elements(_SVG, text):
        parts += [
            _clean(text[position : drawing.start()]),
            _without(_SCRIPT, text[drawing.start() : end], "g"),
        ]
        position = end
    return "".join([*parts, _clean(text[position:])])


def _clean(text: str) -> str:
    return TAG.sub(clean_tag, _without(_CONTENT, text))


def _without(opening: re.Pattern[str], text: str, mark: str = "span") -> str:
    """The text with marks in the place of some elements; one of HTML would end a drawing."""
    parts, position = [], 0
    for found, end in _elements(opening, text):
        parts += [text[position : found.start()], removed(found[1], found[0], mark)]
        position = end
    return "".join([*parts, text[position:]])


def _elements(opening: re.Pattern[str], text: str) -> Iterator[tuple[re.Match[str], int]]:
    """The opening tags, whose name is group 1, and where the first closing tag after each ends."""
    position, open_names = 0, set()
    for found in opening.finditer(text):
        name = found[1].lower()
        if found.start() < position or name in open_names:
            continue
        closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, found.end())
        if closing is None:
            # Further ones are not closed either.
            open_names.add(name)
            continue
        position = closing.end()
        yield found, position


def clean_tag(match: re.Match[str]) -> str:
    """One tag, or what stands for it."""
    name = match["name"].lower()
    if name in WITH_CONTENT or name in WITHOUT_CONTENT:
        return "" if match["close"] else removed(name, match[0])
    if name in TRANSPARENT:
        return ""
    if not match["close"] and match["attributes"].endswith("/") and name not in VOID:
        # HTML knows no empty elements but its own: `<a id="x"/>` would swallow what follows.
        return f"<{match['name']}{match['attributes'][:-1]}></{match['name']}>"
    return match[0]
