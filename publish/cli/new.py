"""`publish new`: a book to begin with, or the book's file of a manuscript that is there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publish.cli import options

if TYPE_CHECKING:
    from publish.problems import Problem
    from publish.result import Result


@click.command(epilog="Example: publish new my-book")
@click.argument(
    "folder", required=False, metavar="[FOLDER]", type=click.Path(file_okay=False, path_type=Path)
)
@click.option(
    "--from", "manuscript", metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of a manuscript that is there, also of one that is laid out for another tool.",
)  # fmt: skip
@options.quiet
def new(folder: Path | None, manuscript: Path | None, quiet: bool) -> None:
    """Begin a book in FOLDER, which is made if it is missing; or write the book.toml of a manuscript.

    The new book builds at once. It has two chapters that teach by example, styles, and workflows by which
    GitHub makes a release of each version. With --from only book.toml is written, with what is found there:
    title, authors, language, licence, layout, each with its place. No file is ever written over.
    """
    from publish.cli import report  # noqa: PLC0415

    if (folder is None) == (manuscript is None):
        raise click.UsageError("name a FOLDER for a new book, or --from and the folder of a manuscript")
    result = _adopted(manuscript) if manuscript else _begun(folder or Path())
    sys.exit(report.report(result, quiet=quiet))


def _begun(folder: Path) -> Result:
    from publish.result import Result  # noqa: PLC0415
    from publish.starter import writing  # noqa: PLC0415

    problems: list[Problem] = []
    paths = writing.begin(folder, problems)
    return Result(paths, tuple(problems))


def _adopted(manuscript: Path) -> Result:
    from publish.importers import adoption  # noqa: PLC0415
    from publish.result import Result  # noqa: PLC0415

    done, found = adoption.adopt(manuscript)
    return Result(done.paths, done.problems, found)
