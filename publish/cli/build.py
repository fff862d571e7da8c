"""`publish build`: every edition."""

from __future__ import annotations

from pathlib import Path

import click

from publish.cli import options
from publish.means import Means


@click.command(epilog="Example: publish build my-book")
@options.book
@click.option("--sample", is_flag=True, help="Make the sample: the chapters that the book's file chooses.")
@options.means
@options.quiet
def build(book: Path, sample: bool, means: Means, quiet: bool) -> None:
    """Make every edition of the book in the folder BOOK (by default this one).

    The EPUB is always made, and with it the PDF editions that the book's file declares, or the
    printed one where it declares none. The files are written to BOOK/dist/ and their paths are printed.
    """
    options.run(book, None, None, silent=quiet, means=means, variant={"sample": sample})
