"""`publish epub`: the EPUB alone."""

from __future__ import annotations

from pathlib import Path

import click

from publish.cli import options


@click.command(epilog="Example: publish epub my-book -o my-book.epub")
@options.book
@options.output
@options.quiet
def epub(book: Path, output: Path | None, quiet: bool) -> None:
    """Make the EPUB of the book in the folder BOOK (by default this one)."""
    options.run(book, ["epub"], output, silent=quiet)
