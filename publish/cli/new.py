"""`publish new`: a book's file for a manuscript that is there."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from publish.cli import options


@click.command(epilog="Example: publish new --from my-mdbook")
@click.option(
    "--from", "folder", required=True, metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of a manuscript, also of one that is laid out for another tool.",
)  # fmt: skip
@options.quiet
def new(folder: Path, quiet: bool) -> None:
    """Write a book.toml for the manuscript in FOLDER, with what is found there.

    Title, authors, language and licence stand in it with the place that each was found in, and the
    layout that gives the order of the chapters. No file is ever written over.
    """
    from publish.cli import report  # noqa: PLC0415
    from publish.importers import adoption  # noqa: PLC0415
    from publish.result import Result  # noqa: PLC0415

    done, found = adoption.adopt(folder)
    sys.exit(report.report(Result(done.paths, done.problems, found), quiet=quiet))
