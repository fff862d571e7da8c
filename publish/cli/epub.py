"""`publish epub`: the EPUB alone."""

from __future__ import annotations

from pathlib import Path

import click

from publish.cli import options
from publish.epub.targets import GENERIC, targets
from publish.means import Means


@click.command(epilog="Example: publish epub my-book --target kindle")
@options.book
@click.option(
    "--target",
    type=click.Choice(targets()),
    default=GENERIC,
    help="The shop that the file is for; by default one file for all.",
)
@options.output
@options.means
@options.quiet
def epub(book: Path, target: str, output: Path | None, means: Means, quiet: bool) -> None:
    """Make the EPUB of the book in the folder BOOK (by default this one)."""
    shop = "" if target == GENERIC else target
    options.run(book, ["epub"], output, silent=quiet, means=means, variant={"target": shop})
