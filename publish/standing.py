"""Whether a book stands as it was built: then there is nothing to do, and what was said is said again.

What a build looked at, said and made is kept in the cache. If all of that is as it was, and the editions too,
the driver is not even loaded.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publish import inputs, rules
from publish.result import Result, Variant
from publish.store import Store, key
from publish.written import read, written

FORM = "standing 1"  # another number for another way to write it
# What was said of the machine or the web, and may be otherwise when nothing in the book has changed.
FLEETING = frozenset(
    {rules.UNDRAWN_COVER, rules.MISSING_GLYPH, rules.SYSTEM_GLYPH, rules.CANNOT_WRITE, rules.UNFETCHED}
)


@dataclass(frozen=True)
class Request:
    """What is asked for."""

    folder: Path
    editions: Sequence[str] | None
    output: Path | None
    variant: Variant

    @property
    def key(self) -> str:
        """Where the answer is kept."""
        places = [str(path.resolve()) if path else "" for path in (self.folder, self.output)]
        return key(FORM, *places, repr((self.editions and list(self.editions), self.variant)))


@dataclass(frozen=True)
class Standing:
    """A request before it is fulfilled: what it would be made from, and what was answered last time."""

    request: Request
    store: Store
    files: inputs.Files | None
    program: str
    last: dict[str, Any]

    def answer(self) -> Result | None:
        """What was answered, if all is as it was."""
        if not self.last or self.files is None or self.program != self.last["program"]:
            return None
        if inputs.digests(self.files) != inputs.digests(self.last["files"]):
            return None
        if not inputs.unchanged(self.last["libraries"]):
            return None
        if any(inputs.digest(path) != digest for path, digest in self.last["made"].items()):
            return None
        if self.files != {name: tuple(each) for name, each in self.last["files"].items()}:
            self._write({**self.last, "files": self.files})  # touched: next time it is not read again
        return _result(self.last)

    def keep(self, result: Result) -> None:
        """Keep the answer, if there was one that only the book could change."""
        passing = any(each.rule in FLEETING for each in result.problems) or not result.lasting
        if self.files is None or not result.paths or passing:
            return
        made = {str(path.resolve()): inputs.digest(path) for path in result.paths}
        self._write(
            {
                "program": self.program,
                "files": self.files,
                "libraries": inputs.libraries(),
                "made": made,
                "paths": [str(path.resolve()) for path in result.paths],
                "problems": [written(problem) for problem in result.problems],
                "found": result.found,
                "remarks": result.remarks,
            }
        )

    def _write(self, facts: dict[str, Any]) -> None:
        self.store.put(self.request.key, json.dumps(facts).encode())


def look(request: Request, store: Store) -> Standing:
    """How the book stands, before it is read."""
    kept = store.get(request.key)
    last = json.loads(kept) if kept else {}
    book = request.folder.resolve()
    files = inputs.files(book, {name: tuple(each) for name, each in last.get("files", {}).items()})
    return Standing(request, store, files, inputs.program(book), last)


def _result(last: dict[str, Any]) -> Result:
    problems = tuple(read(each) for each in last["problems"])
    paths = tuple(Path(path) for path in last["paths"])
    return Result(paths, problems, tuple(last["found"]), tuple(last["remarks"]))
