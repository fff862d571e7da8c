"""`publish import`: what is not Markdown yet becomes chapters."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from publish.cli import options


@click.command("import", epilog="Example: publish import thesis.docx --into my-book")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--into", "folder", default=".", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
    help="The book's folder, made if it is missing; by default this one.",
)  # fmt: skip
@options.quiet
def import_(files: tuple[Path, ...], folder: Path, quiet: bool) -> None:
    """Turn web pages, plain text, Word documents (DOCX) and EPUBs into chapters.

    The chapters are written to FOLDER/manuscript/, their pictures beside them, and the paths are
    printed. What was left out is told. No file is ever written over.
    """
    from publish.cli import report  # noqa: PLC0415
    from publish.importers import intake  # noqa: PLC0415
    from publish.result import Result  # noqa: PLC0415

    done = intake.bring_in(files, folder)
    sys.exit(report.report(Result(done.paths, done.problems), quiet=quiet))
