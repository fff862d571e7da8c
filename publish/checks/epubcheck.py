"""EPUBCheck, the judge that shops put every EPUB before (w3c.github.io/epubcheck)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publish.checks import machine


@dataclass(frozen=True)
class Message:
    """One finding: its code, how grave it is, and where it is inside the EPUB; line 0 is no line."""

    id: str
    severity: str
    text: str
    path: str
    line: int
    column: int

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.path else ""
        return f"{self.severity} {self.id} {place}: {self.text}"


def messages(book: Path) -> list[Message]:
    """Everything that EPUBCheck says about an EPUB, usage hints too.

    Raises NotRun where it cannot be asked.
    """
    java = machine.start()
    try:
        found = json.loads(_report(java, book))["messages"]
    except java.JException as fault:
        raise machine.NotRun(f"EPUBCheck did not come to an end: {fault}") from fault
    return [message for entry in found for message in _each(entry)]


def _report(java: Any, book: Path) -> str:
    text = java.JClass("java.io.StringWriter")()
    writer = java.JClass("java.io.PrintWriter")(text)
    report = java.JClass("com.adobe.epubcheck.reporting.CheckingReport")(writer, str(book))
    report.initialize()
    checker = java.JClass("com.adobe.epubcheck.api.EpubCheck")
    checker(java.JClass("java.io.File")(str(book)), report).doValidate()
    report.generate()
    return str(text.toString())


def _each(entry: dict[str, Any]) -> Iterator[Message]:
    """One message for each of the places that the report lists."""
    for place in entry["locations"] or [{"path": "", "line": 0, "column": 0}]:
        line, column = max(0, place["line"]), max(0, place["column"])
        yield Message(entry["ID"], entry["severity"], entry["message"], place["path"], line, column)
