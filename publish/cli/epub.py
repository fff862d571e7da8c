"""`publish epub`: the EPUB alone."""

from __future__ import annotations

from pathlib import Path

import click

from publish.cli import options
from publish.epub.targets import GENERIC, targets


@click.command(epilog="Example: publish epub my-book --target kindle")
@options.book
@click.option(
    "--target",
    type=click.Choice(targets()),
    default=GENERIC,
    help="The shop that the file is for; by default one file for all.",
)
@options.output
@options.quiet
def epub(book: Path, target: str, output: Path | None, quiet: bool) -> None:
    """Make the EPUB of the book in the folder BOOK (by default this one)."""
    options.run(book, ["epub"], output, silent=quiet, variant={"target": "" if target == GENERIC else target})
