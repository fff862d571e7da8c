"""Turns the saved web page of a chapter into a manuscript: its furniture goes, its structure stays."""

from __future__ import annotations

import re
from pathlib import Path

from tests.manuscripts import write
from tests.shared import SHARED

PAGE = SHARED / "seed" / "healthy-dependence-and-independence.txt"
RUN_IN = re.compile(
    r"(Down and out mode\.|What's gotten into you\?|Egoized independence as [^?]*\?"
    r"|Independence within [^?]*\?|Heads and tails\.|Wrongful (?:in)?dependence\."
    r"|Why healthy (?:in)?dependence needs [^.]*\.) (.+)"
)
RECORD = """\
title = "Scared Separate"
authors = ["David Truman"]
publisher = "LoveTrust"
date = 2010-01-01
share = "Please feel free to share copies of this article."
[contact]
message = "Your comments are welcome."
email = "editor@example.org"
website = "https://example.org/"
support = "https://example.org/support"
support_message = "{support}"
[contents]
in_chapters = true
"""


def sections() -> list[str]:
    """The section titles, from the list at the head of the page."""
    blocks = _blocks()
    start = next(i for i, block in enumerate(blocks) if block.startswith("Chapter 5"))
    titles = []
    for block in blocks[start + 1 :]:
        if len(block) > 90:
            break
        titles.append(block)
    return titles


def manuscript(folder: Path) -> Path:
    """The chapter as a book of one chapter, in the house dialect."""
    blocks = _blocks()
    titles = sections()
    start = next(i for i, block in enumerate(blocks) if block.startswith("Chapter 5"))
    end = next(i for i, block in enumerate(blocks) if block.startswith("go to\n"))
    body = [_marked(block, titles) for block in blocks[start + 1 + len(titles) : end]]
    support = [block for block in blocks[end:] if "appreciate" in block or "work hard" in block]
    text = "\n\n".join([f"# {blocks[start]}", *body])
    text = re.sub(r"\n\n(\"This is the dirty[^\n]*)\n\n- (Jean M\.[^\n]*)", r"\n\n> \1\n>\n> — \2", text)
    record = RECORD.replace("{support}", "\\n\\n".join(block.replace('"', "'") for block in support))
    return write(folder, {"manuscript/book.toml": record, "manuscript/chapter-5.md": text})


def _blocks() -> list[str]:
    return [block.strip() for block in re.split(r"\n[ \t]*\n", PAGE.read_text("utf-8")) if block.strip()]


def _marked(block: str, titles: list[str]) -> str:
    if block in titles:
        return f"## {block}"
    if "\n" in block:
        return f"::: pull-quote\n{' '.join(block.split())}\n:::"
    if match := RUN_IN.fullmatch(block):
        return f"**{match[1]}**{{.run-in}} {match[2]}"
    return block
