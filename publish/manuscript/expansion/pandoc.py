"""What only pandoc reads: a title block, and what it hands to one format, `{=latex}`, `{=html}`, LaTeX.

A title block is up to three fields at the head of a file, each after a percent sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.manuscript.expansion.desk import Desk
from publish.manuscript.expansion.page import Edit, Page
from publish.manuscript.expansion.regions import Kind, Regions, between_fences

_HEAD = re.compile(r"(?:`{3,}|~{3,})[ \t]*\{=(?P<format>[A-Za-z]\w*)\}[ \t]*\n?")
_AFTER = re.compile(r"\{=(?P<format>[A-Za-z]\w*)\}")
KEPT = frozenset({"html", "html4", "html5", "epub", "epub2", "epub3", "markdown"})
_ARGUMENTS = r"\*?(?:[ \t]*(?:\[[^\]\n]*\]|\{[^{}\n]*\}))*"
_BREAK = re.compile(
    r"^[ \t]*\\(?:pagebreak|clearpage|cleardoublepage|newpage)\b(?:\[\d\]|\{\})?[ \t]*$", re.MULTILINE
)
# Commands and environments that arrange a page and say nothing.
_LAYOUT = """
    vspace hspace vfill hfill bigskip medskip smallskip noindent centering frontmatter mainmatter backmatter
    appendix tableofcontents listoffigures listoftables maketitle pagenumbering thispagestyle pagestyle
    setcounter addtocounter setlength markboth markright addcontentsline phantomsection begingroup endgroup
    small normalsize large footnotesize scriptsize raggedright sloppy fussy printindex printbibliography
    onehalfspacing singlespacing doublespacing setstretch needspace pdfbookmark twocolumn onecolumn
"""
_AROUND = (
    "center flushright flushleft landscape small footnotesize singlespace minipage adjustwidth multicols"
)
_NAMES, _ENVIRONMENTS = "|".join(_LAYOUT.split()), "|".join(_AROUND.split())
_COMMAND = re.compile(
    rf"^[ \t]*(?:\\(?P<name>{_NAMES}|(?:begin|end)\{{(?:{_ENVIRONMENTS})\*?\}})"
    rf"(?![A-Za-z]){_ARGUMENTS}[ \t]*)+$",
    re.MULTILINE,
)
_BLOCK = re.compile(r"(?:%[ \t]*[^\n]*(?:\n|\Z)(?:[ \t]+\S[^\n]*(?:\n|\Z))*){1,3}(?=\n|\Z)")
_WRITTEN = re.compile(r"^%[ \t]*([^\n]*(?:\n[ \t]+\S[^\n]*)*)", re.MULTILINE)
# Headings of this form tell about a book (see `splitting`).
_FIELDS = ("Title", "Author", "Date")


def titles(page: Page, desk: Desk) -> Page:
    """The page with headings that tell title, author and date."""
    block = _BLOCK.match(page.text)
    if block is None or page.lines[0] != 1:
        return page
    fields = [" ".join(words.split()) for words in _WRITTEN.findall(block[0])]
    told = [f"# {name}: {words}" for name, words in zip(_FIELDS, fields, strict=False) if words]
    return page.edited([Edit(block.start(), block.end(), "".join(f"{heading}\n\n" for heading in told))])


def expand(page: Page, desk: Desk) -> Page:
    """The page with HTML in its place, and without what only LaTeX and its like can read."""
    regions = Regions(page.text)
    return page.edited([*_raw(page, desk, regions), *_commands(page, desk, regions)])


def _raw(page: Page, desk: Desk, regions: Regions) -> Iterator[Edit]:
    text = page.text
    for region in regions.all:
        if region.kind is Kind.FENCE and (head := _HEAD.match(text, region.start, region.end)):
            start, end = between_fences(text, region)
            if head["format"].lower() in KEPT:
                yield Edit(region.start, start, "\n")
                yield Edit(end, region.end, "\n")
            else:
                yield _left(page, desk, region.start, region.end, head["format"])
        elif region.kind is Kind.INLINE and (after := _AFTER.match(text, region.end)):
            if after["format"].lower() in KEPT:
                yield Edit(region.start, after.end(), text[region.start : region.end].strip("`"))
            else:
                yield _left(page, desk, region.start, after.end(), after["format"])


def _left(page: Page, desk: Desk, start: int, end: int, name: str) -> Edit:
    desk.leave(page, start, f"{{={name}}}")
    return Edit(start, end)


def _commands(page: Page, desk: Desk, regions: Regions) -> Iterator[Edit]:
    for match in _BREAK.finditer(page.text):
        if not regions.is_in(match.start()):
            yield Edit(*match.span(), "{pagebreak}")
    for match in _COMMAND.finditer(page.text):
        if not regions.is_in(match.end()) and not regions.is_in(match.start()):
            desk.leave(page, match.start(), f"\\{match['name']}")
            yield Edit(*match.span())
