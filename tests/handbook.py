"""The handbook's text, and the list of rules that stands in its last chapter.

Run as a program, it writes the list anew: `python -m tests.handbook`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from publish.problems import Rule
from publish.rules import CATALOGUE

MANUSCRIPT = Path(__file__).parent.parent / "manuscript"
ERRORS = MANUSCRIPT / "09-errors.md"
BEGIN, END = "<!-- rules -->", "<!-- /rules -->"
# What an author types stands in code, where no rule of the markup and no typographer touches it.
TYPED = re.compile(
    r"\[\^?\w+\]:?|\{\.\w+\}|--\w+|https://|\bstyles/\w+\.css|\b\w+\.toml\b|(?<=\s)#(?=[\s;,.])"
)
FENCED = re.compile(r"^(`{3,})[^\n]*\n.*?^\1`*$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)


GROUPS = {
    "B": "The book's file",
    "M": "The manuscript",
    "P": "Pages",
    "C": "The cover",
    "E": "The EPUB",
    "I": "Bringing files in",
    "W": "Writing the files",
    "X": "Finished editions and releases",
}


def rules_chapter() -> str:
    """Every rule under its letter: its title, how grave it is, why it is a rule, and how to mend it."""
    return "\n\n".join(part for letter in GROUPS for part in _group(letter))


def _group(letter: str) -> Iterator[str]:
    yield f"## {letter}: {GROUPS[letter]} {{#rules-{letter.lower()}}}"
    for rule in CATALOGUE:
        if rule.code.startswith(letter):
            yield _section(rule)


def _section(rule: Rule) -> str:
    severity = rule.severity.value.capitalize()
    heading = f"### {rule.code}: {_marked(rule.title)} {{#{rule.code.lower()}}}"
    return f"{heading}\n\n*{severity}.* {_marked(rule.why)} {_marked(rule.mend)}"


def _marked(words: str) -> str:
    return TYPED.sub(lambda found: f"`{found[0]}`", words)


def rules_in_handbook() -> str:
    """The list as it stands in the handbook, between its two marks."""
    return ERRORS.read_text("utf-8").partition(BEGIN)[2].partition(END)[0].strip()


def chapter(name: str) -> str:
    """The Markdown of one chapter."""
    return (MANUSCRIPT / name).read_text("utf-8")


def terms(markdown: str) -> frozenset[str]:
    """What a chapter shows in code within its prose, as it stands there and word by word."""
    spans = [found[2].strip() for found in SPAN.finditer(FENCED.sub("", markdown))]
    return frozenset(spans) | {word for span in spans for word in re.findall(r"-{0,2}\w[\w-]*", span)}


def defined(markdown: str, heading_id: str) -> frozenset[str]:
    """What the definition lists of a section define: the code in the line over each `:   …`.

    The section runs from the heading with that id to the next heading of the first or second level.
    """
    section = rf"^(#+) .*\{{#{heading_id}\}}\n(?P<text>.*?)(?=^#{{1,2}} |\Z)"
    found = re.search(section, markdown, re.MULTILINE | re.DOTALL)
    lines = re.findall(r"^(`.*`)\n:   ", found["text"] if found else "", re.MULTILINE)
    return frozenset(word for line in lines for word in re.findall(r"`([^`]+)`", line))


def main() -> None:
    """Write the list into the handbook."""
    before, _, rest = ERRORS.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    ERRORS.write_text(f"{before}{BEGIN}\n\n{rules_chapter()}\n\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
