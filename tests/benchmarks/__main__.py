"""Makes the books, measures every kind of work on them beside its peers, and prints the ratios.

`python -m tests.benchmarks [--runs N] [--omnibus] [NAME...]`; a name chooses rows that begin with it.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

from tests.benchmarks import binding, novel, peers, technical
from tests.benchmarks.measure import Measure, measured

TITLES = {"NOVEL": "A Long Story", "TECH": "A Thorough Manual", "OMNIBUS": "A Long Story"}
MORE = "\n\n" + "And then one more sentence was written for it. " * 60 + "\n"
WRITERS: dict[str, Callable[[Path], None]] = {
    "NOVEL": novel.write,
    "TECH": technical.write,
    "OMNIBUS": lambda folder: novel.write(folder, 1_000_000, 400, 200, 3),
}


class Bench:
    """A folder with the books and the caches, and what was measured, each once."""

    def __init__(self, root: Path, runs: int) -> None:
        self.root, self.runs = root, runs
        self.known: dict[tuple[str, ...], Measure] = {}

    def book(self, name: str, editions: tuple[str, ...], justify: str = "total-fit") -> Path:
        """The book, with a file that declares these editions."""
        folder = self.root / name
        if not folder.exists():
            WRITERS[name](folder)
        binding.declare(folder, TITLES[name], editions, justify)
        return folder

    def once(self, *key: str, work: Callable[[], Measure]) -> Measure:
        """What was measured under a key."""
        if key not in self.known:
            self.known[key] = work()
            print(f"  {' '.join(key)}: {self.known[key].seconds:.2f} s", file=sys.stderr)
        return self.known[key]

    @cached_property
    def click(self) -> Measure:
        """Python that has loaded the library of the command line."""
        return measured([sys.executable, "-c", "import click"], runs=9)

    def help(self) -> Measure:
        """The help text."""
        return measured([sys.executable, "-m", "publish", "--help"], runs=9)

    def ours(self, name: str, command: str, how: str, justify: str = "total-fit") -> Measure:
        """Our work on a book: `cold`, with a chapter `edited`, or `again` with nothing changed."""
        return self.once(name, command, how, justify, work=lambda: self._ours(name, command, how, justify))

    def _ours(self, name: str, command: str, how: str, justify: str) -> Measure:
        editions = {"epub": (), "pdf": ("print",), "build": ("print", "screen")}[command]
        folder, cache = self.book(name, editions, justify), self.root / "cache"
        line = [sys.executable, "-m", "publish", command, "-q", str(folder)]
        chapter = sorted((folder / "manuscript").glob("*.md"))[10]
        text = chapter.read_text(encoding="utf-8")
        counter = iter(range(1, 1000))

        def ready() -> None:
            if how == "cold":
                shutil.rmtree(cache, ignore_errors=True)
            if how == "edited":
                chapter.write_text(text + MORE * next(counter), encoding="utf-8")

        environment = {"PUBLISH_CACHE": str(cache)}
        if how != "cold":
            measured(line, environment, runs=1)
        try:
            return measured(line, environment, runs=self.runs, before=ready)
        finally:
            chapter.write_text(text, encoding="utf-8")

    def peer(self, name: str, peer: str) -> Measure:
        """A peer's work on a book."""
        out = self.root / f"peer.{'epub' if peer == 'pandoc' else 'pdf'}"
        return self.once(
            name, peer, work=lambda: measured(peers.command(peer, self.book(name, ()), out), runs=self.runs)
        )


Row = tuple[str, Callable[[Bench], Measure], str, Callable[[Bench], Measure], float]


def _rows(*, omnibus: bool) -> Iterator[Row]:
    for name, most in (("NOVEL", 0.65), ("TECH", 0.35)):
        yield (
            f"{name} print, cold, total-fit", lambda b, n=name: b.ours(n, "pdf", "cold"),
            "one document, WeasyPrint", lambda b, n=name: b.peer(n, "weasyprint"), most,
        )  # fmt: skip
    ours = lambda how, command="pdf": lambda b: b.ours("NOVEL", command, how)  # noqa: E731
    yield (
        "NOVEL print, cold, greedy", lambda b: b.ours("NOVEL", "pdf", "cold", "greedy"),
        "one document, WeasyPrint", lambda b: b.peer("NOVEL", "weasyprint"), 0.50,
    )  # fmt: skip
    if peers.has_typst():
        typst = lambda b: b.peer("NOVEL", "typst")  # noqa: E731
        yield "NOVEL print, cold, total-fit", ours("cold"), "pandoc, Typst", typst, 3.3
        yield "NOVEL print, a chapter edited", ours("edited"), "pandoc, Typst", typst, 0.70
    yield "NOVEL print, a chapter edited", ours("edited"), "our cold build", ours("cold"), 0.25
    yield "NOVEL print, nothing changed", ours("again"), "our cold build", ours("cold"), 0.03
    for name, most in (("NOVEL", 0.30), ("TECH", 0.45)):
        yield (
            f"{name} EPUB, cold", lambda b, n=name: b.ours(n, "epub", "cold"),
            "pandoc", lambda b, n=name: b.peer(n, "pandoc"), most,
        )  # fmt: skip
    yield "NOVEL EPUB, a chapter edited", ours("edited", "epub"), "our cold EPUB", ours("cold", "epub"), 0.40
    yield "NOVEL print, screen, EPUB, cold", ours("cold", "build"), "print alone", ours("cold"), 2.2
    if omnibus:
        whole = lambda b: b.ours("OMNIBUS", "pdf", "cold")  # noqa: E731
        yield "OMNIBUS print, cold (a tenth)", lambda b: _tenth(whole(b)), "NOVEL cold", ours("cold"), 1.05
    yield "publish --help", lambda b: b.help(), "import click", lambda b: b.click, 2.5


def _tenth(whole: Measure) -> Measure:
    return Measure(whole.seconds / 10, whole.memory)


def main() -> None:
    """Print the table, in Markdown."""
    asked = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    asked.add_argument("names", nargs="*", help="only rows that begin so")
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--omnibus", action="store_true", help="also a book of a million words")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as root:
        bench = Bench(Path(root), options.runs)
        print("| work | seconds | MiB | against | seconds | ratio | at most |")
        print("|---|--:|--:|---|--:|--:|--:|")
        for title, work, against, other, most in _rows(omnibus=options.omnibus):
            if options.names and not title.startswith(tuple(options.names)):
                continue
            ours, theirs = work(bench), other(bench)
            print(
                f"| {title} | {ours.seconds:.2f} | {ours.memory:.0f} | {against} | {theirs.seconds:.2f} "
                f"| {ours.seconds / theirs.seconds:.2f} | {most} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
