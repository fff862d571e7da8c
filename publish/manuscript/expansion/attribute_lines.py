"""Leanpub's attribute lists, which stand on a line before what they describe (Markua, "Attributes")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from publish.manuscript.expansion.calls import WIDTH, quoted
from publish.manuscript.expansion.desk import Desk
from publish.manuscript.expansion.page import Edit, Page
from publish.manuscript.expansion.placing import fence, line_around
from publish.manuscript.expansion.regions import Kind, Regions
from publish.manuscript.syntax.marks import FENCE, HEADING, TAB, dedent, indent

_LINE = re.compile(r"^(?P<inset>[ \t]*+)\{(?P<colon>:?)[ \t]*+(?P<list>[^{}\n]+)\}[ \t]*$", re.MULTILINE)
_ITEM = re.compile(
    r"""[ \t]*(?:\#(?P<id>[^\s{},"'=]+)|\.(?P<class>[\w-]+)|(?P<key>[A-Za-z][\w-]*)"""
    r"""(?:[ \t]*[:=][ \t]*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s,"'{}]*)))?)"""
    r"""[ \t]*(?:,|(?=[ \t])|$)"""
)
_PICTURE = re.compile(
    r"[ \t]*!\[(?P<alt>[^\n]*?)\]\((?P<address>[^()\s]+)(?P<title>[ \t]+\"[^\"\n]*\")?\)[ \t]*$"
)
_BLANK = re.compile(r"\n*")
# Words that stand alone in braces: of these the first has a meaning in the house's Markdown too.
KEPT = frozenset({"pagebreak"})
# In code that stands below a list or a note, `{ year: 2012 }` is no list of attributes.
_KNOWN = frozenset({"lang", "format", "title", "caption", "width", "alt", "line-numbers", "linenos"})
ALONE = frozenset({"frontmatter", "mainmatter", "backmatter", "sample", "book", "exclude", "index"})


@dataclass(frozen=True)
class AttributeList:
    """An id, classes, and keys with their values; a key without one has an empty value."""

    id: str = ""
    classes: tuple[str, ...] = ()
    pairs: Mapping[str, str] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language of a listing."""
        return self.pairs.get("lang") or self.pairs.get("format") or ""

    @property
    def title(self) -> str:
        """What stands above or below a thing."""
        return self.pairs.get("title") or self.pairs.get("caption") or ""


def read_list(text: str) -> AttributeList | None:
    """The attributes between two braces; None where it is something else."""
    position, identifier, classes, pairs = 0, "", [], {}
    while position < len(text):
        match = _ITEM.match(text, position)
        if match is None or match.end() == position:
            return None
        position = match.end()
        if match["id"]:
            identifier = match["id"]
        elif match["class"]:
            classes.append(match["class"])
        else:
            values = match.group("double", "single", "bare")
            pairs[match["key"].lower()] = next((value for value in values if value is not None), "")
    return AttributeList(identifier, tuple(classes), pairs)


def expand(page: Page, desk: Desk) -> Page:
    """The page with its attributes where the house's Markdown has them."""
    regions = Regions(page.text)
    return page.edited(_edits(page.text, regions))


def _edits(text: str, regions: Regions) -> Iterator[Edit]:
    for line in _LINE.finditer(text):
        listed = read_list(line["list"].strip())
        if listed is None or regions.is_in(line.start()) or not _is_for_leanpub(listed):
            continue
        if indent(line["inset"]) >= TAB and not (line["colon"] or _KNOWN.intersection(listed.pairs)):
            continue
        yield Edit(line.start(), min(line.end() + 1, len(text)))
        yield from _described(text, line.end() + 1, listed, regions)


def _is_for_leanpub(listed: AttributeList) -> bool:
    """A single word in braces may be anything; an empty list is nothing."""
    words = [key for key, value in listed.pairs.items() if not value]
    return not KEPT.intersection(listed.pairs) and all(word in ALONE for word in words)


def _described(text: str, start: int, listed: AttributeList, regions: Regions) -> Iterator[Edit]:
    """The edits to what follows a list."""
    begin = start + len(_BLANK.match(text, start)[0])  # type: ignore[index]  # it matches nothing as well
    region = regions.at(begin)
    end = line_around(text, begin, begin)[1]
    first = text[begin:end]
    if region is None and first.strip() and indent(first) >= TAB:
        yield from _fenced(text, begin, _end_of_indented(text, begin), listed)
    elif region is not None and region.kind is Kind.INDENTED:
        yield from _fenced(text, region.start, region.end, listed)
    elif region is not None and region.kind is Kind.FENCE:
        yield from _informed(first, begin, listed)
    elif begin > start:
        return
    elif HEADING.match(first):
        names = " ".join(
            [*([f"#{listed.id}"] if listed.id else []), *(f".{name}" for name in listed.classes)]
        )
        if names and not first.rstrip().endswith("}"):
            yield Edit(begin + len(first.rstrip()), end, f" {{{names}}}")
    elif match := _PICTURE.match(first):
        yield Edit(begin + match.start("alt"), end, _picture(match, listed))
    elif first.lstrip().startswith("|") and listed.title:
        yield Edit(begin, begin, f"Table: {listed.title}\n\n")
    elif listed.id and first.strip():
        yield Edit(begin, begin, f"[]{{#{listed.id}}}")


def _end_of_indented(text: str, start: int) -> int:
    """Where code ends that stands four columns in, right below its list."""
    end = start
    while start < len(text):
        line_end = line_around(text, start, start)[1]
        line = text[start:line_end]
        if line.strip() and indent(line) < TAB:
            break
        end = line_end if line.strip() else end
        start = line_end + 1
    return end


def _fenced(text: str, start: int, end: int, listed: AttributeList) -> Iterator[Edit]:
    """Indented code as fenced code."""
    mark = fence(text[start:end])
    yield Edit(start, start, f"{mark}{_info(listed)}\n")
    while start < end:
        line_end = line_around(text, start, start)[1]
        line = text[start:line_end]
        yield Edit(start, start + len(line) - len(dedent(line, 4)))
        start = line_end + 1
    yield Edit(end, end, f"\n{mark}")


def _info(listed: AttributeList, language: str = "") -> str:
    title = f' title="{quoted(listed.title)}"' if listed.title else ""
    identifier = f" {{#{listed.id}}}" if listed.id else ""
    return f"{listed.language or language}{title}{identifier}"


def _informed(line: str, start: int, listed: AttributeList) -> Iterator[Edit]:
    """What a list says, said behind the fence."""
    match = FENCE.match(line)
    if match is not None:
        yield Edit(start + match.end("mark"), start + len(line), _info(listed, match["info"]))


def _picture(match: re.Match[str], listed: AttributeList) -> str:
    """The rest of a picture from its description on."""
    alt, title = listed.pairs.get("alt", ""), match["title"] or ""
    if alt and match["alt"] and not title:
        title = f' "{quoted(match["alt"])}"'
    names = [f"#{listed.id}"] if listed.id else []
    names += [f".{name}" for name in listed.classes]
    width = listed.pairs.get("width", "")
    names += [f"width={width}"] if WIDTH.fullmatch(width) else []
    attributes = f"{{{' '.join(names)}}}" if names else ""
    return f"{alt or match['alt']}]({match['address']}{title}){attributes}"
