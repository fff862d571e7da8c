"""Writes a small `book.toml` from what files say about their book (TOML 1.0)."""

from __future__ import annotations

import json
import re

from publish.importers.arrival import Facts

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def write(facts: Facts) -> str:
    """The text of the file; what is not known does not stand in it."""
    lines = [
        *_line("title", facts.title),
        *([f"authors = [{', '.join(map(quoted, facts.authors))}]"] if facts.authors else []),
        *_line("language", facts.language if _LANGUAGE.fullmatch(facts.language) else ""),
        *_line("publisher", facts.publisher),
        *_line("rights", facts.rights),
        *_line("share", facts.share),
    ]
    if facts.support_message:
        lines += ["", "[contact]", *_line("support_message", facts.support_message)]
    if facts.in_chapters:
        lines += ["", "[contents]", "in_chapters = true"]
    return "\n".join(lines).lstrip("\n") + "\n" if lines else ""


def _line(key: str, value: str) -> list[str]:
    return [f"{key} = {quoted(value)}"] if value else []


def quoted(value: str) -> str:
    """A string; one of several paragraphs keeps its lines, so that it can be read and mended."""
    text = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if "\n" not in value:
        return text
    return '"""\n' + text[1:-1].replace("\\n", "\n").replace('\\"', '"').replace('"""', '""\\"') + '"""'
