"""`publish cover`: the cover of the printed book."""

from __future__ import annotations

from pathlib import Path

import click

from publish.cli import options
from publish.means import Means


@click.command(epilog="Example: publish cover my-book")
@options.book
@options.output
@options.means
@options.quiet
def cover(book: Path, output: Path | None, means: Means, quiet: bool) -> None:
    """Make the cover of the printed book: back, spine and front on one sheet.

    The pages are laid out to know how wide the spine is, unless the book's file says it.
    """
    options.run(book, ["cover"], output, silent=quiet, means=means)
